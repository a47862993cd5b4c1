"""Layouts of our own for what no program here writes: a notebook's text export, a crawler's
Markdown, a clipper's note, pictures with texts, a dump with its links at the end.

Each is a function (page) -> text, where a page is (kind, papers, today, words).
"""

from site_page import HOST, short_count, short_day, long_day

PICTURES = ('no alt text', '图片：无替代文本', 'Bild ohne Text', '画像', 'Изображение', 'a figure')


def card(kind, paper, today):
    """A paper's card in page order, as (what, text, url)."""
    url = f'{HOST}/papers/{paper["id"]}'
    login = f'{HOST}/login?next=%2Fpapers%2F{paper["id"]}'
    votes = str(paper['votes'] or '-')
    if paper['organisation']:
        name, full = paper['organisation']
        people = [('logo', name, ''), ('org', full, f'{HOST}/{name}')]
    else:
        count = paper['authors']
        people = [('authors', f'{count} author{"s" if count != 1 else ""}', url)]
    title = ('title', ' '.join(paper['title'].split()), url)
    if kind == 'search':
        talk = [('comments', str(paper['comments']), url + '#community')]
        return [('votes', votes, login), title, ('abstract', paper['abstract'], url), *people,
                ('dot', '·', ''), ('day', short_day(paper['published'], today), ''),
                *(talk if paper['comments'] else [])]
    if kind == 'trending':
        code = [] if paper['stars'] is None else [
            ('code', 'GitHub ' + short_count(paper['stars']), paper['repo'])]
        return [('by', 'Submitted by', ''), ('picture', paper['submitter'], ''),
                ('text', paper['submitter'], ''), title,
                ('text', ' '.join((paper['sentence'] or paper['abstract']).split()), ''), *people,
                ('text', '· Published on ' + long_day(paper['published']), ''),
                ('upvote', votes, login), *code,
                ('link', 'arXiv Page', f'https://arxiv.org/abs/{paper["id"]}'),
                ('picture', 'thumbnail', url)]
    facts = []
    if paper['stars'] is not None:
        facts.append(('stars', short_count(paper['stars']), url))
    if paper['comments']:
        facts.append(('comments', str(paper['comments']), url + '#community'))
    return [('picture', 'thumbnail', url), ('by', 'Submitted by', ''),
            ('link', paper['submitter'], f'{HOST}/{paper["submitter"]}'),
            ('votes', votes, login), title, *people, *facts]


def head(kind, today, words):
    name = 'Trending Papers' if kind == 'trending' else 'Daily Papers'
    parts = [('text', 'new', ''), ('text', 'Get trending papers in your email inbox!', ''),
             ('link', 'Subscribe', f'{HOST}/login?next=%2Fpapers'), ('name', name, ''),
             ('by', 'by', ''), ('link', 'AK', f'{HOST}/akhaliq'),
             ('text', 'and the research community', '')]
    if words:
        parts.append(('text', words, ''))
    if kind != 'trending':
        parts += [('period', period, '') for period in ('Daily', 'Weekly', 'Monthly')]
        parts += [('link', 'Trending Papers', f'{HOST}/papers/trending')]
    if kind in ('daily', 'search'):
        parts.append(('text', f'{today:%b} {today.day}', ''))
    return parts


def cards(kind, papers, today):
    for paper in papers:
        for _ in range(2 if kind == 'trending' else 1):
            yield card(kind, paper, today)


def notebook(page):
    """Text and, on lines of their own, the addresses of links."""
    kind, papers, today, words = page
    lines = []
    for part in [head(kind, today, words), *cards(kind, papers, today)]:
        for what, text, url in part:
            if what in ('picture', 'logo'):
                continue
            if what == 'votes':
                text = ' [-] ' + text
            if what == 'upvote':
                text = 'Upvote ' + text
            if what == 'authors':
                lines += ['[', f'{text}]({url})']
                continue
            lines.append(' '.join(text.split()) if what != 'votes' else text)
            if url:
                lines.append(url)
    return '\n\n'.join(lines).replace('[\n\n', '[\n') + '\n'


