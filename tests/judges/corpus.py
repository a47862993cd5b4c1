"""A library in a temporary folder with the sample page and papers that mean harm, and the program."""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NOW = "2026-11-24T08:00:00Z"
TO, FROM = "Alice <alice@test.example>", "papers@test.example"
MISSING = 2

EVIL = [
    {"title": "Subject\r\nBcc: v@evil.example\r\n\r\n论文检索 🚀 </td><script>alert(1)</script>",
     "abstract": "First.\n.\nFrom the start </textarea><img src=x onerror=alert(1)> of it."},
    {"title": "\x1b]8;;http://evil.example\x1b\\ \u202eturned\u202c \x00 nul \x9b csi",
     "abstract": ".", "url": "javascript:alert(1)"},
    {"title": "a" * 1900, "abstract": "From " * 300 + "\n" + "b" * 3000,
     "url": "https://example.org/" + "z" * 1200},
    {"title": "検索拡張生成のための論文検索論文検索論文検索論文検索論文検索論文検索論文検索論文検索論文検索論文検索",
     "abstract": "We propose e\u0301tude, 👩‍🔬, = signs, trailing blanks   and \"quotes\".",
     "authors": ["Eve\r\nBcc: w@evil.example", "王小明"]},
]


def judge(name):
    """Ends with an error where a judge is missing: scripts/test installs them all."""
    if shutil.which(name) is None:
        print(f"{name} is not installed: scripts/install-packages test")
        sys.exit(MISSING)


class Library:
    """papers on a library of its own; every call is a process, as for a user."""

    def __init__(self, program, folder):
        self.program, self.folder = str(program), pathlib.Path(folder)
        self.file = self.folder / "t.db"
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PAPERS_NOW": NOW,
                            "PAPERS_DB": str(self.file)}

    def run(self, *arguments, **options):
        """The finished process; stdout and stderr are bytes."""
        environment = {**self.environment, **options.pop("env", {})}
        return subprocess.run([self.program, *arguments], cwd=self.folder, env=environment,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                              **options)

    def out(self, *arguments, **options):
        done = self.run(*arguments, **options)
        assert done.returncode == 0, (arguments, done.returncode, done.stderr.decode())
        return done.stdout

    def ingest_sample(self):
        self.out("ingest", "-q", "--as-of", "2026-11-24", str(ROOT / "data/trending-papers.txt"))

    def ingest(self, papers, day="2026-03-13"):
        rows = "".join(json.dumps(paper) + "\n" for paper in papers)
        self.out("ingest", "-q", "--date", day, "-", input=rows.encode())


@contextlib.contextmanager
def library(program, sample=True, evil=True):
    with tempfile.TemporaryDirectory(prefix="papers-judge-") as folder:
        made = Library(program, folder)
        if sample:
            made.ingest_sample()
        if evil:
            made.ingest(EVIL)
        yield made
