#!/usr/bin/env python3
"""Ingests a new paper and sends the digest, and is killed at every system call of both in turn (E19).

  kill_loop.py PROGRAM

Only calls that others can see the effect of are counted: before any other, the world outside the
process is what it is before the next of these. After each kill a run in peace settles what was
left. No paper may be lost or stand under two Message-IDs; every Message-ID has one body; no mail is
cut. Prints what was counted.
"""
import collections
import concurrent.futures
import hashlib
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

import corpus

# Locks end with their process. The last one: dead before it, a process is dead after its work.
SEEN_OUTSIDE = ("write pwrite64 writev ftruncate fsync fdatasync openat unlink unlinkat rename "
                "renameat2 link linkat mkdir chmod fchmod fchown clone clone3 vfork fork kill wait4 "
                "exit_group").split()

SINK = """#!/bin/sh
# A mail program: what was read to its end is accepted by a rename.
cat >"$1/$$.part" && mv "$1/$$.part" "$1/$(date +%s%N).$$.eml"
"""


class Loop:
    """One library, on which one of the two commands is killed."""

    def __init__(self, library, victim, kills_all):
        self.library, self.victim, self.kills_all = library, victim, kills_all
        self.mails = library.folder / "mails"
        self.mails.mkdir()
        sink = library.folder / "sink"
        sink.write_text(SINK)
        sink.chmod(0o755)
        # LeakSanitizer cannot work where another program traces.
        self.environment = {**library.environment, "ASAN_OPTIONS": "detect_leaks=0"}
        self.send = ("digest", "-q", "--for", "all", "--send", f"{sink} {self.mails}")
        self.papers = self.kills = 0
        self.killed_at = {}

    def ingest(self):
        """The command for a page with a paper that no page had before."""
        self.papers += 1
        page = self.library.folder / "page.jsonl"
        page.write_text(f'{{"title": "Paper number {self.papers} of the loop", '
                        f'"abstract": "We propose thing {self.papers}."}}\n')
        return ("ingest", "-q", "--date", "2026-03-13", str(page))

    def dies_at(self, command, call, nth):
        """Runs the command; true when it was killed at its nth such call."""
        # With ?, for machines that have no such call.
        line = ["strace", "-o", "/dev/null", "-e", f"trace=?{call}",
                "-e", f"inject=?{call}:signal=KILL:when={nth}", self.library.program, *command]
        run = subprocess.Popen(line, cwd=self.library.folder, env=self.environment,
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
        code = run.wait()
        if self.kills_all:  # as when the machine stops; else the mail program lives on
            try:
                os.killpg(run.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        assert code in (0, -signal.SIGKILL), (command, code)
        return code != 0

    def one(self, call, nth):
        """True when the kill came before the end of the command."""
        page = self.ingest()
        if self.victim == "ingest":
            killed = self.dies_at(page, call, nth)
            self.library.out(*page)
        else:
            self.library.out(*page)
            killed = self.dies_at(self.send, call, nth)
            self.wait_for_mail()
        self.library.out(*self.send)
        self.kills += killed
        self.killed_at[self.papers] = f"{self.victim} killed at {call} {nth}"
        return killed

    def wait_for_mail(self):
        """A mail program that outlived its papers may still be at it."""
        for _ in range(0 if self.kills_all else 100):
            if not list(self.mails.glob("*.part")):
                break
            time.sleep(0.01)

    def run(self):
        for call in SEEN_OUTSIDE:
            nth = 1
            while self.one(call, nth):
                nth += 1
        return self


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
            faults.append(f"paper {paper} stands under {len(ids_of[paper])} Message-IDs: "
                          f"{loop.killed_at[paper]}")
    return faults, len(mails), len(bodies)


def run_loop(program, victim, kills_all):
    with corpus.library(program, sample=False, evil=False) as library:
        library.ingest([{"title": "The first paper", "abstract": "We begin."}])
        library.out("subscribe", "-q", "all", "-n", "0", "--to", corpus.TO, "--from", corpus.FROM)
        loop = Loop(library, victim, kills_all).run()
        library.out("check", "-q")
        faults, mails, names = judge(loop)
        told = (f"{victim}{' and its mail program' if kills_all else ''}: {loop.kills} kills, "
                f"{loop.papers} papers, {mails} mails, {names} Message-IDs, {len(faults)} faults")
        return faults, told, loop.kills


def main():
    corpus.judge("strace")
    program = pathlib.Path(sys.argv[1]).resolve()
    kinds = [("ingest", False), ("digest", False), ("digest", True)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        loops = list(pool.map(lambda kind: run_loop(program, *kind), kinds))
    for faults, told, kills in loops:
        print("\n".join([told, *faults]))
        if kills < 50:
            print("too few system calls were found: is the list of their names complete?")
    return 1 if any(faults or kills < 50 for faults, _, kills in loops) else 0


if __name__ == "__main__":
    sys.exit(main())
