#!/usr/bin/env python3
"""Completion in the shells themselves, each in a terminal of tmux.

  completion.py PROGRAM
"""
import os
import pathlib
import re
import subprocess
import sys
import time
import unittest

import corpus

PROGRAM = None
# The name of a document; a shell that expands it makes a file "ran".
DOCUMENT = "odd $(touch ran) `touch ran`;touch ran.txt"
PATIENCE_SECONDS = 120


class Terminal:
    """A shell with the completion of its own, as a user with no settings has it."""

    START = {
        "bash": ("bash --norc --noprofile", "PS1='% '; . ./completion"),
        "zsh": ("zsh -f", "PS1='%% '; autoload -U compinit; compinit -u -D; . ./completion"),
        "fish": ("fish --no-config", "function fish_prompt; echo '% '; end; source ./completion"),
    }

    def __init__(self, shell, library):
        self.socket = f"papers-completion-{os.getpid()}-{shell}"
        command, setup = self.START[shell]
        (library.folder / "completion").write_bytes(library.out("completion", shell))
        path = f"{pathlib.Path(PROGRAM).parent}:{os.environ['PATH']}"
        environment = {**library.environment, "PATH": path, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        subprocess.run(["tmux", "-L", self.socket, "-f", "/dev/null", "new-session", "-d", "-x",
                        "200", "-y", "50", command],
                       cwd=library.folder, env=environment, check=True)
        self.type(setup, "Enter")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.tmux("kill-server")

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-L", self.socket, *arguments], check=True,
                              stdout=subprocess.PIPE).stdout.decode()

    def type(self, text, *keys):
        self.tmux("send-keys", "-l", text)
        for key in keys:
            self.tmux("send-keys", key)

    def wait_for(self, pattern):
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            screen = self.tmux("capture-pane", "-p")
            found = re.search(pattern, screen, re.MULTILINE)
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"never saw {pattern} on\n{screen.strip()}")

    def begin(self, line, *keys):
        """Types on a screen with nothing but the prompt: keys before it are not the editor's."""
        self.type("clear", "Enter")
        self.wait_for(r"\A%\s*\Z")
        self.type(line, *keys)

    def completed(self, line, expected):
        """What the shell makes of `line` and a tab, as the words that a program would be given."""
        self.begin(line, "Tab")
        self.wait_for(re.escape(expected))
        self.type("", "C-a")
        self.type("printf '<%s>' ", "C-e", "Enter")
        return self.wait_for(r"^(<.*>)").group(1)

    def offered(self, line, pattern):
        self.begin(line, "Tab", "Tab")
        self.wait_for(pattern)
        self.type("", "C-c")


class Completion(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.context = corpus.library(PROGRAM)
        cls.library = cls.context.__enter__()
        cls.library.out("subscribe", "-q", "weekly-words", "language")
        cls.library.out("tag", "-q", "+starred", "1")
        (cls.library.folder / DOCUMENT).write_text("- [On Looms](https://arxiv.org/abs/2603.00001)\n")
        cls.library.out("ingest", "-q", DOCUMENT)

    @classmethod
    def tearDownClass(cls):
        cls.context.__exit__(None, None, None)

    def test_words_of_the_library_and_of_the_language(self):
        for shell in Terminal.START:
            with self.subTest(shell), Terminal(shell, self.library) as terminal:
                for line, last in [("papers unsub", "unsubscribe"),
                                   ("papers unsubscribe wee", "weekly-words"),
                                   ("papers digest --for wee", "weekly-words"),
                                   ("papers list --topic reasoni", "reasoning"),
                                   ("papers list --topic=reasoni", "--topic=reasoning"),
                                   ("papers list -t reasoni", "reasoning"),
                                   ("papers list --tag sta", "starred"),
                                   ("papers tag +sta", "+starred"),
                                   ("papers help que", "query"),
                                   ("papers digest --by ar", "area"),
                                   ("papers search titl", "title:")]:
                    words = terminal.completed(line, last)
                    self.assertTrue(words.endswith(f"<{last}>"), (line, words))

    def test_a_document_is_completed_and_not_obeyed(self):
        for shell in Terminal.START:
            with self.subTest(shell), Terminal(shell, self.library) as terminal:
                words = terminal.completed("papers remove --document odd", "touch")
                self.assertTrue(words.endswith(f"<{DOCUMENT}>"), words)
                self.assertFalse((self.library.folder / "ran").exists())

    def test_ids_come_with_their_titles(self):
        for shell in Terminal.START:
            with self.subTest(shell), Terminal(shell, self.library) as terminal:
                title = "" if shell == "bash" else ".*Preference Fine-Tuning"
                terminal.offered("papers show 1", r"(^|\s)1\b" + title)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    for name in ("tmux", "bash", "zsh", "fish"):
        corpus.judge(name)
    unittest.main()
