"""Captures that only judge: their figures may be known, their texts and faults are not looked at."""

import html
import json
import re
import textwrap
import urllib.parse

from captures import HOST, FOOT, card, cards, markdown, parts, plain, said, who


def mark_download(page):
    return ('---\ncreated: 2026-01-27T10:04:11 (UTC +01:00)\ntags: []\nsource: '
            'https://huggingface.co/papers\nauthor: \n---\n\n# Daily Papers - Hugging Face\n\n'
            '> ## Excerpt\n> Your daily dose of AI research from AK\n\n---\n' +
            markdown(page, bullet='*   '))


def joplin(page):
    text = markdown(page, link=lambda text, url: f'[{text}]({url} "{text[:20]}")'
                    if '\n' not in text and '!' not in text else f'[{text}]({url})',
                    image=lambda alt, url: f'![{alt}](:/0f1e2d3c4b5a69788796a5b4c3d2e1f0)')
    return ('Daily Papers - Hugging Face\n\n' + text + '\nid: 0f1e2d3c4b5a69788796a5b4c3d2e1f0\n'
            'parent_id: 1\ncreated_time: 2026-01-27T09:04:11.000Z\nsource_url: '
            'https://huggingface.co/papers\nmarkup_language: 1\nis_shared: 0\ntype_: 1\n')


def enex(page):
    rows = []
    for what, text, url in parts(page):
        text = html.escape(said(what, text), quote=False)
        if what not in ('picture', 'logo'):
            text = f'<a href="{html.escape(url)}" rev="en_rl_none">{text}</a>' if url else text
            rows.append(f'<div><b>{text}</b></div>' if what == 'title' else f'<div>{text}</div>')
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "http://xml.evernote'
            '.com/pub/evernote-export4.dtd">\n<en-export><note><title>Daily Papers</title><created>'
            '20260127T090411Z</created><content>\n      <![CDATA[<?xml version="1.0" encoding="UTF-8'
            '" standalone="no"?>\n<!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">'
            '<en-note>' + ''.join(rows) + '</en-note>      ]]>\n    </content></note></en-export>\n')


def instapaper(page):
    lines = ['Daily Papers - Hugging Face', 'huggingface.co • 24 minute read', '']
    for c in cards(page):
        lines += [c.title, c.text, ''] if c.text else [c.title]
    return '\n'.join(lines) + '\n\nSaved to Instapaper\n'


def safari_reader(page):
    lines = ['Daily Papers', '', '']
    for what, text, _ in parts(page):
        if what in ('title', 'abstract', 'text', 'authors', 'org', 'day', 'votes', 'upvote'):
            lines += [said(what, text), '']
    return '\n'.join(lines[:2] + lines[4:])


def mcp_fetch(page):
    text = markdown(page, bullet='* ', image=lambda alt, url: f'![{alt}]({url})')
    text = text.replace('](' + HOST + '/', '](/')
    return ('Contents of https://huggingface.co/papers:\n' + text + '\n\n<error>Content truncated. '
            'Call the fetch tool with a start_index of 5000 to get more content.</error>\n')


def quoted_twice(page):
    lines = ['On 28/01/2026 09:12, Bob wrote:', '> Thanks, see the second one.', '>',
             '> On 27/01/2026 10:04, Ann wrote:']
    for what, text, _ in parts(page):
        if what not in ('picture', 'logo', 'menu', 'foot'):
            lines += ['> > ' + line for line in
                      textwrap.wrap(said(what, text), 68, break_on_hyphens=False)] + ['> >']
    return '\n'.join(lines) + '\n\n-- \nCarla\n'


def outlook(page):
    safe = ('https://nam02.safelinks.protection.outlook.com/?url={}&data=05%7C02%7Cann%40example.org'
            '%7C0&sdata=abc%3D&reserved=0')
    lines = ['', '________________________________', 'From: Ann Smith <ann@example.org>',
             'Sent: Tuesday, January 27, 2026 10:04 AM', 'To: Bob <bob@example.org>',
             'Subject: Daily Papers', '']
    for n, (what, text, url) in enumerate(parts(page)):
        link = '<' + safe.format(urllib.parse.quote(url, safe='')) + '>' if url else ''
        if what in ('picture', 'logo'):
            lines += [f'[cid:image{n:03}.png@01DB7000.ABCDEF00]' + link, '']
        else:
            lines += [said(what, text) + link, '']
    return '\r\n'.join(lines)


