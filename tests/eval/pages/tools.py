"""The tools that save a page, in two halves that were named before any cost was tuned.

`tuning` may be looked at while the reader is written; of `judging` only totals are. Tools of one
family (one program, or programs that write alike) stand in one half. Beside the two stand what
widens the tuning half: `kin`, writers of the judging half's families in notations that are not in
it, and dialects drawn at random, of which those with odd seeds judge (`unseen`). Notes, mails, chats,
prints and pastes stand in two halves as well, `captures` and `captures-unseen`.
"""

import html
import json
import os
import re
import shlex
import subprocess

import captures_shown
import captures_unseen
import dialects
import layouts
from site_page import HOST

# name: (half, file ending, how), where `how` is a command that reads FILE (or URL: the page as if
# fetched from the site, with its links absolute) and prints what it saves,
# a script of capture.mjs, a function of (HTML) or a layout, a function of (page).
TOOLS = {
    # Browsers: what select-all copies, what is saved.
    'chromium-select-all': ('tuning', 'txt', 'chromium select'),
    'chromium-text': ('tuning', 'txt', 'chromium text'),
    'chromium-dom': ('tuning', 'html', 'chromium dom'),
    'html-without-json': ('tuning', 'html', lambda page: re.sub(r' data-props="[^"]*"', '', page)),
    # Text browsers.
    'lynx': ('tuning', 'txt', 'lynx -dump -width=80 URL'),
    'lynx-nolist': ('tuning', 'txt', 'lynx -dump -nolist -width=1000 URL'),
    'lynx-inline': ('tuning', 'txt', 'lynx -dump -list_inline -width=200 URL'),
    'w3m': ('tuning', 'txt', 'w3m -dump -cols 80 -T text/html URL'),
    'w3m-numbers': ('tuning', 'txt',
                    'w3m -dump -cols 160 -o display_link_number=1 -T text/html URL'),
    'links': ('tuning', 'txt', 'links -dump -codepage utf-8 -width 80 URL'),
    'links-numbers': ('tuning', 'txt',
                      'links -dump -codepage utf-8 -html-numbered-links 1 -width 120 URL'),
    'elinks': ('tuning', 'txt', 'elinks -dump -dump-charset utf-8 -dump-width 80 URL'),
    'elinks-plain': ('tuning', 'txt', 'elinks -dump -dump-charset utf-8 -dump-width 120 '
                     '-no-references -no-numbering URL'),
    # Turndown and what is built on it.
    'turndown': ('tuning', 'md', 'node turndown'),
    'turndown-atx': ('tuning', 'md', 'node turndown-atx'),
    'turndown-references': ('tuning', 'md', 'node turndown-references'),
    'defuddle': ('tuning', 'md', 'node defuddle'),
    'readability-turndown': ('tuning', 'md', 'node readability-turndown'),
    'readability-html': ('tuning', 'html', 'node readability-html'),
    # Layouts of our own.
    'notebook': ('tuning', 'txt', layouts.notebook),
    'crawler': ('tuning', 'md', layouts.crawler),
    'clipper': ('tuning', 'md', layouts.clipper),

    # Pandoc.
    'pandoc-gfm': ('judging', 'md', 'pandoc -f html -t gfm FILE'),
    'pandoc-gfm-bare': ('judging', 'md', 'pandoc -f html-native_divs-native_spans -t '
                        'gfm-raw_html --wrap=none FILE'),
    'pandoc-commonmark': ('judging', 'md', 'pandoc -f html -t commonmark-raw_html FILE'),
    'pandoc-markdown': ('judging', 'md', 'pandoc -f html-native_divs-native_spans -t '
                        'markdown FILE'),
    'pandoc-references': ('judging', 'md', 'pandoc -f html-native_divs-native_spans -t markdown '
                          '--reference-links --wrap=none FILE'),
    'pandoc-plain': ('judging', 'txt', 'pandoc -f html -t plain FILE'),
    'pandoc-org': ('judging', 'org', 'pandoc -f html-native_divs-native_spans -t org FILE'),
    'pandoc-mediawiki': ('judging', 'wiki', 'pandoc -f html-native_divs-native_spans -t mediawiki '
                         '--wrap=none FILE'),
    # Other converters.
    'html-to-text': ('judging', 'txt', 'node html-to-text'),
    'html-to-text-unwrapped': ('judging', 'txt', 'node html-to-text-unwrapped'),
    'html-to-text-no-links': ('judging', 'txt', 'node html-to-text-no-links'),
    'node-html-markdown': ('judging', 'md', 'node node-html-markdown'),
    'html2text-debian': ('judging', 'txt', 'html2text -utf8 -nobs -ascii FILE'),
    'html2text-debian-wide': ('judging', 'txt', 'html2text -utf8 -nobs -style pretty '
                              '-width 160 FILE'),
    'html2text-python': ('judging', 'md', 'html2markdown --body-width 78 FILE utf-8'),
    'html2text-python-unwrapped': ('judging', 'md', 'html2markdown --body-width 0 FILE utf-8'),
    'html2text-python-references': ('judging', 'md', 'html2markdown --reference-links FILE utf-8'),
    'html2text-python-no-links': ('judging', 'txt',
                                  'html2markdown --ignore-links --ignore-images FILE utf-8'),
    # Layouts of our own.
    'picture-texts': ('judging', 'md', layouts.pictures),
    'relative-links': ('judging', 'md', layouts.relative),
    'reference-dump': ('judging', 'md', layouts.reference_dump),
}