def crawler(page, pictures=False, relative=False):
    """Markdown of a crawler: each link on its own, whole abstracts inside links."""
    kind, papers, today, words = page
    lines = []
    for number, part in enumerate([head(kind, today, words), *cards(kind, papers, today)]):
        picture = PICTURES[number % len(PICTURES)]
        logo = ''
        for what, text, url in part:
            text = text.replace('\n', '\\\\\n') if what == 'abstract' else text
            if relative:
                url = url.replace(HOST, '')
            if what == 'picture':
                if pictures:
                    lines.append(f'[[{picture}]]({url})' if url else f'[{picture}]')
            elif what == 'logo':
                logo = f'[{picture}：{text}] ' if pictures else ''
            elif what == 'name':
                lines.append('# ' + text)
            elif what == 'title':
                lines.append(f'### [{text}]({url})')
            elif what == 'period':
                lines.append('- ' + text)
            elif what == 'authors' and pictures:
                lines += ['- ', f'- [{picture}]', '- ' + text]
            elif what == 'authors':
                lines.append(f'[- {text}]({url})')
            elif what == 'upvote':
                lines.append(f'[Upvote\n\n{text}]({url})')
            elif what == 'day':
                lines.append(text)
            elif what == 'comments' and kind == 'search':
                lines[-1] += f'[{text}]({url})'
            elif url:
                lines.append(f'[{logo if what == "org" else ""}{text}]({url})')
            else:
                lines.append(text)
    return '\n\n'.join(lines) + '\n'


def clipper(page):
    """A clipper's note: front matter, remarks on the source, headings, plain text below them."""
    kind, papers, today, words = page
    lines = ['---', 'title: "Daily Papers - Hugging Face"', f'source: "{HOST}/papers"',
             f'created: {today}', 'tags:', '  - "clippings"', '---', '# Saved page', '',
             f'- Source URL: {HOST}/papers', f'- Source SHA256: `{"0" * 64}`',
             '- Extraction: `structured` (headings, links, formulas and tables)', '',
             '## Extracted Text', '']
    for part in [head(kind, today, words), *cards(kind, papers, today)]:
        for what, text, url in part:
            text = ' '.join(text.split())
            if what == 'title':
                lines += ['<a id="part"></a>', '', f'### [{text}]({url})', '']
            elif what == 'picture':
                lines += [f'![]({url or "x.svg"})', '']
            elif what == 'logo':
                lines += [f'![{text}](https://cdn-avatars.huggingface.co/{text}.png)' + text]
                lines[-1] = lines[-1][:-len(text)]
            elif what == 'org':
                lines[-1] = f'[{lines[-1]} {text}]({url})'
                lines.append('')
            elif what == 'authors':
                lines += ['- ![](/a.svg)', '- ' + text, '']
            elif what == 'upvote':
                lines += [f'[Upvote {text}]({url})', '']
            elif what == 'dot':
                lines += ['·']
            elif what == 'day':
                lines[-1] += text
                lines += ['']
            elif what == 'comments' and kind == 'search':
                lines[-2] += f'[{text}]({url})'
            elif what == 'abstract':
                lines += [text, '']
            elif url:
                lines += [f'[{text}]({url})', '']
            else:
                lines += [text, '']
    return '\n'.join(lines)


def reference_dump(page):
    """Links by number, their addresses at the end; long lines broken, headings too."""
    kind, papers, today, words = page
    lines, addresses = [], []

    def number(url):
        addresses.append(url)
        return len(addresses)

    for part in [head(kind, today, words), *cards(kind, papers, today)]:
        for what, text, url in part:
            text = ' '.join(text.split())
            if what in ('picture', 'logo'):
                continue
            if what == 'title':
                cut = text.rfind(' ', 0, 76) if len(text) > 76 else -1
                broken = text if cut < 0 else f'{text[:cut]}\n### {text[cut + 1:]}'
                lines += [f'### [{broken}][{number(url)}]', '']
            elif what == 'abstract':
                lines += ['[', '', text, '', f'][{number(url)}]']
            elif what == 'authors':
                lines += ['[', '* ' + text, f'][{number(url)}]']
            elif what == 'upvote':
                lines += [f'[Upvote {text}][{number(url)}]', '']
            elif what in ('dot', 'day'):
                lines.append(text)
            elif url:
                lines += [f'[{text}][{number(url)}]', '']
            else:
                lines += [text, '']
    lines += [''] + [f'[{n + 1}]: {url}' for n, url in enumerate(addresses)]
    return '\n'.join(lines) + '\n'


def pictures(page):
    return crawler(page, pictures=True)


def relative(page):
    return crawler(page, relative=True)
