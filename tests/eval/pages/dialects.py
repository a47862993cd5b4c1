"""Dialects that no program here writes, drawn at random: how links, headings, bullets, pictures and
escapes are written, where lines break, which links are kept. A dialect is a function (page) -> text.
"""

import random
import re
import textwrap

import layouts


def behind(open_mark, close_mark):
    return lambda text, url: f'{text} {open_mark}{url}{close_mark}'


# How a link reads where it stands. Those that need a list of addresses are made in Writer.link.
LINKS = {
    'inline': lambda text, url: f'[{text}]({url})',
    'titled': lambda text, url: f'[{text}]({url} "A paper")',
    'angled': lambda text, url: f'[{text}](<{url}>)',
    'attributes': lambda text, url: f'[{text}]({url}){{.line-clamp-3 .cursor-pointer}}',
    'html': lambda text, url: f'<a href="{url}" class="line-clamp-3 cursor-pointer">{text}</a>',
    'html-single': lambda text, url: f"<a class='x' href='{url}'>{text}</a>",
    'org': lambda text, url: f'[[{url}][{text}]]',
    'wiki': lambda text, url: f'[{url} {text}]' if '://' in url else f'[[{url}|{text}]]',
    'wiki-bar': lambda text, url: f'[[{url}|{text}]]',
    'jira': lambda text, url: f'[{text}|{url}]',
    'textile': lambda text, url: f'"{text}":{url}',
    'rst': lambda text, url: f'`{text} <{url}>`__',
    'asciidoc': lambda text, url: f'{url}[{text}]' if '://' in url else f'link:{url}[{text}]',
    'xwiki': lambda text, url: f'[[{text}>>{url}]]',
    'behind-square': behind('[', ']'),
    'behind-angle': behind('<', '>'),
    'behind-round': behind('(', ')'),
    'before-square': lambda text, url: f'[{url}]{text}',
    'below': None, 'number': None, 'number-before': None, 'label': None,
}
HEADINGS = {
    'none': lambda text: text,
    'atx': lambda text: '### ' + text,
    'closed': lambda text: f'### {text} ###',
    'attributes': lambda text: f'### {text} {{#a-slug-of-it .mb-1 .text-lg/6}}',
    'org': lambda text: '*** ' + text,
    'wiki': lambda text: f'=== {text} ===',
    'asciidoc': lambda text: '=== ' + text,
    'textile': lambda text: 'h3. ' + text,
    'bold': lambda text: f'**{text}**',
    'underlined': lambda text: f'{text}\n{"~" * len(text)}',
}
BULLETS = ('- ', '* ', '-   ', '+ ', '  * ', '')
PICTURES = {
    'none': None,
    'markdown': lambda alt, src: f'![{alt}]({src})',
    'attributes': lambda alt, src: f'![{alt}]({src}){{.size-4}}',
    'bracket': lambda alt, src: f'[{alt}]',
    'html': lambda alt, src: f'<img src="{src}" alt="{alt}" class="size-4" />',
    'wiki': lambda alt, src: f'[[File:{src}|{alt}]]',
    'asciidoc': lambda alt, src: f'image:{src}[{alt}]',
    'dokuwiki': lambda alt, src: f'{{{{{src}|{alt}}}}}',
}
WRITES_MARKDOWN = {'inline', 'titled', 'angled', 'attributes', 'number', 'label'}
FENCES = {'none': None, 'colons': ('::: {.flex .flex-col}', ':::'),
          'div': ('<div class="flex flex-col gap-1">', '</div>')}
KEPT = ('all', 'all', 'all', 'titles', 'titles and votes')


class Writer:
    def __init__(self, draw):
        self.how = draw.choice(list(LINKS))
        self.heading = draw.choice(list(HEADINGS))
        self.bullet = draw.choice(BULLETS)
        self.picture = PICTURES[draw.choice(list(PICTURES))]
        self.fence = FENCES[draw.choice(list(FENCES))]
        self.kept = draw.choice(KEPT)
        self.width = draw.choice((0, 0, 72, 80, 100))
        markdown = self.how in WRITES_MARKDOWN
        self.escapes = draw.choice(('', r'([\\`*_\[\]])', r'([\\`*_\[\]\'"$^@])')) if markdown else ''
        self.relative = draw.random() < .3
        self.addresses = []
        self.labels = {}
        self.name = '-'.join(map(str, (self.how, self.heading, self.width)))

    def escaped(self, text):
        return re.sub(self.escapes, r'\\\1', text) if self.escapes else text

    def keeps(self, what):
        return (self.kept == 'all' or what in ('title', 'abstract') or
                self.kept == 'titles and votes' and what in ('votes', 'upvote'))

    def link(self, what, text, url):
        if not url or not self.keeps(what):
            return text
        if self.relative:
            url = url.replace(layouts.HOST, '')
        if self.how == 'below':
            return f'{text}\n\n{url}'
        if self.how in ('number', 'number-before'):
            self.addresses.append((str(len(self.addresses) + 1), url))
            number = self.addresses[-1][0]
            return f'[{text}][{number}]' if self.how == 'number' else f'[{number}]{text}'
        if self.how == 'label':
            if self.labels.setdefault(text, url) == url:
                return f'[{text}]'
            number = next(n for n in range(1, 9999) if str(n) not in self.labels)
            self.labels[str(number)] = url
            return f'[{text}][{number}]'
        return LINKS[self.how](text, url)

    def wrapped(self, text, first='', next_lines=''):
        if not self.width or '\n' in text:
            return first + text
        return textwrap.fill(text, self.width, initial_indent=first, subsequent_indent=next_lines,
                             break_long_words=False, break_on_hyphens=False)

    def part(self, what, text, url):
        """The paragraphs that a part of a card makes."""
        text = self.escaped(' '.join(text.split()))
        if what in ('picture', 'logo'):
            drawn = self.picture(text if what == 'logo' else '', '/a.png') if self.picture else ''
            if what == 'logo':
                self.logo = drawn and drawn + ' '
                return []
            return [self.link(what, drawn, url)] if drawn else []
        if what == 'org':
            text, self.logo = self.logo + text, ''
        if what == 'title':
            linked = self.link(what, text, url)
            if self.how == 'below':
                linked, below = linked.split('\n\n') if '\n' in linked else (linked, '')
                return [HEADINGS[self.heading](linked), below]
            head = HEADINGS[self.heading](linked)
            plain = self.heading in ('none', 'bold')
            return [self.wrapped(head) if plain else head]
        if what == 'authors' and self.bullet:
            return [self.wrapped(self.link(what, text, url), self.bullet, ' ' * len(self.bullet))]
        if what == 'upvote':
            text = 'Upvote ' + text
        return self.wrapped(self.link(what, text, url)).split('\n\n')

    def page(self, page):
        kind, papers, today, words = page
        self.logo = ''
        lines = []
        for group in [layouts.head(kind, today, words), *layouts.cards(kind, papers, today)]:
            made = [text for part in group for text in self.part(*part)]
            if self.fence:
                made = [self.fence[0], *made, self.fence[1]]
            lines += made
        if self.addresses:
            mark = '{}. {}' if self.how == 'number-before' else '[{}]: {}'
            lines.append('\n'.join(mark.format(*entry) for entry in self.addresses))
        lines += ['\n'.join(f'  [{label}]: {url}' for label, url in self.labels.items())]
        return '\n\n'.join(line for line in lines if line) + '\n'


def dialect(seed):
    def write(page):
        return Writer(random.Random(seed)).page(page)
    return write


def named(seed):
    return f'dialect-{seed:02}-{Writer(random.Random(seed)).name}'