def discord(page):
    lines = ['AK', 'APP', ' — Today at 10:04 AM']
    for c in cards(page):
        lines += [f'**{c.title}**', f'<{c.url}>', *([c.text] if c.text else []),
                  f':arrow_up: {c.votes}', '']
    return '\n'.join(lines)


def slack_markup(page):
    lines = [':newspaper: *Daily Papers*', '']
    for c in cards(page):
        lines += [f'• *<{c.url}|{c.title}>*  :thumbsup: {c.votes}', *([f'>{c.text}'] if c.text else
                                                                     []), '']
    return '\n'.join(lines)


def boxed_terminal(page):
    lines = ['┌' + '─' * 98 + '┐']
    for what, text, _ in parts(page):
        if what not in ('picture', 'logo'):
            lines += [f'│ {line:<96} │' for line in textwrap.wrap(said(what, text), 96)]
            lines.append(f'│ {"":<96} │')
    return '\n'.join(lines + ['└' + '─' * 98 + '┘']) + '\n'


def google_docs_text(page):
    lines = ['\ufeffDaily Papers - Hugging Face', '']
    for what, text, _ in parts(page):
        if what in ('menu', 'foot', 'period', 'authors'):
            lines.append('* ' + text)
        elif what not in ('picture', 'logo'):
            lines += [said(what, text), '']
    return '\r\n'.join(lines)


def newsboat(page):
    texts = []
    for c in cards(page):
        texts.append(f'Feed: Hugging Face Papers\nTitle: {c.title}\nAuthor: AK\nDate: '
                     f'{c.date:%a, %d %b %Y} 00:00:00 +0000\nLink: {c.url}\n' +
                     ('\n' + textwrap.fill(c.text, 80, break_on_hyphens=False) + '\n'
                      if c.text else ''))
    return '\n'.join(texts)


WORDS = {
    'french': {
        'Daily Papers': 'Articles du jour', 'Trending Papers': 'Articles tendances', 'by': 'par',
        'and the research community': 'et la communauté de recherche', 'Daily': 'Quotidien',
        'Weekly': 'Hebdomadaire', 'Monthly': 'Mensuel', 'Submitted by': 'Soumis par',
        'Subscribe': "S'abonner", 'arXiv Page': 'Page arXiv', 'Models': 'Modèles',
        'new': 'nouveau', 'Log In': 'Se connecter', 'Sign Up': "S'inscrire",
        'Get trending papers in your email inbox!': 'Recevez les articles tendances par e-mail !',
        '|authors': 'auteurs', '|upvote': 'Voter pour', '|published': 'Publié le'},
    'chinese': {
        'Daily Papers': '每日论文', 'Trending Papers': '热门论文', 'by': '由',
        'and the research community': '和研究社区', 'Daily': '每日', 'Weekly': '每周',
        'Monthly': '每月', 'Submitted by': '提交者', 'Subscribe': '订阅', 'arXiv Page': 'arXiv 页面',
        'Models': '模型', 'new': '新的', 'Log In': '登录', 'Sign Up': '注册',
        'Get trending papers in your email inbox!': '在您的电子邮箱中获取热门论文！',
        '|authors': '位作者', '|upvote': '点赞', '|published': '发布于'}}
MONTHS_FR = ('janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre',
             'octobre', 'novembre', 'décembre')


def translated(page, language):
    words = WORDS[language]

    def day(found):
        month = 'JanFebMarAprMayJunJulAugSepOctNovDec'.index(found[1]) // 3
        if language == 'chinese':
            return (f'{found[3]}年' if found[3] else '') + f'{month + 1}月{found[2]}日'
        return f'{found[2]} {MONTHS_FR[month]}' + (f' {found[3]}' if found[3] else '')

    lines = []
    for what, text, _ in parts(page):
        if what in ('picture', 'logo'):
            continue
        text = words.get(text, said(what, text))
        text = re.sub(r'^Upvote', words['|upvote'], text)
        text = re.sub(r'^(\d+) authors?$', r'\1 ' + words['|authors'], text)
        text = text.replace('Published on', words['|published'])
        if what in ('day', 'text'):
            text = re.sub(r'\b([A-Z][a-z][a-z]) (\d+)(?:, (\d{4}))?$', day, text)
        lines.append(text)
    return '\n'.join(lines) + '\n'


def french(page):
    return translated(page, 'french')


def chinese(page):
    return translated(page, 'chinese')


