"""A page's parts in page order, for the writers of notes, mails, chats and pastes.

The writers stand in two modules, named before any of their captures was read: those of
captures_shown.py may be looked at while the reader is written, those of captures_unseen.py only
judge. A writer is a function (page) -> text, where a page is (kind, papers, today, words).
"""

import types

import layouts
from site_page import HOST, MENU, long_day, short_count, short_day

FOOT = ('Company', 'TOS', 'Privacy', 'About', 'Careers', 'Website', 'Models', 'Datasets', 'Spaces')


def card(kind, paper, today):
    """What the page shows of a paper, by name; what it does not show is None."""
    shown = kind in ('search', 'trending')
    text = paper['sentence'] if kind == 'trending' and paper['sentence'] else paper['abstract']
    count = paper['authors']
    url = f'{HOST}/papers/{paper["id"]}'
    day = None
    if shown:
        day = short_day(paper['published'], today) if kind == 'search' else long_day(
            paper['published'])
    return types.SimpleNamespace(
        kind=kind, id=paper['id'], url=url, talk_url=url + '#community',
        login=f'{HOST}/login?next=%2Fpapers%2F{paper["id"]}',
        title=' '.join(paper['title'].split()), text=' '.join(text.split()) if shown else None,
        votes=str(paper['votes'] or '-'),
        org=paper['organisation'], people=f'{count} author{"s" if count != 1 else ""}',
        count=count, day=day, date=paper['published'],
        talk=str(paper['comments']) if paper['comments'] and kind != 'trending' else None,
        stars=short_count(paper['stars']) if paper['stars'] is not None and kind != 'search'
        else None, code=paper['repo'] if kind == 'trending' else None, by=paper['submitter'])


def cards(page, twice=False):
    kind, papers, today, _ = page
    for paper in papers:
        for _ in range(2 if twice and kind == 'trending' else 1):
            yield card(kind, paper, today)


def who(c):
    return c.org[1] if c.org else c.people


def parts(page):
    """The whole page as (what, text, url): menu, head, cards (two copies where it is trending)."""
    kind, papers, today, words = page
    found = [('menu', name, f'{HOST}/{name.lower()}') for name in MENU]
    found += [('menu', 'Log In', f'{HOST}/login'), ('menu', 'Sign Up', f'{HOST}/join')]
    found += layouts.head(kind, today, words)
    for group in layouts.cards(kind, papers, today):
        found += [(what, ' '.join(text.split()), url) for what, text, url in group]
    return found + [('foot', name, f'{HOST}/{name.lower()}') for name in FOOT]


def said(what, text):
    """The words that a part shows."""
    return 'Upvote ' + text if what == 'upvote' else text


def markdown(page, link=lambda text, url: f'[{text}]({url})', heading='### ', bullet='-   ',
             image=lambda alt, url: f'![{alt}]({url})'):
    """Paragraphs as a converter of HTML writes them: links with all that is in them."""
    lines = []
    logo = ''
    for what, text, url in parts(page):
        text = said(what, text)
        if what in ('menu', 'foot', 'period'):
            lines.append(bullet + (link(text, url) if url else text))
        elif what == 'logo':
            logo = image(text, f'https://cdn-avatars.huggingface.co/v1/{text}.png') + ' '
        elif what == 'picture':
            made = image('', (url or HOST) + '.png')
            if made:
                lines.append(link(made, url) if url else made)
        elif what == 'title':
            lines.append(heading + link(text, url))
        elif what == 'name':
            lines.append('# ' + text)
        elif what == 'authors':
            lines.append(link(f'\n\n{bullet}{text}\n\n', url))
        else:
            lines.append(link(logo + text if what == 'org' else text, url) if url else text)
            logo = '' if what == 'org' else logo
    return '\n\n'.join(line for line in lines if line) + '\n'


def plain(page, between='\n', keep=lambda what: True):
    """The page's words, a part on each line."""
    return between.join(said(what, text) for what, text, _ in parts(page)
                        if what not in ('picture', 'logo') and keep(what)) + '\n'
