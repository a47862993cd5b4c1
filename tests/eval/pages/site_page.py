"""Renders papers as the site's HTML: daily, weekly and monthly lists, search results, trending.

A paper is a dict: id, title, abstract, sentence (one-sentence summary or None), votes, comments,
stars (None without a repository), repo, project, organisation, authors (count), published (date),
submitter, video. `page()` gives (html, visible): the page and, paper by paper, what it shows.
"""

import datetime
import html
import json

HOST = 'https://huggingface.co'
KINDS = ('daily', 'weekly', 'monthly', 'search', 'trending')
MENU = ('Models', 'Datasets', 'Spaces', 'Docs', 'Enterprise', 'Pricing')


def short_count(number):
    """A number of stars as the site shows it: three digits and k or M."""
    for size, unit in ((1_000_000, 'M'), (1000, 'k')):
        if number >= size:
            value = number / size
            digits = 0 if value >= 100 else 1 if value >= 10 else 2
            return f'{value:.{digits}f}'.rstrip('0').rstrip('.') + unit if digits else \
                f'{value:.0f}{unit}'
    return str(number)


def full_count(shown):
    unit = {'k': 1000, 'M': 1_000_000}.get(shown[-1])
    return round(float(shown[:-1]) * unit) if unit else int(shown)


def short_day(day, today):
    text = f'{day:%b} {day.day}'
    return text if day.year == today.year else f'{text}, {day.year}'


def long_day(day):
    return f'{day:%b} {day.day}, {day.year}'


def esc(text):
    return html.escape(text, quote=False)


def header():
    items = ''.join(f'<li><a class="group flex" href="/{name.lower()}"><svg viewBox="0 0 32 32">'
                    f'<path d="M0 0h24v24H0z"></path></svg> {name}</a></li> ' for name in MENU)
    return (
        '<div class="SVELTE_HYDRATER contents" data-target="MainHeader" data-props="{&quot;class'
        'Names&quot;:&quot;&quot;,&quot;isWide&quot;:false}"><!--[--><header class="border-b">'
        '<div class="w-full px-4 container flex h-16"><a class="mr-5" href="/"><img alt="Hugging '
        'Face\'s logo" src="/front/assets/huggingface_logo-noborder.svg"> <span class="hidden">'
        'Hugging Face</span></a> <input class="form-input-alt" placeholder="Search models, '
        'datasets, users..." type="text" value=""> <nav aria-label="Main"><ul class="flex">'
        f'{items}<li><hr class="h-5"></li> <li><a href="/login">Log In</a></li> '
        '<li><a class="btn" href="/join">Sign Up</a></li></ul></nav></div></header><!--]--></div>')


def banner():
    return (
        '<div class="h-12 bg-linear-to-r"><div class="rounded-md px-1">new</div> <p>'
        '<span class="hidden sm:inline">Get trending papers in your email inbox once a day!</span> '
        '<span class="inline sm:hidden">Get trending papers in your email inbox!</span></p> '
        '<a class="btn" href="/login?next=%2Fpapers">Subscribe</a></div>')


def navigator(kind, today, words):
    """The head of the list: its name, the search box, the periods, the day's own navigator."""
    name = 'Trending Papers' if kind == 'trending' else 'Daily Papers'
    by = ('<h2 class="gap-1"><div class="flex items-center"><span>by</span> <a href="/akhaliq">'
          f'<img alt="{"AK&#39;s avatar" if kind == "daily" else ""}" src="/front/ak.png">AK</a>'
          '</div> <div class="text-gray-500">and the research community</div></h2>')
    box = ('<form><input type="text" placeholder="Search by arxiv id or title" '
           f'value="{html.escape(words)}"></form>')
    if kind == 'trending':
        return f'<h1 class="text-2xl"><a href="/papers/trending">{name}</a></h1> {by} {box}'
    shown = {'weekly': f'Week {today.isocalendar()[1]}', 'monthly': f'{today:%b %Y}'}.get(
        kind, f'{today:%b} {today.day}')
    before = today - datetime.timedelta(days=1)
    return (
        f'<h1 class="text-2xl"><a href="/papers">{name}</a></h1> {by} {box} '
        '<ul class="flex"><li><button class="px-2">Daily</button></li> <li><button class="px-2">'
        'Weekly</button></li> <li><button class="px-2">Monthly</button></li></ul> '
        '<a href="/papers/trending" class="btn"><svg></svg> Trending Papers</a> '
        f'<div class="flex"><a aria-label="Previous" href="/papers/date/{before}"><svg></svg></a> '
        f'<time datetime="{today}">{shown}</time></div>')