def logseq(page):
    lines = ['title:: Daily Papers', 'source:: https://huggingface.co/papers', '']
    for c in cards(page):
        lines += [f'- ### [{c.title}]({c.url})', '  collapsed:: true', f'  upvotes:: {c.votes}',
                  *([f'\t- {c.text}'] if c.text else []), f'\t- {who(c)}']
    return '\n'.join(lines) + '\n'


def telegram(page):
    lines = []
    for n, c in enumerate(cards(page)):
        lines += [f'AK Daily Papers, [27.01.2026 10:{n:02}]', c.title, '',
                  *([c.text, ''] if c.text else []), c.url, '']
    return '\n'.join(lines)


def yaml(page):
    lines = ['date: 2026-01-27', 'papers:']
    for c in cards(page):
        lines += [f'  - title: {json.dumps(c.title)}', f'    url: {c.url}',
                  f'    upvotes: {c.votes}']
        if c.text:
            lines += ['    abstract: >-', textwrap.fill(c.text, 80, initial_indent=' ' * 6,
                                                        subsequent_indent=' ' * 6)]
    return '\n'.join(lines) + '\n'


def two_spaces(page):
    """An extractor of text: parts of a card joined on lines by two spaces."""
    lines, line = [], []
    for what, text, _ in parts(page):
        if what in ('picture', 'logo'):
            continue
        if what in ('title', 'abstract', 'text', 'name'):
            lines += ['  '.join(line), said(what, text)]
            line = []
        else:
            line.append(said(what, text))
    return '\n'.join(row for row in [*lines, '  '.join(line)] if row) + '\n'


def android_notes(page):
    return '\n\n'.join(f'{c.title} - Hugging Face {c.url}' for c in cards(page)) + '\n'


def collapsed_links(page):
    urls = {}

    def link(text, url):
        urls.setdefault(text, url)
        return f'[{text}]' if '\n' not in text else text.strip()

    text = markdown(page, link=link, image=lambda alt, url: '')
    return text + '\n' + ''.join(f'[{name}]: {url}\n' for name, url in urls.items()
                                 if '\n' not in name)


def bookdown_numbered(page):
    lines = ['# Papers of January 27', '']
    for n, c in enumerate(cards(page), 1):
        lines += [f'## {n}. {c.title}', '', f'- **Link**: {c.url}', f'- **Upvotes**: {c.votes}',
                  f'- **Authors**: {c.count}', *(['', f'> {c.text}'] if c.text else []), '']
    return '\n'.join(lines)


def paper_pages_markdown(page):
    lines = []
    for c in (card('trending', paper, page[2]) for paper in page[1]):
        lines += ['[Papers](https://huggingface.co/papers)',
                  f'[arxiv:{c.id}](https://arxiv.org/abs/{c.id})', f'# {c.title}',
                  f'Published on {c.day}', f'[Upvote {c.votes}]({c.login})', 'Authors:',
                  '[Ann Smith](https://huggingface.co/annsmith)', ',', 'Bo Li', '## Abstract',
                  c.text, f'[View arXiv page](https://arxiv.org/abs/{c.id})',
                  f'[View PDF](https://arxiv.org/pdf/{c.id})',
                  *([f'[GitHub {c.stars}]({c.code})'] if c.stars else []), '### Community',
                  'EditPreview', '## Models citing this paper 0', 'No model linking this paper',
                  '## Spaces citing this paper 0', *FOOT[:3]]
    return '\n\n'.join(lines) + '\n'


def voice_over(page):
    lines = []
    for what, text, url in parts(page):
        if what not in ('picture', 'logo'):
            text = said(what, text)
            lines.append({'title': f'{text}, heading level 3, link'}.get(
                what, f'{text}, link' if url else text))
    return '\n'.join(lines) + '\n'


def plain_no_breaks(page):
    """Blocks two lines apart, small print of a card on one line, as a reader app exports."""
    lines = []
    for c in cards(page, twice=True):
        lines += [c.title, *([c.text] if c.text else []),
                  ' · '.join(x for x in (who(c), c.day, f'{c.votes} upvotes') if x)]
    return '\n\n'.join(lines) + '\n'


WRITERS = (mark_download, joplin, enex, instapaper, safari_reader, mcp_fetch, quoted_twice, outlook,
           discord, slack_markup, boxed_terminal, google_docs_text, newsboat, french, chinese,
           logseq, telegram, yaml, two_spaces, android_notes, collapsed_links, bookdown_numbered,
           paper_pages_markdown, voice_over, plain_no_breaks)
