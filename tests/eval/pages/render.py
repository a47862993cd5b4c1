"""Fills a folder with renderings: PAGE/page.html, PAGE/TOOL.ENDING as the tool saves it, and
PAGE/TOOL.truth.json, what of the page's papers that file still states."""

import concurrent.futures
import datetime
import html
import json
import os
import re
import subprocess

import days
import site_page
import tools

FACTS = ('arxiv_id', 'upvotes', 'comments', 'github_stars', 'published', 'abstract')


def letters(text):
    """A text without markup, spaces and line ends, to find it in what a tool wrote."""
    return re.sub(r'[^a-z0-9\u0080-\U0010ffff]', '', html.unescape(text).lower())


def number_in(number, text):
    return re.search(rf'(?<![\d.]){number}(?!\d)', text) is not None


def states(output, kind, papers, today):
    """The facts that a tool's output has of the probe's papers, which all differ."""
    flat = ' '.join(html.unescape(output).split())
    plain = letters(output)
    found = set()
    for fact in FACTS:
        if fact == 'abstract':
            there = [plain.count(letters(p['title'].split(':')[0]) + end) > 0
                     for p in papers for end in ('begin', 'end')]
        elif fact == 'published':
            there = [p['published'].isoformat() in flat or
                     site_page.long_day(p['published']) in flat for p in papers]
        elif fact == 'arxiv_id':
            there = [p['id'] in flat for p in papers]
        else:
            key = {'upvotes': 'votes', 'github_stars': 'stars'}.get(fact, fact)
            there = [number_in(p[key], flat) for p in papers]
        if all(there):
            found.add(fact)
    for key in ('repo', 'project'):
        if all(p[key].lower() in flat.lower() for p in papers):
            found.add(key)
    if kind in ('daily', 'search') and f'{today:%b} {today.day}' in flat:
        found.add('listed_on')
    if '#community' in flat:
        found.add('targets')
    if all(f'{site_page.long_day(p["published"])}{p["comments"]}' in flat for p in papers):
        found.add('glued')
    return found


def truth(output, found, kind, papers, today, is_html):
    """The papers that the output names, with the facts that the tool's output states."""
    plain = letters(output)
    wide = ' '.join(output.split())
    from_json = is_html and 'dailyPapers' in output
    rows = []
    for paper in papers:
        shown = site_page.in_props(paper) if from_json else site_page.visible(kind, paper, today)
        if not from_json and letters(shown['title']) not in plain:
            continue
        row = {'title': shown['title'], '|capitals': shown['title'].upper() in wide}
        row |= {fact: shown[fact] for fact in FACTS if fact in found}
        if 'published' in row:
            row['published'] = str(paper['published'])  # also where the site's page has none
        if kind not in ('search', 'trending') and not {'targets'} & found:
            # One number alone, without its link: nobody can say whether of stars or comments.
            if (paper['stars'] is None) != (not paper['comments']):
                row.pop('comments', None)
                row.pop('github_stars', None)
        if 'glued' in found and paper['comments'] and paper['published'].year == today.year:
            row.pop('published', None)  # "May 185": the 18th or the 1st
        if not from_json and letters(row.get('abstract') or '') not in plain:
            del row['abstract']
        row['links'] = [link for link in shown['links']
                        if ('repo' if link == paper['repo'] else 'project') in found]
        row['|links'] = re.findall(r'https?://[^\s)>\]]+|[\w-]+\.[\w.-]+/[^\s)>\]]*',
                                   paper['abstract'] + ' ' + (paper['sentence'] or ''))
        if 'listed_on' in found:
            row['listed_on'] = str(today)
        rows.append(row)
    return rows


def output_of(folder, tool):
    return os.path.join(folder, f'{tool}.{tools.TOOLS[tool][1]}')


def capture(cache, pages):
    """Runs each tool on each page that it has not saved yet."""
    jobs, node = [], []
    for name, kind, papers, today, words in pages:
        folder = os.path.join(cache, name)
        os.makedirs(folder, exist_ok=True)
        file = os.path.join(folder, 'page.html')
        if not os.path.exists(file):
            with open(file, 'w', encoding='utf-8') as out:
                out.write(site_page.page(kind, papers, today, words))
        for tool, (_, _, how) in tools.TOOLS.items():
            if os.path.exists(output_of(folder, tool)):
                continue
            if isinstance(how, str) and how.startswith('node '):
                node.append('\t'.join((how[5:], file, output_of(folder, tool))))
            else:
                jobs.append((output_of(folder, tool), how, (kind, papers, today, words), file))

    def run(job):
        output, how, page, file = job
        text = tools.save(how, page, file)
        with open(output, 'w', encoding='utf-8') as out:
            out.write(text)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(run, jobs))
    if node:
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'capture.mjs')
        subprocess.run(['node', script], input='\n'.join(node), text=True, check=True,
                       env=dict(os.environ, NODE_MODULES=os.path.join(cache, 'node_modules')))


def read(file):
    with open(file, encoding='utf-8') as source:
        return source.read()


def render(cache, api_folder, corpus):
    """Makes what is missing in the cache, and the truth of every rendering."""
    day = datetime.date(2026, 1, 27)
    probe = [(f'probe-{kind}', kind, days.probe_papers(), day, '') for kind in site_page.KINDS]
    pages = days.pages(api_folder, corpus)
    capture(cache, probe + pages)
    found = {(kind, tool): states(read(output_of(os.path.join(cache, name), tool)), kind, papers,
                                  today)
             for name, kind, papers, today, _ in probe for tool in tools.TOOLS}
    for name, kind, papers, today, _ in pages:
        folder = os.path.join(cache, name)
        for tool in tools.TOOLS:
            rows = truth(read(output_of(folder, tool)), found[kind, tool], kind, papers, today,
                         tools.TOOLS[tool][1] == 'html')
            with open(os.path.join(folder, tool + '.truth.json'), 'w', encoding='utf-8') as out:
                json.dump({'page': name, 'kind': kind, 'as_of': str(today), 'shown': len(papers),
                           'papers': rows}, out, ensure_ascii=False, indent=1)