def votes_box(paper):
    shown = paper['votes'] or '-'
    return (
        f'<a href="/login?next=%2Fpapers%2F{paper["id"]}" class="self-start"><div class="shadow-'
        'alternate flex h-14"><input disabled type="checkbox" class="peer hidden"> <svg><path d="'
        f'M5 0"></path></svg> <div class="leading-none">{shown}</div></div></a>')


def title(paper):
    return (f'<h3 class="mb-1 text-lg/6 font-semibold"><!--[0--><a href="/papers/{paper["id"]}" '
            f'class="line-clamp-3 cursor-pointer">{esc(paper["title"])}</a><!--]--></h3>')


def thumbnail(paper):
    source = f'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/{paper["id"]}.png'
    inner = (f'<video src="{source[:-4]}.mp4" autoplay muted loop playsinline></video>'
             if paper['video'] else f'<img loading="lazy" alt="" src="{source}">')
    return f'<a href="/papers/{paper["id"]}" class="peer relative block h-56">{inner}</a>'


def people(paper, alt=True):
    """The organisation, or how many authors there are."""
    if paper['organisation']:
        name, full = paper['organisation']
        return (f'<a href="/{name}" class="flex items-center"><img class="size-4" alt="'
                f'{esc(name) if alt else ""}" src="https://cdn-avatars.huggingface.co/v1/{name}.png'
                f'"> <span class="truncate">{esc(full)}</span></a>')
    faces = ''.join('<li class="-mr-2 h-4 w-4"><div class="size-full"></div></li>'
                    for _ in range(min(paper['authors'], 5)))
    mark = '<span>·</span> ' if alt else ''
    count = paper['authors']
    return (f'<a href="/papers/{paper["id"]}" class="flex"><ul class="flex flex-row-reverse '
            f'text-xs">{faces}<li class="order-last pl-3">{mark}{count} '
            f'author{"s" if count != 1 else ""}</li></ul></a>')


def comments(paper):
    if not paper['comments']:
        return ''
    return (f'<a href="/papers/{paper["id"]}#community" class="flex items-center gap-1"><svg>'
            f'</svg>{paper["comments"]}</a>')


def daily_card(paper, today):
    stars = '' if paper['stars'] is None else (
        f'<a href="/papers/{paper["id"]}" class="flex items-center gap-1"><svg></svg> <span>'
        f'{short_count(paper["stars"])}</span></a>')
    by = (f'<a href="/{paper["submitter"]}" class="flex"><div>Submitted by</div> <img alt="" '
          f'src="/avatars/x.svg"> <div>{esc(paper["submitter"])}</div></a>')
    return (
        f'<article class="relative flex flex-col overflow-hidden rounded-xl border">'
        f'{thumbnail(paper)} {by} <div class="-mt-8 flex"><div class="flex w-full gap-6">'
        f'{votes_box(paper)} <div class="w-full">{title(paper)} <div class="flex justify-between">'
        f'{people(paper)} <div class="ml-auto flex">{stars} {comments(paper)}</div></div></div>'
        '</div></div></article>')


def search_card(paper, today):
    return (
        f'<article class="flex flex-col"><div class="flex w-full gap-6">{votes_box(paper)} '
        f'<div class="w-full">{title(paper)} <a href="/papers/{paper["id"]}"><p class="line-clamp-2'
        f' text-sm">{esc(paper["abstract"])}</p></a> <div class="flex items-center">'
        f'{people(paper, alt=False)} <span class="mx-1">·</span> <time datetime="'
        f'{paper["published"]}T00:00:00.000Z">{short_day(paper["published"], today)}</time>'
        f'{comments(paper)}</div></div></div></article>')


