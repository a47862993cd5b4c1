#!/usr/bin/env python3
"""`papers export -f opensearch` is what _bulk takes, and what it holds ranks as the papers themselves.

  opensearch.py PAPERS [DIR...]

Without a DIR, the sample page and papers that mean harm are read line pair by line pair as OpenSearch's
bulk API does, against the mapping that `--schema` prints: strict, each value of its type. A DIR is a
labelled collection (corpus.jsonl.gz, queries.tsv): its export is replayed into Lucene 8 with the analysers
that the mapping names, asked every query, and compared, ids and scores, with the collection indexed as
it is. Says what differs; exit 1. No OpenSearch server runs here.
"""
import datetime
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

import corpus

LUCENE = ["core", "analyzers-common"]
LUCENE_JARS = pathlib.Path("/usr/share/java")
# https://docs.opensearch.org/latest/api-reference/document-apis/index-document/
LONGEST_ID_BYTES = 512
LONGEST_TERM_BYTES = 32766
ANALYSER_CLASSES = {"english": "org.apache.lucene.analysis.en.EnglishAnalyzer",
                    "standard": "org.apache.lucene.analysis.standard.StandardAnalyzer"}
DATE_FORMATS = {"yyyy-MM-dd": "%Y-%m-%d", "yyyy-MM": "%Y-%m", "yyyy": "%Y"}

problems = []


def check(condition, message):
    if not condition:
        problems.append(message)


def one_json(line):
    """Strict JSON without the same member twice."""
    def members(pairs):
        names = [name for name, _ in pairs]
        check(len(set(names)) == len(names), f"a member twice: {names}")
        return dict(pairs)

    return json.loads(line, object_pairs_hook=members,
                      parse_constant=lambda word: check(False, f"not JSON: {word}"))


def is_date(value, formats):
    if not isinstance(value, str):
        return False
    for name in formats.split("||"):
        try:
            if datetime.datetime.strptime(value, DATE_FORMATS[name]).strftime(DATE_FORMATS[name]) == value:
                return True
        except ValueError:
            continue
    return False


def check_value(field, name, value):
    kind = field["type"]
    if kind == "long":
        check(type(value) is int and -2**63 <= value < 2**63, f"{name} is no long: {value!r}")
    elif kind == "date":
        check(is_date(value, field["format"]), f"{name} is no date: {value!r}")
    else:
        check(isinstance(value, str) and value != "", f"{name} is no text: {value!r}")
    for term in [field, *field.get("fields", {}).values()]:
        if term["type"] == "keyword" and isinstance(value, str):
            kept = len(value) <= term.get("ignore_above", sys.maxsize)
            check(not kept or len(value.encode()) <= LONGEST_TERM_BYTES, f"{name}: a term too long")


def documents(data, mapping):
    """(_id, source) of each pair of lines, as the bulk API reads them."""
    check(mapping["mappings"]["dynamic"] == "strict", "the mapping is not strict")
    properties = mapping["mappings"]["properties"]
    check(data.endswith(b"\n"), "the last line has no end")
    lines = data.split(b"\n")[:-1]
    check(len(lines) % 2 == 0, f"{len(lines)} lines are no pairs")
    ids = set()
    for action_line, source_line in zip(lines[::2], lines[1::2]):
        action, source = one_json(action_line), one_json(source_line)
        check(list(action) == ["index"] and list(action["index"]) == ["_id"], f"action {action}")
        key = action["index"]["_id"]
        check(0 < len(key.encode()) <= LONGEST_ID_BYTES and key not in ids, f"_id {key!r}")
        ids.add(key)
        for name, value in source.items():
            check(name in properties, f"strict mapping: {name} is not in it")
            for one in value if isinstance(value, list) else [value]:
                check_value(properties[name], name, one)
        yield key, source


def exported(library):
    mapping = one_json(library.out("export", "-f", "opensearch", "--schema"))
    return mapping, list(documents(library.out("export", "-f", "opensearch"), mapping))


