#!/usr/bin/env python3
"""Ingests a new paper and sends the digest, over and over, and is killed at random moments (E19).

  kill_loop.py PROGRAM [KILLS] [SEED]

Then one run in peace. No paper may be lost or stand under two Message-IDs; every Message-ID has one
body; no mail is cut. Prints what was counted.
"""
import collections
import hashlib
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import time

import corpus

SINK = """#!/bin/sh
# A mail program: what was read to its end is accepted by a rename.
cat >"$1/$$.part" && mv "$1/$$.part" "$1/$(date +%s%N).$$.eml"
"""


class Loop:
    def __init__(self, library, random_numbers):
        self.library, self.random = library, random_numbers
        self.mails = library.folder / "mails"
        self.mails.mkdir()
        sink = library.folder / "sink"
        sink.write_text(SINK)
        sink.chmod(0o755)
        self.sink = f"{sink} {self.mails}"
        self.papers = 0

    def page(self):
        """A page with a paper that no page had before."""
        self.papers += 1
        path = self.library.folder / f"page-{self.papers}.jsonl"
        path.write_text(f'{{"title": "Paper number {self.papers} of the loop", '
                        f'"abstract": "We propose thing {self.papers}."}}\n')
        return path

    def start(self, page):
        """ingest and digest as one line of a crontab; a group of its own, to be killed as one."""
        line = '"$0" ingest -q --date 2026-03-13 "$1"; "$0" digest -q --for all --send "$2"'
        return subprocess.Popen(["sh", "-c", line, self.library.program, str(page), self.sink],
                                env=self.library.environment, start_new_session=True,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill_one(self, longest_seconds):
        """True when the kill came before the end."""
        run = self.start(self.page())
        time.sleep(self.random.uniform(0, longest_seconds))
        if self.random.random() < 0.5:
            victims = [-run.pid]  # as when the machine stops: all of them
        else:
            victims = children_named(run.pid, pathlib.Path(self.library.program).name)
        early = run.poll() is None
        for victim in victims:
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:
                early = False
        run.wait()
        return early and bool(victims)

    def clean_run(self):
        for number in range(1, self.papers + 1):
            self.library.out("ingest", "-q", "--date", "2026-03-13",
                             str(self.library.folder / f"page-{number}.jsonl"))
        # A send command that outlived its papers may still be at it.
        time.sleep(0.2)
        # A mail has room for some papers; the rest waits for the next.
        before = -1
        while before < (before := len(list(self.mails.glob("*.eml")))):
            self.library.out("digest", "-q", "--for", "all", "--send", self.sink)


def children_named(parent, name):
    found = []
    listed = pathlib.Path(f"/proc/{parent}/task/{parent}/children")
    for child in listed.read_text().split() if listed.exists() else []:
        try:
            if pathlib.Path(f"/proc/{child}/comm").read_text().strip() == name[:15]:
                found.append(int(child))
        except FileNotFoundError:
            pass
    return found


def judge(loop):
    """The faults found in the mails, and counts."""
    faults, bodies = [], {}
    ids_of = collections.defaultdict(set)
    mails = sorted(loop.mails.glob("*.eml"))
    for path in mails:
        data = path.read_bytes()
        name = re.search(rb"^Message-ID:\s+(\S+)$", data, re.MULTILINE)
        boundary = re.search(rb'boundary="(.*)"', data)
        if not name or not boundary or not data.endswith(b"--" + boundary.group(1) + b"--\n"):
            faults.append(f"{path.name} is cut")
            continue
        body = hashlib.sha256(data).hexdigest()
        if bodies.setdefault(name.group(1), body) != body:
            faults.append(f"{name.group(1).decode()} has two bodies")
        text = data.split(b"Content-Type: text/html")[0].replace(b"=\n", b"")
        for paper in re.findall(rb"Paper number (\d+) of the loop", text):
            ids_of[int(paper)].add(name.group(1))
    for paper in range(1, loop.papers + 1):
        if len(ids_of[paper]) != 1:
            faults.append(f"paper {paper} stands under {len(ids_of[paper])} Message-IDs")
    return faults, len(mails), len(bodies)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 25
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10 ** 6)
    print(f"seed {seed}")
    with corpus.library(program, sample=False, evil=False) as library:
        library.ingest([{"title": "The first paper", "abstract": "We begin."}])
        library.out("subscribe", "-q", "all", "-n", "0", "--to", corpus.TO, "--from", corpus.FROM)
        loop = Loop(library, random.Random(seed))
        begun = time.monotonic()
        loop.start(loop.page()).wait()
        longest_seconds = (time.monotonic() - begun) * 1.2
        done = 0
        while done < kills:
            done += loop.kill_one(longest_seconds)
        loop.clean_run()
        faults, mails, names = judge(loop)
        print(f"{done} kills in {loop.papers} runs: {loop.papers} papers, {mails} mails, "
              f"{names} Message-IDs, {mails - names} sent again, {len(faults)} faults")
        print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