def trending_card(paper, today):
    """Wide and narrow copy: each paper is there twice."""
    by = (f'<div class="flex"><span>Submitted by</span> <div class="flex"><img alt="" '
          f'src="/avatars/x.svg"> {esc(paper["submitter"])}</div></div>')
    code = '' if paper['stars'] is None else (
        f'<a href="{paper["repo"]}" target="_blank" class="btn"><svg></svg> <span>GitHub</span> '
        f'<span>{short_count(paper["stars"])}</span></a>')
    box = (
        f'<a href="/login?next=%2Fpapers%2F{paper["id"]}"><div class="btn"><svg></svg> Upvote '
        f'<div class="font-semibold">{paper["votes"] or "-"}</div></div></a>')
    copies = [
        f'<div class="{width}">{by} {title(paper)} <p class="line-clamp-3">'
        f'{esc(paper["sentence"] or paper["abstract"])}</p> <div class="flex items-center">'
        f'{people(paper, alt=width == "max-md:hidden")} <span>·</span> <span>Published on '
        f'{long_day(paper["published"])}</span></div> <div class="flex gap-2">{box} {code} '
        f'<a href="https://arxiv.org/abs/{paper["id"]}" class="btn">arXiv Page</a></div>'
        f'{thumbnail(paper)}</div>' for width in ('max-md:hidden', 'md:hidden')]
    return f'<article>{" ".join(copies)}</article>'


CARDS = {'search': search_card, 'trending': trending_card}


def visible(kind, paper, today):
    """What the page shows of a paper, named as in docs/json.md."""
    shown = {
        'title': ' '.join(paper['title'].split()), 'arxiv_id': paper['id'],
        'upvotes': paper['votes'] or None, 'comments': None, 'github_stars': None,
        'published': None, 'abstract': None, 'links': []}
    if kind != 'trending':
        shown['comments'] = paper['comments'] or None
    if kind != 'search' and paper['stars'] is not None:
        shown['github_stars'] = full_count(short_count(paper['stars']))
    if kind in ('search', 'trending'):
        text = paper['abstract'] if kind == 'search' else paper['sentence'] or paper['abstract']
        shown['abstract'] = ' '.join(text.split())
        shown['published'] = str(paper['published'])
    if kind == 'trending' and paper['stars'] is not None:
        shown['links'] = [paper['repo']]
    return shown


def in_props(paper):
    """What the page's own JSON says of a paper."""
    return {
        'title': ' '.join(paper['title'].split()), 'arxiv_id': paper['id'],
        'upvotes': paper['votes'], 'comments': paper['comments'],
        'github_stars': paper['stars'], 'published': str(paper['published']),
        'abstract': ' '.join(paper['abstract'].split()),
        'links': [link for link in (paper['repo'], paper['project']) if link]}


def props(paper):
    inner = {
        'id': paper['id'], 'authors': [{'name': f'Author {n}', 'hidden': False}
                                       for n in range(paper['authors'])],
        'publishedAt': f'{paper["published"]}T00:00:00.000Z', 'title': paper['title'],
        'summary': paper['abstract'], 'upvotes': paper['votes'],
        'ai_summary': paper['sentence'], 'projectPage': paper['project'],
        'githubRepo': paper['repo'], 'githubStars': paper['stars']}
    inner = {name: value for name, value in inner.items() if value is not None}
    return {'paper': inner, 'publishedAt': inner['publishedAt'], 'title': paper['title'],
            'summary': paper['abstract'], 'numComments': paper['comments'],
            'isAuthorParticipating': False}


def page(kind, papers, today, words=''):
    card = CARDS.get(kind, daily_card)
    cards = ''.join(f'<!--[0-->{card(paper, today)}<!--]-->' for paper in papers)
    data = html.escape(json.dumps({'dailyPapers': [props(paper) for paper in papers],
                                   'dateString': str(today), 'query': {'q': words}}))
    name = 'Trending Papers' if kind == 'trending' else 'Daily Papers'
    return (
        f'<!doctype html>\n<html class="">\n<head>\n<meta charset="utf-8">\n<title>{name} - '
        f'Hugging Face</title>\n<script>const theme = "papers: [1, 2]";</script>\n<style>svg '
        '{ width: 1em }</style>\n</head>\n<body class="flex flex-col min-h-dvh DailyPapersPage">\n'
        f'<div class="flex min-h-dvh flex-col">{header()}\n<main class="flex flex-1 flex-col">'
        f'{banner()} <div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="'
        f'{data}"><!--[--><section class="container relative"><div class="mb-12 grid">'
        f'{navigator(kind, today, words)}</div> <div class="grid grid-cols-1 gap-14">{cards}</div>'
        '</section><!--]--></div></main>\n<footer><nav><div>Company</div> <a href="/terms-of-'
        'service">TOS</a> <a href="/privacy">Privacy</a> <a href="/huggingface">About</a></nav>'
        '</footer></div>\n</body>\n</html>\n')
