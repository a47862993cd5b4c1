"""Captures that may be looked at while the reader is written."""

import html
import json
import re
import textwrap

from captures import HOST, card, cards, markdown, parts, plain, said, who


def obsidian_clipper(page):
    _, _, today, _ = page
    head = ('---\ntitle: "Daily Papers - Hugging Face"\nsource: "https://huggingface.co/papers"\n'
            f'author:\n  - "[[@_akhaliq]]"\npublished:\ncreated: {today}\ndescription: "Your daily '
            'dose of AI research from AK"\ntags:\n  - "clippings"\n---\n')
    text = markdown(page, image=lambda alt, url: f'![{alt}]({url})' if alt else '')
    return head + re.sub(r'\[\s+-   (.*?)\s+\]\((.*?)\)', r'[- \1](\2)', text)


def single_file(page):
    """A saved page without its script data, attributes mostly unquoted, pictures as data."""
    rows = []
    for what, text, url in parts(page):
        text = html.escape(said(what, text), quote=False)
        link = f'<a href={url}>' if url else ''
        if what in ('picture', 'logo'):
            rows.append(f'{link}<img class=x alt="{text}" src="data:image/svg+xml;base64,PHN2Zz4=">'
                        f'{"</a>" if url else ""}')
        elif what == 'title':
            rows.append(f'<h3 class="mb-1 text-lg">{link}{text}</a></h3>')
        else:
            rows.append(f'<div class=flex>{link}{text}{"</a>" if url else ""}</div>')
    return ('<!DOCTYPE html> <html class=""><!--\n Page saved with SingleFile \n url: '
            'https://huggingface.co/papers \n saved date: Tue Jan 27 2026 10:04:00 GMT+0100\n-->'
            '<meta charset=utf-8>\n<title>Daily Papers - Hugging Face</title>\n<style>.a{color:red}'
            '</style><link rel=canonical href=https://huggingface.co/papers><body class=flex><main>'
            + ''.join(rows) + '</main>\n<template shadowrootmode=open></template>')


def notion_paste(page):
    text = markdown(page, image=lambda alt, url: '', bullet='- ')
    text = re.sub(r'\[\n\n- (.*?)\n\n\]\((.*?)\)', r'- [\1](\2)', text)
    return 'Daily Papers\n\n---\n\n' + text.replace('\n\n### ', '\n\n---\n\n### ')


def onenote(page):
    lines = ['Daily Papers - Hugging Face', 'Tuesday, January 27, 2026', '10:04 AM', '\u00a0']
    lines += plain(page).splitlines()
    return '\r\n\u00a0\r\n'.join(lines) + '\r\n\u00a0\r\nFrom <https://huggingface.co/papers> \r\n'


def firefox_reader(page):
    lines = ['huggingface.co', 'Daily Papers - Hugging Face', '24-31 minutes', '']
    for c in cards(page):
        lines += [c.title, '', *([c.text, ''] if c.text else [])]
    return '\n'.join(lines)


def chatgpt_browsing(page):
    lines = ['【0†Daily Papers - Hugging Face†huggingface.co】', '']
    for number, (what, text, url) in enumerate(parts(page)):
        text = said(what, text)
        if what == 'picture':
            continue
        if what == 'logo':
            lines.append(f'[Image {number}: {text}]')
        elif what == 'title':
            lines += ['', f'### 【{number}†{text}】', '']
        elif url and what != 'abstract':
            lines.append(f'* 【{number}†{text}】')
        else:
            lines.append(text)
    return '\n'.join(f'L{n}: {line}' for n, line in enumerate(lines)) + '\n'


def chat_answer(page):
    lines = ["Here are today's papers from Hugging Face:", '']
    for n, c in enumerate(cards(page), 1):
        lines += [f'**{n}. [{c.title}]({c.url})** (▲{c.votes})', '',
                  *([c.text, ''] if c.text else [])]
    return '\n'.join(lines) + '\nWould you like me to summarise any of these?\n'


