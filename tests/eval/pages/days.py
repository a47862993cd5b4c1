"""Papers for the pages: days of the site's API, and titles with votes of daily lists."""

import datetime
import glob
import gzip
import json
import os
import random


def paper_of(row):
    paper = row['paper']
    org = paper.get('organization') or row.get('organization')
    by = row.get('submittedBy') or {}
    return {
        'id': paper['id'], 'title': paper['title'], 'abstract': paper['summary'],
        'sentence': paper.get('ai_summary'), 'votes': paper['upvotes'],
        'comments': row.get('numComments') or 0, 'stars': paper.get('githubStars'),
        'repo': paper.get('githubRepo'), 'project': paper.get('projectPage'),
        'organisation': (org['name'], org.get('fullname') or org['name']) if org else None,
        'authors': len([a for a in paper['authors'] if not a.get('hidden')]) or 1,
        'published': datetime.date.fromisoformat(paper['publishedAt'][:10]),
        'submitter': by.get('name') or 'akhaliq', 'video': bool(row.get('mediaUrls'))}


def api_days(folder):
    """[(day, papers)] of the days whose rows are whole."""
    days = []
    for file in sorted(glob.glob(os.path.join(folder, '????-??-??.json'))):
        with open(file, encoding='utf-8') as source:
            rows = json.load(source)
        if rows and isinstance(rows[0], dict):
            day = datetime.date.fromisoformat(os.path.basename(file)[:10])
            days.append((day, [paper_of(row) for row in rows]))
    return days


def listed(corpus):
    """Papers of a corpus of daily lists, by the day that listed them; shown without abstracts."""
    by_day = {}
    with gzip.open(corpus, 'rt', encoding='utf-8') as source:
        for line in source:
            row = json.loads(line)
            dice = random.Random(row['id'])
            by_day.setdefault(row['listed_on'], []).append({
                'id': row['id'], 'title': row['title'], 'abstract': row['abstract'],
                'sentence': None, 'votes': row['upvotes'], 'comments': dice.choice((0, 1, 2, 3, 9)),
                'stars': dice.choice((None, 7, 112, 1540, 23_400)), 'repo': None, 'project': None,
                'organisation': None, 'authors': len(row['authors']) or 1,
                'published': datetime.date.fromisoformat(row['listed_on']),
                'submitter': 'akhaliq', 'video': dice.random() < 0.2})
    for papers in by_day.values():
        for paper in papers:
            if paper['stars'] is not None:
                paper['repo'] = 'https://github.com/lab/' + paper['id'].replace('.', '-')
    return by_day


def probe_papers():
    """Papers whose every fact is a word or a number of its own: what a tool keeps of them shows
    what its output states."""
    papers = []
    for n in range(8):
        word = 'QRSTUVWX'[n] + 'oria'
        papers.append({
            'id': f'2601.1{n}357', 'title': f'{word}: Careful Measures of Slow Machines',
            'abstract': f'We measure {word.lower()} begin and find what nobody had found before. '
                        f'Our figures hold for all machines that stand in {word.lower()} end.',
            'sentence': f'A study measures {word.lower()} begin and reports on {word.lower()} end.',
            'votes': 6117 + n, 'comments': 7223 + n, 'stars': 843 + n,
            'repo': f'https://github.com/probe/{word.lower()}', 'project': f'https://{word}.org',
            'organisation': ('probelab', 'Probe Lab') if n % 2 else None, 'authors': 6 + n,
            'published': datetime.date(2019, 5, 11 + n), 'submitter': 'prober',
            'video': n % 3 == 0})
    return papers


def pages(api_folder, corpus=None):
    """[(name, kind, papers, today, search words)]: about ten pages of each kind."""
    days = api_days(api_folder)
    recent = [item for item in days if item[1][0]['published'].year >= 2025]
    found = [(f'daily-{day}', 'daily', papers, day, '') for day, papers in recent[3::2][:10]]
    pool = [paper for _, papers in days for paper in papers]
    words = ('', 'language models', 'Intercode Bash', 'agents', '', 'diffusion', 'rag', '',
             'mixture of experts', 'speech')
    for n, text in enumerate(words):
        dice = random.Random(n)
        found.append((f'search-{n}', 'search', dice.sample(pool, 16),
                      datetime.date(2026, 3, 12 + n), text))
    for n, (day, papers) in enumerate(recent[-10:]):
        if n % 3 == 0:  # the site shows whole abstracts where it has no sentence
            papers = [dict(paper, sentence=None) for paper in papers]
        found.append((f'trending-{day}', 'trending', papers[:16], day, ''))
    if corpus:
        lists = listed(corpus)
        for n, start in enumerate(('2025-02-03', '2025-06-16', '2026-01-12')):
            first = datetime.date.fromisoformat(start)
            week = [paper for k in range(5)
                    for paper in lists.get(str(first + datetime.timedelta(days=k)), [])]
            kind = 'monthly' if n == 2 else 'weekly'
            found.append((f'{kind}-{start}', kind,
                          sorted(week, key=lambda p: -p['votes'])[:40], first, ''))
    return found
