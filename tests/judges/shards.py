#!/usr/bin/env python3
"""One library in three shards on Xapian's servers answers as one database does.

  shards.py PAPERS [DIR...]

Exports a library for scriptindex, makes one database of all papers and three of a third each, starts
a xapian-tcpsrv on loopback for each third, and asks every query of both: ids, their order and weights
must be equal. Then a server is killed, and what a user sees is printed. A DIR is a labelled collection
with corpus.jsonl.gz ({id, title, abstract}) and queries.tsv; without one it is the sample page, asked
for its own titles. Says what differs; exit 1.
"""
import contextlib
import gzip
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time

import xapian

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SHARDS = 3
WANTED = 100
STARTED_WITHIN_S = 20


class Library:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def run(self, *words, **options):
        done = subprocess.run([self.program, "--db", str(self.folder / "papers.db"), *words],
                              env=dict(os.environ, XDG_CONFIG_HOME=str(self.folder)),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, **options)
        if done.returncode != 0:
            sys.exit(f"papers {' '.join(words)} failed: {done.stderr.decode()}")
        return done.stdout

    def ingest_collection(self, collection):
        """Every document is a paper of its own: the collection's id is a link that tells it apart."""
        rows = []
        with gzip.open(collection / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                rows.append(json.dumps({"title": row["title"], "abstract": row["abstract"],
                                        "url": f"https://collection.test/{row['id']}"}) + "\n")
        self.run("ingest", "-q", "-", input="".join(rows).encode())

    def titles(self):
        return [json.loads(line)["title"] for line in self.run("export").splitlines()]


def records(dump):
    return [record + b"\n\n" for record in dump.split(b"\n\n") if record.strip()]


def index(folder, name, script, dump):
    (folder / f"{name}.dump").write_bytes(dump)
    done = subprocess.run(["scriptindex", "--overwrite", str(folder / name), str(script),
                           str(folder / f"{name}.dump")],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    expected = f"= ({len(records(dump))}, 0, 0, 0)"
    if done.returncode != 0 or expected not in done.stdout.decode():
        sys.exit(f"scriptindex of {name}: {done.stdout.decode()}, not {expected}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def server(database):
    """A xapian-tcpsrv for `database`: its port and process."""
    port = free_port()
    process = subprocess.Popen(["xapian-tcpsrv", "--interface", "127.0.0.1", "--port", str(port),
                                str(database)],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True)
    try:
        wait_for(port)
        yield port, process
    finally:
        kill(process)


def kill(process):
    """With its children, one for each connection."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for(port):
    end = time.monotonic() + STARTED_WITHIN_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > end:
                sys.exit("xapian-tcpsrv does not listen")
            time.sleep(0.05)


def open_shards(ports):
    """The shards as one database. Record i is in shard i mod 3, so that ids are those of the whole:
    Xapian numbers the documents of several databases in turn."""
    whole = xapian.Database()
    for port in ports:
        whole.add_database(xapian.remote_open("127.0.0.1", port))
    return whole


def ask(database, text):
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("english"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_database(database)
    parser.add_prefix("title", "S")
    query = parser.parse_query(text.replace(":", " "), 0)
    enquire = xapian.Enquire(database)
    enquire.set_query(query)
    enquire.set_docid_order(enquire.ASCENDING)
    return [(match.docid, match.weight) for match in enquire.get_mset(0, WANTED, database.get_doccount())]


def differs(one, other):
    """Weights are sums of the same numbers, added in another order at most."""
    return [docid for docid, _ in one] != [docid for docid, _ in other] or any(
        abs(a - b) > 1e-9 * abs(a) for (_, a), (_, b) in zip(one, other))


def judge(library, folder, name, queries):
    script = folder / "papers.script"
    script.write_bytes(library.run("export", "-f", "xapian", "--schema"))
    all_records = records(library.run("export", "-f", "xapian"))
    index(folder, "whole", script, b"".join(all_records))
    for shard in range(SHARDS):
        index(folder, f"shard-{shard}", script, b"".join(all_records[shard::SHARDS]))
    queries = queries or library.titles()
    single = xapian.Database(str(folder / "whole"))
    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(server(folder / f"shard-{s}")) for s in range(SHARDS)]
        shards = open_shards([port for port, _ in servers])
        found, wrong = 0, []
        for text in queries:
            expected = ask(single, text)
            found += len(expected)
            if differs(expected, ask(shards, text)):
                wrong.append(text)
        print(f"{name}: {len(all_records)} papers, {len(queries)} queries, {found} answers: "
              f"{len(wrong)} queries differ between {SHARDS} shards and one database")
        for text in wrong[:10]:
            print(f"  differs: {text}", file=sys.stderr)
        kill(servers[-1][1])
        return not wrong and found > 0 and told_of_a_lost_shard(shards, servers, queries[0])


def told_of_a_lost_shard(shards, servers, text):
    """A search over all shards fails with an error that says so; over those that are left it works."""
    try:
        ask(shards, text)
        print("  a shard is gone and nobody was told", file=sys.stderr)
        return False
    except xapian.NetworkError as error:
        print(f"  one server killed: {error.get_type().decode()}: {error.get_msg()}")
    rest = open_shards([port for port, _ in servers[:-1]])
    print(f"  the other {SHARDS - 1}: {len(ask(rest, text))} answers from {rest.get_doccount()} papers")
    return True


def main():
    program, collections = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2:]
    sound = True
    for collection in collections or [None]:
        with tempfile.TemporaryDirectory(prefix="papers-shards-") as temporary:
            folder = pathlib.Path(temporary)
            library = Library(program, folder)
            if collection is None:
                library.run("ingest", "-q", str(ROOT / "data/trending-papers.txt"))
                sound &= judge(library, folder, "the sample page", [])
                continue
            library.ingest_collection(pathlib.Path(collection))
            lines = (pathlib.Path(collection) / "queries.tsv").read_text(encoding="utf-8")
            queries = [line.split("\t", 1)[1] for line in lines.splitlines() if "\t" in line]
            sound &= judge(library, folder, pathlib.Path(collection).name, queries)
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