def gmail_plain(page):
    """Gmail's plain half of a mail: bold in stars, addresses behind their texts, wrapped."""
    lines = ['---------- Forwarded message ---------', 'From: Ann <ann@example.org>',
             'Date: Tue, Jan 27, 2026 at 10:04 AM', 'Subject: Daily Papers',
             'To: Bob <bob@example.org>', '', '']
    for what, text, url in parts(page):
        if what in ('picture', 'logo'):
            continue
        text = said(what, text)
        text = f'*{text}*' if what == 'title' else text
        text = f'{text} <{url}>' if url and what != 'abstract' else text
        lines += textwrap.wrap(text, 76, break_long_words=False, break_on_hyphens=False) + ['']
    return '\n'.join(lines)


def slack_paste(page):
    lines = []
    for n, c in enumerate(cards(page)):
        lines += ['Ann Smith', f'  10:{n:02} AM', c.url, 'huggingface.co',
                  f'Paper page - {c.title}', 'Join the discussion on this paper page (33 kB)', '']
    return '\n'.join(lines)


def share_sheet(page):
    return '\n'.join(f'Paper page - {c.title}\n{c.url}\n' for c in cards(page))


def screen_reader(page):
    lines = []
    for what, text, url in parts(page):
        text = said(what, text)
        if what in ('picture', 'logo'):
            lines.append(f'link graphic {text}' if url else f'graphic {text}')
        elif what == 'title':
            lines.append(f'heading level 3 link {text}')
        elif what == 'name':
            lines.append(f'heading level 1 {text}')
        else:
            lines.append(f'link {text}' if url else text)
    return '\n'.join(lines) + '\n'


def word_fields(page):
    """Word's text of a document with its fields shown."""
    lines = []
    for what, text, url in parts(page):
        if what not in ('picture', 'logo'):
            text = said(what, text)
            lines.append(f'HYPERLINK "{url}" {text}' if url and what != 'abstract' else text)
    return '\r\n'.join(lines) + '\r\n'


def google_docs_markdown(page):
    text = markdown(page, image=lambda alt, url: '![][image1]', bullet='* ')
    text = re.sub(r'\[\n\n\* (.*?)\n\n\]\((.*?)\)', r'* [\1](\2)', text)
    text = re.sub(r'(?<=\w)([-+=])(?=\w)', lambda m: '\\' + m[1], text)
    text = re.sub(r'\(http\S*\)', lambda m: m[0].replace('\\', ''), text)
    return text + '\n[image1]: <data:image/png;base64,iVBORw0KGgo=>\n'


def org_roam(page):
    lines = [':PROPERTIES:', ':ID:       4b1a7f0e-7e52-4b5c-9a37-0d5b8a2e8d11',
             f':ROAM_REFS: {HOST}/papers', ':END:', '#+title: Daily Papers',
             '#+filetags: :papers:ai:', '']
    for c in cards(page):
        lines += [f'* [[{c.url}][{c.title}]]', ':PROPERTIES:', f':UPVOTES: {c.votes}', ':END:',
                  *([c.text] if c.text else []), '']
    return '\n'.join(lines)


def tabs(page):
    return ''.join(f'{c.votes}\t{c.title}\t{c.url}' + (f'\t{c.text}' if c.text else '') + '\n'
                   for c in cards(page))


def tabs_with_header(page):
    rows = [f'{c.title}\t{c.url}\t{c.votes}\t{c.text or ""}' for c in cards(page)]
    return '\n'.join(['Title\tURL\tUpvotes\tAbstract', *rows]) + '\n'


def feedly(page):
    lines = ['Hugging Face Papers', '42 followers', 'Today', '']
    for n, c in enumerate(cards(page)):
        lines += [c.title, f'Hugging Face Papers / {n + 1}h', *([c.text] if c.text else []), '']
    return '\n'.join(lines)


WORDS_DE = {
    'new': 'neu', 'Get trending papers in your email inbox!': 'Erhalten Sie Trendpapiere in Ihrem '
    'E-Mail-Posteingang!', 'Subscribe': 'Abonnieren', 'Daily Papers': 'Tägliche Arbeiten',
    'Trending Papers': 'Angesagte Arbeiten', 'by': 'von', 'Daily': 'Täglich',
    'and the research community': 'und die Forschungsgemeinschaft', 'Weekly': 'Wöchentlich',
    'Monthly': 'Monatlich', 'Submitted by': 'Eingereicht von', 'arXiv Page': 'arXiv-Seite',
    'Models': 'Modelle', 'Datasets': 'Datensätze', 'Log In': 'Anmelden', 'Sign Up': 'Registrieren'}
