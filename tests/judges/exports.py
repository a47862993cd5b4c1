#!/usr/bin/env python3
"""Has other people's programs read what `papers export` writes.

  exports.py PAPERS SOURCE_DIR

bibtexparser and bibutils (bib2xml, ris2xml) for BibTeX and RIS, libxml2 (xmllint) with an Atom
grammar, the csv module in strict mode, jsonschema and citeproc for CSL-JSON. Judged on the sample
page, on rows of the API, and on titles made of what these formats reserve. Says what was read wrongly;
exit 1.
"""
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

import bibtexparser
import citeproc
import citeproc.source.json
import jsonschema

ATOM = "{http://www.w3.org/2005/Atom}"
MODS = "{http://www.loc.gov/mods/v3}"

NASTY_TITLES = [
    "Braces {in} a Title and {Unbalanced Ones",
    "A } Closes What Nobody Opened",
    "R&D at 100% for $5: a_b #1 ~ ^ Tests",
    "Na\u00efve B\u00e9zier, \u0141\u00f3d\u017a and \u00c5ngstr\u00f6m",
    "Emoji \U0001f680 and \u6df1\u5ea6\u5b66\u4e60 Side by Side",
    "\"Quoted\", 'Single', \u201cCurly\u201d and `Ticks`",
    "A Title\n  over Two Lines",
    "Tags <b>bold</b> & Entities &amp; ]]> <!-- comment -->",
    "Backslash \\emph{x} and \\ alone",
    "$10\\times$ Faster, $O(n^2)$ No More",
    "@article{looks, title={like an entry}}",
    "ER  - looks like the end",
    ",,,commas,;semicolons;",
    "=CMD(1) Formula",
]
# LaTeX remnants are shown as they read.
SHOWN = {
    "Braces {in} a Title and {Unbalanced Ones": "Braces in a Title and {Unbalanced Ones",
    "Backslash \\emph{x} and \\ alone": "Backslash x and alone",
    "$10\\times$ Faster, $O(n^2)$ No More": "10\u00d7 Faster, O(n\u00b2) No More",
}
NASTY_AUTHORS = ["Ludwig van Beethoven", "OpenAI", "Jos\u00e9 \u00c1lvarez {x}", "Sly and Robbie Band",
                 "O'Neil, Pat", "\u738b \u5c0f\u660e"]

problems = []


def check(condition, message):
    if not condition:
        problems.append(message)


def letters(text):
    """What is left of a text when markup and spelling are taken off: its letters and digits."""
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text.lower() if c.isalnum())


def shown(paper):
    return SHOWN.get(paper["title"], paper["title"])


def nasty_rows():
    for number, title in enumerate(NASTY_TITLES, 1):
        yield {"paper": {"id": f"2501.{number:05}", "title": title,
                         "summary": f"We study {title}. It is 100% of $5 & {{more}}_now.\n\nEnd.",
                         "authors": [{"name": name} for name in NASTY_AUTHORS],
                         "upvotes": number, "publishedAt": "2025-01-02T00:00:00.000Z",
                         "githubRepo": f"https://github.com/a/b_{number}?x=%20&y={{z}}"}}


class Library:
    def __init__(self, program, folder):
        self.program = program
        self.file = os.path.join(folder, "papers.db")
        self.env = dict(os.environ, PAPERS_NOW="2026-11-24", XDG_CONFIG_HOME=folder, LC_ALL="C.UTF-8")

    def run(self, *words):
        done = subprocess.run([self.program, "--db", self.file, *words], env=self.env,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if done.returncode != 0:
            sys.exit(f"papers {' '.join(words)} failed: {done.stderr.decode()}")
        return done.stdout

    def export(self, name):
        return self.run("export", "--format", name)


def judge(name, command, data):
    """Runs another program on `data`; its complaints are problems."""
    done = subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=False)
    errors = done.stderr.decode(errors="replace")
    check(done.returncode == 0, f"{name}: exit {done.returncode}: {errors[:500]}")
    return done.stdout, errors


def judge_bibtex(data, papers):
    parser = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    entries = bibtexparser.loads(data.decode(), parser).entries
    check(len(entries) == len(papers), f"bibtexparser reads {len(entries)} of {len(papers)}")
    check(len({entry["ID"] for entry in entries}) == len(entries), "bibtex keys are not unique")
    for entry, paper in zip(entries, papers):
        title = re.sub(r"\\text\w+(\{\})?", "", entry["title"])
        check(letters(title) == letters(shown(paper)), f"bibtex title: {entry['title']!r}")
        check(entry["ENTRYTYPE"] != "misc" or not paper["arxiv_id"] or
              (entry.get("eprint") == paper["arxiv_id"] and entry.get("archiveprefix") == "arXiv"),
              f"bibtex eprint of {paper['title']!r}")
        authors = entry.get("author", "")
        count = len(re.split(r"\sand\s(?![^{]*\})", authors)) if authors else 0
        check(count == len(paper["authors"]), f"bibtex authors: {authors!r}")
    judge_mods("bib2xml", ["bib2xml", "-i", "utf8", "-o", "utf8"], data, papers)