KIN = ('rst', 'textile', 'dokuwiki', 'jira', 'asciidoc', 'xwiki', 'zimwiki', 'markua', 'muse',
       'haddock', 'markdown_mmd', 'markdown_phpextra', 'commonmark_x')
BARE = 'pandoc -f html-native_divs-native_spans -t '
TOOLS |= {'kin-' + name: ('kin', 'txt', f'{BARE}{name} FILE') for name in KIN}
TOOLS |= {'kin-' + name + '-divs': ('kin', 'txt', f'pandoc -f html -t {name} --wrap=none FILE')
          for name in ('markdown_mmd', 'commonmark_x', 'rst', 'muse')}
TOOLS |= {f'kin-html2text-{width}': ('kin', 'txt', f'html2text -utf8 -style {style} -width {width} '
                                     'FILE') for width, style in ((72, 'compact'), (120, 'pretty'))}
TOOLS |= {dialects.named(seed): ('unseen' if seed % 2 else 'dialects', 'txt',
                                 dialects.dialect(seed)) for seed in range(60)}
TOOLS |= {'capture-' + how.__name__.replace('_', '-'): (half, 'txt', how)
          for half, module in (('captures', captures_shown), ('captures-unseen', captures_unseen))
          for how in module.WRITERS}
# Prints and documents: FILE without pictures, for they are not there when it is converted.
UNPICTURED = "sed -E 's/<(img|source|video)[^>]*>//g' FILE"
TOOLS |= {'capture-' + name: (half, 'txt', 'sh ' + how) for name, half, how in (
    ('pdf-layout', 'captures', 'pdftotext -layout PDF -'),
    ('pdf-plain', 'captures', 'pdftotext PDF -'),
    ('pdf-raw', 'captures', 'pdftotext -raw PDF -'),
    ('pdf-fixed', 'captures-unseen', 'pdftotext -nopgbrk -fixed 5 PDF -'),
    ('pdf-html', 'captures-unseen', 'pdftohtml -q -i -noframes -stdout PDF'),
    ('pdf-mutool', 'captures-unseen', 'mutool draw -q -F txt PDF 2>/dev/null'),
    ('docx2txt', 'captures', f'{UNPICTURED} | pandoc -f html -t docx -o TEMP.docx && '
     'docx2txt TEMP.docx -; rm -f TEMP.docx'),
    ('docx-plain', 'captures-unseen', f'{UNPICTURED} | pandoc -f html -t docx -o TEMP.p.docx && '
     'pandoc -f docx -t plain TEMP.p.docx; rm -f TEMP.p.docx'),
    ('rtf-markdown', 'captures-unseen', f'{UNPICTURED} | pandoc -f html -t rtf -s | '
     'pandoc -f rtf -t gfm --wrap=none'))}
