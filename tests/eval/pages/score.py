"""Reads renderings with a program and compares what it stored with what they state."""

import collections
import difflib
import json
import os
import re
import subprocess
import tempfile

from render import letters, output_of

FIELDS = ('arxiv_id', 'upvotes', 'comments', 'published', 'listed_on', 'github_stars')
COLUMNS = ('found', 'extra', 'title', 'abstract', *FIELDS, 'links')


def read_with(program, file, as_of):
    """The papers that a fresh library holds after the file was read; None when it was refused."""
    with tempfile.TemporaryDirectory(dir='/dev/shm' if os.path.isdir('/dev/shm') else None) as home:
        env = dict(os.environ, HOME=home, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, TZ='UTC',
                   PAPERS_NOW=as_of, LC_ALL='C.UTF-8')
        library = ['--db', os.path.join(home, 'papers.db')]
        done = subprocess.run([program, 'ingest', '-q', '--as-of', as_of, *library, file], env=env,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        if done.returncode not in (0, 1):
            return []
        listed = subprocess.run([program, 'list', '-n', '100000', '-f', 'jsonl', *library], env=env,
                                stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        return [json.loads(line) for line in listed.stdout.decode().splitlines()]


def pair(papers, records):
    """For each paper its record or None: by id, by title, then by what looks most like its title.
    Returns (pairs, records of no paper)."""
    left = list(records)
    pairs = [None] * len(papers)

    def take(fits):
        for n, paper in enumerate(papers):
            if pairs[n] is None:
                pairs[n] = next((record for record in left if fits(paper, record)), None)
                if pairs[n] is not None:
                    left.remove(pairs[n])

    def alike(paper, record):
        wanted, got = letters(paper['title']), letters(record['title'] or '')
        if not got:
            return False
        return wanted[:25] == got[:25] or wanted in got or (
            len(got) > 15 and got in wanted) or (
            difflib.SequenceMatcher(None, wanted, got, autojunk=False).quick_ratio() > 0.9 and
            difflib.SequenceMatcher(None, wanted, got, autojunk=False).ratio() > 0.8)

    take(lambda paper, record: paper.get('arxiv_id') and paper['arxiv_id'] == record['arxiv_id'])
    take(lambda paper, record: letters(paper['title']) == letters(record['title'] or ''))
    take(alike)
    return pairs, left


def plain(url):
    return re.sub(r'^https?://', '', url).rstrip('/').lower()


def links_right(paper, record):
    """All links that are stated, and besides them only those that the abstract names."""
    got = {plain(link['url']) for link in record['links'] if link['kind'] not in ('arxiv', 'hf')}
    stated = {plain(link) for link in paper['links']}
    in_text = {plain(link) for link in paper['|links']}
    more = {link for link in got - stated if not any(link in text or text in link
                                                     for text in in_text)}
    return stated <= got and not more


def same_title(paper, title):
    # Some tools write headings in capitals.
    return (title == paper['title'] or
            paper.get('|capitals', False) and title.lower() == paper['title'].lower())


def score(truth, records):
    """Counts for each column: (right, of). Wrong ones go to `faults` as (column, paper, record)."""
    counts = collections.defaultdict(lambda: [0, 0])
    faults = []
    pairs, extra = pair(truth['papers'], records)
    counts['extra'] = [len(extra), len(truth['papers'])]
    faults += [('extra', None, record) for record in extra]
    for paper, record in zip(truth['papers'], pairs):
        def add(column, right):
            counts[column][0] += right
            counts[column][1] += 1
            if not right:
                faults.append((column, paper, record))
        add('found', record is not None)
        record = record or {}
        add('title', same_title(paper, ' '.join((record.get('title') or '').split())))
        if paper.get('abstract') is not None:
            add('abstract', ' '.join((record.get('abstract') or '').split()) == paper['abstract'])
        for field in FIELDS:
            if field in paper:
                add(field, bool(record) and record.get(field) == paper[field])
        add('links', bool(record) and links_right(paper, record))
    return counts, faults


def score_tool(program, cache, pages, tool, records_of=read_with):
    total = collections.defaultdict(lambda: [0, 0])
    faults = []
    stated = shown = 0
    for page in pages:
        folder = os.path.join(cache, page)
        with open(os.path.join(folder, tool + '.truth.json'), encoding='utf-8') as source:
            truth = json.load(source)
        shown += truth['shown']
        stated += len(truth['papers'])
        if not truth['papers']:
            continue
        file = output_of(folder, tool)
        counts, wrong = score(truth, records_of(program, file, truth['as_of']))
        faults += [(file, *fault) for fault in wrong]
        for column, (right, of) in counts.items():
            total[column][0] += right
            total[column][1] += of
    return {'stated': stated, 'shown': shown, 'faults': faults,
            'share': {column: 100 * total[column][0] / total[column][1]
                      for column in COLUMNS if total[column][1]}}