def judge_mods(name, command, data, papers):
    with tempfile.NamedTemporaryFile(suffix=".in") as file:
        file.write(data)
        file.flush()
        out, errors = judge(name, [*command, file.name], b"")
    check("warning" not in errors.lower(), f"{name}: {errors[:500]}")
    found = ElementTree.fromstring(out).findall(f"{MODS}mods")
    check(len(found) == len(papers), f"{name} reads {len(found)} of {len(papers)}")
    for mods, paper in zip(found, papers):
        parts = [part.text or "" for part in mods.find(f"{MODS}titleInfo")]
        title = letters(re.sub(r"\\text\w+", "", "".join(parts)))
        check(title == letters(shown(paper)), f"{name} title: {parts!r} of {paper['title']!r}")
        people = len(mods.findall(f"{MODS}name"))
        expected = len(paper["authors"])
        # RIS has no way to say that " and " is part of one name, and bibutils splits there.
        if name == "ris2xml":
            expected += sum(" and " in author for author in paper["authors"])
        check(people == expected, f"{name}: {people} authors of {expected}: {paper['title']!r}")


def judge_ris(data, papers):
    judge_mods("ris2xml", ["ris2xml", "-i", "utf8", "-o", "utf8"], data, papers)


def judge_csl(data, papers, schema):
    items = json.loads(data)
    validator = jsonschema.Draft7Validator(json.loads(schema.read_text()))
    for error in validator.iter_errors(items):
        check(False, f"csl-json: {list(error.absolute_path)}: {error.message[:200]}")
    check(len({item["id"] for item in items}) == len(papers), "csl-json ids are not unique")
    for item, paper in zip(items, papers):
        check(item["title"] == shown(paper), f"csl-json title: {item['title']!r}")
        check(len(item.get("author", [])) == len(paper["authors"]), f"csl-json: {item['title']!r}")
    judge_citations(items)


def judge_citations(items):
    """A CSL processor makes a bibliography of the items: each is there, its title whole."""
    source = citeproc.source.json.CiteProcJSON(items)
    style = citeproc.CitationStylesStyle("harvard1", validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    cited = dict(zip(bibliography.keys, map(str, bibliography.bibliography())))
    check(len(cited) == len(items), f"{len(cited)} of {len(items)} items are cited")
    for item in items:
        words = re.findall(r"\w+", cited.get(item["id"].lower(), ""))
        check(set(re.findall(r"\w+", item["title"])) <= set(words), f"cited: {item['title']!r}")


def judge_csv(data, papers):
    text = data.decode()
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    check(len(rows) == len(papers), f"csv has {len(rows)} rows of {len(papers)}")
    check(text.endswith("\r\n"), "csv ends in CRLF")
    for row, paper in zip(rows, papers):
        check(None not in row and None not in row.values(), f"csv cells of {paper['title']!r}")
        for name in ("id", "key", "title", "abstract", "arxiv_id", "url", "published"):
            expected = "" if paper[name] is None else str(paper[name])
            check(row[name] == expected, f"csv {name}: {row[name]!r}, not {expected!r}")


def judge_atom(data, papers, schema):
    judge("xmllint", ["xmllint", "--noout", "--nonet", "--relaxng", str(schema), "-"], data)
    feed = ElementTree.fromstring(data)
    entries = feed.findall(f"{ATOM}entry")
    check(len(entries) == len(papers), f"atom has {len(entries)} entries of {len(papers)}")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    check(len(set(ids)) == len(ids), "atom ids are not unique")
    authored = feed.find(f"{ATOM}author") is not None
    for entry, paper in zip(entries, papers):
        check(entry.findtext(f"{ATOM}title") == shown(paper), f"atom title of {paper['title']!r}")
        links = [l for l in entry.findall(f"{ATOM}link") if l.get("rel") in (None, "alternate")]
        check(bool(links) or entry.find(f"{ATOM}content") is not None,
              f"atom: neither link nor content for {paper['title']!r}")
        check(authored or entry.find(f"{ATOM}author") is not None, "atom: an entry without author")


def judge_jsonl(program, data, folder):
    copy = os.path.join(folder, "copy.jsonl")
    pathlib.Path(copy).write_bytes(data)
    other_folder = os.path.join(folder, "other")
    os.mkdir(other_folder)
    other = Library(program, other_folder)
    other.run("ingest", "-q", copy)
    check(other.export("jsonl") == data, "jsonl: exported, read and exported again it differs")


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        library = Library(program, folder)
        nasty = os.path.join(folder, "2025-01-03.json")
        pathlib.Path(nasty).write_text(json.dumps(list(nasty_rows())), encoding="utf-8")
        library.run("ingest", "-q", "--as-of", "2026-11-24", str(source / "data/trending-papers.txt"),
                    str(source / "tests/data/api/2026-02-12.json"),
                    str(source / "tests/data/api/2024-05-27.json"), nasty)
        lines = library.export("jsonl")
        papers = [json.loads(line) for line in lines.decode().split("\n") if line]
        check(len(papers) > 59 + len(NASTY_TITLES), f"only {len(papers)} papers to judge")
        schemas = source / "tests/data/schemas"
        judge_bibtex(library.export("bibtex"), papers)
        judge_ris(library.export("ris"), papers)
        judge_csl(library.export("csl-json"), papers, schemas / "csl-items.json")
        judge_csv(library.export("csv"), papers)
        judge_atom(library.export("atom"), papers, schemas / "atom.rng")
        judge_jsonl(program, lines, folder)
        for name in ("bibtex", "ris", "csl-json", "csv", "atom"):
            check(library.export(name) == library.export(name), f"{name} differs from run to run")
    for problem in problems[:40]:
        print(f"FAILED: {problem}", file=sys.stderr)
    if problems:
        sys.exit(1)
    print(f"{len(papers)} papers: bibtex, ris, csl-json, csv, atom and jsonl are read by others")


if __name__ == "__main__":
    main()