def judge_lines(library):
    _, found = exported(library)
    papers = [json.loads(line) for line in library.out("export").splitlines()]
    check(len(found) == len(papers) > 0, f"{len(found)} documents of {len(papers)} papers")
    for (key, source), paper in zip(found, papers):
        check(key == paper["key"], f"_id {key} of paper {paper['key']}")
        for name in ("id", "title", "abstract", "arxiv_id", "doi", "published", "venue", "upvotes",
                     "topics", "tags", "authors", "keywords"):
            expected = paper[name] if paper[name] not in (None, []) else None
            check(source.get(name) == expected, f"{name} of {key}: {source.get(name)!r}")
    return f"{len(found)} papers are read pair by pair"


def one_line(text):
    """Without the control characters that no library keeps."""
    kept = (c for c in text or "" if c in "\t\r\n" or unicodedata.category(c) != "Cc")
    return " ".join("".join(kept).split())


def lucene(folder, name, analysers, rows, queries):
    """Query, id and score of what Lucene finds for each query in rows of (id, title, abstract)."""
    (folder / f"{name}.tsv").write_text("".join("\t".join(map(one_line, row)) + "\n" for row in rows),
                                        encoding="utf-8")
    (folder / "queries.tsv").write_text("".join("\t".join(map(one_line, query)) + "\n"
                                                for query in queries), encoding="utf-8")
    jars = [str(next(LUCENE_JARS.glob(f"lucene-{part}-8*.jar"))) for part in LUCENE]
    source = pathlib.Path(__file__).with_name("LuceneRanking.java")
    done = subprocess.run(["java", "-cp", ":".join(jars), str(source), *analysers,
                           str(folder / f"{name}.tsv"), str(folder / "queries.tsv")],
                          stdout=subprocess.PIPE, check=True)
    return [line.split("\t") for line in done.stdout.decode().splitlines()]


def doi(row):
    """What tells a document of a collection apart from another of the same title."""
    return f"10.5555/{row['id']}".lower()


def judge_ranking(library, collection):
    """The export ranks as the collection does."""
    with gzip.open(collection / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    library.out("ingest", "-q", "-", input="".join(
        json.dumps({"title": row["title"], "abstract": row["abstract"],
                    "doi": doi(row)}) + "\n" for row in rows).encode())
    mapping, found = exported(library)
    source_of = {source["doi"]: source for _, source in found if "doi" in source}
    kept = [row for row in rows if doi(row) in source_of]
    properties = mapping["mappings"]["properties"]
    analysers = [ANALYSER_CLASSES[properties[name]["analyzer"]] for name in ("title", "abstract")]
    queries = [line.split("\t") for line in
               (collection / "queries.tsv").read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory(prefix="papers-lucene-") as temporary:
        folder = pathlib.Path(temporary)
        # In one order: Lucene's ties go by the order of documents.
        replayed = [(row["id"], source_of[doi(row)]) for row in kept]
        ours = lucene(folder, "exported", analysers,
                      [(name, source["title"], source.get("abstract")) for name, source in replayed],
                      queries)
        theirs = lucene(folder, "collection", analysers,
                        [(row["id"], row["title"], row["abstract"]) for row in kept], queries)
    differing = {a[0] for a, b in zip(ours, theirs) if a != b}
    check(len(ours) == len(theirs) > 0 and not differing,
          f"{len(differing)} queries of {len(queries)} rank otherwise: {sorted(differing)[:5]}")
    return (f"{collection.name}: {len(kept)} of {len(rows)} papers, {len(queries)} queries, {len(ours)} "
            f"answers of Lucene, {len(differing)} queries differ")


def main():
    program, collections = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    told = []
    if not collections:
        with corpus.library(program) as library:
            told.append(judge_lines(library))
    for collection in collections:
        with corpus.library(program, sample=False, evil=False) as library:
            told.append(judge_ranking(library, pathlib.Path(collection).resolve()))
    print("\n".join(told))
    for problem in problems[:40]:
        print(f"FAILED: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