MONTHS_DE = ('Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September',
             'Oktober', 'November', 'Dezember')


def german(page):
    _, _, today, _ = page
    lines = []
    for what, text, _ in parts(page):
        if what in ('picture', 'logo'):
            continue
        text = WORDS_DE.get(text, said(what, text))
        text = re.sub(r'^Upvote', 'Positive Bewertung', text)
        text = re.sub(r'^(\d+) authors?$', r'\1 Autoren', text)
        text = text.replace('Published on', 'Veröffentlicht am')
        if what in ('day', 'text'):
            text = re.sub(r'\b([A-Z][a-z][a-z]) (\d+)(?:, (\d{4}))?$', lambda m: f'{m[2]}. ' +
                          MONTHS_DE['JanFebMarAprMayJunJulAugSepOctNovDec'.index(m[1]) // 3] +
                          (f' {m[3]}' if m[3] else ''), text)
        lines.append(text)
    return '\n'.join(lines) + '\n'


def readability_text(page):
    """The article's text alone: the word before a number of votes is gone."""
    lines = []
    for what, text, _ in parts(page):
        if what in ('title', 'text', 'upvote', 'votes', 'authors', 'org', 'day', 'abstract',
                    'code'):
            lines.append(f'  {text}  ')
    return '\n\n'.join(lines) + '\n'


def outline(page):
    lines = ['- Daily Papers']
    for c in cards(page):
        lines += [f'  - {c.title}', f'    - {c.url}', f'    - {c.votes} upvotes', f'    - {who(c)}',
                  *([f'    - {c.text}'] if c.text else [])]
    return '\n'.join(lines) + '\n'


def whatsapp(page):
    return ''.join(f'27/01/2026, 10:{n:02} - Ann: {c.title}\n{c.url}\n'
                   for n, c in enumerate(cards(page)))


def stripped_tags(page):
    """What `sed 's/<[^>]*>//g'` leaves of the HTML."""
    rows = []
    for what, text, _ in parts(page):
        rows.append(' ' if what in ('picture', 'logo') else
                    html.escape(said(what, text), quote=True).replace('&#x27;', '&#39;'))
    return '\n\n    '.join(rows) + '\n\n\n'


def json_lines_of_text(page):
    """A crawler's record: the page's text as one string of JSON."""
    return json.dumps({'url': HOST + '/papers', 'title': 'Daily Papers - Hugging Face',
                       'text': plain(page)}, ensure_ascii=False) + '\n'


def readwise(page):
    lines = ['# Daily Papers - Hugging Face', '', '## Metadata', '- Author: [[huggingface.co]]',
             '- Full Title: Daily Papers', '- Category: #articles',
             f'- URL: {HOST}/papers', '', '## Highlights']
    for n, c in enumerate(cards(page)):
        lines.append(f'- {c.title} ([View Highlight](https://read.readwise.io/read/01h{n}x))')
        if c.text:
            lines.append(f'- {c.text} ([View Highlight](https://read.readwise.io/read/01h{n}y))')
    return '\n'.join(lines) + '\n'


def paper_page(page):
    """The pages of single papers, one after the other, as select-all copies them."""
    lines = []
    for c in (card('trending', paper, page[2]) for paper in page[1]):
        lines += ['Papers', f'arxiv:{c.id}', c.title, f'Published on {c.day}',
                  *(['· Submitted by ', c.by] if c.by else []), '#2 Paper of the day',
                  'Upvote', c.votes, '+' + c.votes, 'Authors:', 'Ann Smith', ',', 'Bo Li', ',',
                  'Carla Diaz', 'Abstract', c.text, 'View arXiv page', 'View PDF',
                  *(['GitHub', c.stars] if c.stars else []), 'Add to collection', 'Community',
                  'librarian-bot', 'This is an automated message from the Librarian Bot.',
                  'Reply', 'Models citing this paper 0', 'No model linking this paper', '']
    return '\n'.join(lines)


WRITERS = (obsidian_clipper, single_file, notion_paste, onenote, firefox_reader, chatgpt_browsing,
           chat_answer, gmail_plain, slack_paste, share_sheet, screen_reader, word_fields,
           google_docs_markdown, org_roam, tabs, tabs_with_header, feedly, german,
           readability_text, outline, whatsapp, stripped_tags, json_lines_of_text, readwise,
           paper_page)