HALVES = ('tuning', 'judging', 'kin', 'dialects', 'unseen', 'captures', 'captures-unseen')
SHOWN = ('tuning', 'kin', 'dialects', 'captures')  # the others are for figures only

PAGE_WRITERS = ('layouts', 'dialects', 'captures_shown', 'captures_unseen')

# A part of the site's style sheet: what is on a line of its own when text is selected.
STYLE = ('<style>.flex{display:flex}.grid{display:grid}.flex-col{flex-direction:column}'
         '.hidden,.md\\:hidden{display:none}article{display:block}</style>')
COPY = {'select': 'getSelection().selectAllChildren(document.body); getSelection().toString()',
        'text': 'document.body.innerText'}
CHROMIUM = ['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=2000',
            '--dump-dom']


def chromium(what, file):
    if what == 'dom':
        return subprocess.run([*CHROMIUM, 'file://' + file], capture_output=True, check=True,
                              text=True).stdout
    with open(file, encoding='utf-8') as source:
        page = source.read()
    if what == 'select':
        page = page.replace('</head>', STYLE + '</head>')
    script = ('<script>addEventListener("load", () => { const text = eval(' + json.dumps(COPY[what])
              + '); document.body.textContent = "@" + text + "@"; })</script></body>')
    copy = file[:-5] + f'.{what}.html'
    with open(copy, 'w', encoding='utf-8') as out:
        out.write(page.replace('</body>', script))
    dom = subprocess.run([*CHROMIUM, 'file://' + copy], capture_output=True, check=True,
                         text=True).stdout
    os.unlink(copy)
    return html.unescape(re.search(r'<body[^>]*>@(.*)@', dom, re.DOTALL).group(1)) + '\n'


def printed(file):
    """The page as a PDF with the browser's headers and footers."""
    pdf = file[:-5] + '.pdf'
    if not os.path.exists(pdf):
        subprocess.run([*CHROMIUM[:-1], f'--print-to-pdf={pdf}', 'file://' + file], check=True,
                       capture_output=True)
    return pdf


def shell(how, file):
    if 'PDF' in how:
        how = how.replace('PDF', shlex.quote(printed(file)))
    how = how.replace('FILE', shlex.quote(file)).replace('TEMP', shlex.quote(file[:-5]))
    done = subprocess.run(['sh', '-c', how], capture_output=True, stdin=subprocess.DEVNULL,
                          check=True)
    return done.stdout.decode('utf-8', 'replace')


def save(how, page, file):
    """What a tool makes of the page in the HTML file; None for one that capture.mjs runs."""
    if callable(how) and how.__module__ in PAGE_WRITERS:
        return how(page)
    if isinstance(how, str) and how.startswith('sh '):
        return shell(how[3:], file)
    with open(file, encoding='utf-8') as source:
        markup = source.read()
    if callable(how):
        return how(markup)
    if how.startswith('chromium '):
        return chromium(how.split()[1], file)
    if how.startswith('node '):
        return None
    fetched = file[:-5] + '.fetched.html'
    if 'URL' in how.split() and not os.path.exists(fetched):
        with open(fetched, 'w', encoding='utf-8') as out:
            out.write(markup.replace('<head>', f'<head><base href="{HOST}/papers">', 1))
    command = [{'FILE': file, 'URL': fetched}.get(word, word) for word in how.split()]
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=True)
    return done.stdout.decode('utf-8', 'replace')
