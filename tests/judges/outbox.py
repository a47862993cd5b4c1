#!/usr/bin/env python3
"""What a subscription promises, with real commands behind --send: rows E16 to E26.

  outbox.py PROGRAM
"""
import email
import email.policy
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

import corpus

PROGRAM = None


def number(digits):
    return {"title": f"Paper {digits} of the series", "abstract": f"We propose thing {digits}."}


class Outbox(unittest.TestCase):
    def setUp(self):
        self.context = corpus.library(PROGRAM, sample=False, evil=False)
        self.library = self.context.__enter__()
        self.library.ingest([number("one"), number("two")])
        self.library.out("subscribe", "-q", "vision", "--to", corpus.TO, "--from", corpus.FROM)

    def tearDown(self):
        self.context.__exit__(None, None, None)

    def send(self, command, *arguments, **options):
        return self.library.run("digest", "--for", "vision", "--send", command, *arguments,
                                **options)

    def path(self, name):
        return self.library.folder / name

    def state(self):
        listed = json.loads(self.library.out("subscriptions", "-f", "json"))
        return listed["subscriptions"][0]

    def digest_of_library(self):
        return hashlib.sha256(self.library.file.read_bytes()).hexdigest()

    def test_E16_a_refusal_for_now_is_repeated_with_the_same_bytes(self):
        done = self.send('sh -c "cat >o1; exit 75"')
        self.assertEqual(done.returncode, 75)
        self.assertRegex(done.stderr, rb"vision: issue 1 .*75")
        open_issue = self.state()["open_issue"]
        self.assertEqual((open_issue["state"], open_issue["attempts"]), ("pending", 1))
        self.library.ingest([number("three")])
        self.assertEqual(self.send("cat >o2").returncode, 0)
        self.assertEqual(self.path("o1").read_bytes(), self.path("o2").read_bytes())
        self.assertEqual(self.send("cat >o3").returncode, 0)
        third = self.path("o3").read_bytes()
        self.assertIn(b"Paper three", third)
        self.assertNotIn(b"Paper one", third)
        done = self.send("cat >o4")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
        self.assertFalse(self.path("o4").exists())

    def test_E17_a_command_need_not_read_it_all(self):
        self.assertEqual(self.send("head -c 10 >/dev/null").returncode, 0)
        self.library.ingest([number("three")])
        self.assertEqual(self.send("true").returncode, 0)
        self.assertEqual(self.state()["issues_sent"], 2)

    def test_E18_commands_that_cannot_run_or_die_leave_it_waiting(self):
        for command, words in (("/nonexistent", b"cannot run"),
                               ("kill -9 $$", b"killed by signal 9")):
            done = self.send(command)
            self.assertEqual(done.returncode, 2)
            self.assertIn(words, done.stderr)
            self.assertEqual(self.state()["open_issue"]["state"], "pending")

    def test_E20_two_at_once_send_one_mail(self):
        slow = f"echo >>{self.path('started')}; cat >>{self.path('mails')}; sleep 1"
        environment = self.library.environment
        runs = [subprocess.Popen([PROGRAM, "digest", "--for", "vision", "--send", slow],
                                 env=environment, stderr=subprocess.PIPE) for _ in range(2)]
        messages = [run.communicate()[1] for run in runs]
        self.assertEqual(self.path("mails").read_bytes().count(b"\nMessage-ID:"), 1)
        self.assertEqual(sorted(run.returncode for run in runs), [0, 75])
        self.assertIn(b"another digest", b"".join(messages))

    def test_E21_killed_after_the_hand_over_it_sends_the_same_again_and_says_so(self):
        done = self.send("cat >o1; kill -9 $PPID")
        self.assertEqual(done.returncode, -9)
        done = self.send("cat >o2")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"resending issue 1", done.stderr)
        self.assertEqual(self.path("o1").read_bytes(), self.path("o2").read_bytes())

    def test_E21b_killed_at_any_write_no_mail_is_cut(self):
        mails = self.path("mails")
        mails.mkdir()
        for at in range(1, 60, 3):
            self.library.ingest([number(f"nr {at}")])
            sink = f"cat >{mails}/{at}.part && mv {mails}/{at}.part {mails}/{at}"
            trace = ["strace", "-qq", "-o", "/dev/null", "-e", "trace=write,pwrite64", "-e",
                     f"inject=write,pwrite64:signal=KILL:when={at}", PROGRAM, "digest", "--for",
                     "vision", "--send", sink]
            # The program alone: strace without -f leaves the command be.
            subprocess.run(trace, env=self.library.environment, stderr=subprocess.PIPE, check=False)
        # The issue that was cut off goes out as it was, and what came meanwhile behind it.
        for name in ("cut_off", "since"):
            self.assertEqual(self.send(f"cat >{mails}/{name}").returncode, 0)
        bodies = {}
        for mail in mails.iterdir():
            if mail.suffix == ".part":
                continue
            data = mail.read_bytes()
            name = re.search(rb"^Message-ID: (.*)$", data, re.MULTILINE).group(1)
            self.assertEqual(bodies.setdefault(name, data), data)
            boundary = re.search(rb'boundary="(.*)"', data).group(1)
            self.assertTrue(data.endswith(b"--" + boundary + b"--\n"), mail)
        mails = [email.message_from_bytes(data, policy=email.policy.default)
                 for data in bodies.values()]
        text = "".join(mail.get_body(["plain"]).get_content() for mail in mails)
        for at in range(1, 60, 3):
            self.assertRegex(text, rf"nr\s+{at}\s+of")

    def test_E22_nothing_new_starts_nothing(self):
        self.send("cat >/dev/null")
        for arguments in (["--send", "touch started"], ["--mark"], []):
            done = self.library.run("digest", "--for", "vision", *arguments)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
        self.assertFalse(self.path("started").exists())
        self.assertEqual(self.send("touch started", "--allow-empty").returncode, 0)
        self.assertTrue(self.path("started").exists())

    def test_E23_what_cannot_be_stored_is_not_sent(self):
        # 2 pages fit, an issue does not.
        size = self.library.file.stat().st_size // 512
        done = subprocess.run(["sh", "-c", f'ulimit -f {size + 2}; trap "" XFSZ; exec "$0" "$@"',
                               PROGRAM, "digest", "--for", "vision", "--send", "touch started"],
                              cwd=self.library.folder, env=self.library.environment,
                              stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertFalse(self.path("started").exists())
        self.assertEqual(self.send("cat >o1").returncode, 0)

    def test_E24_printing_leaves_the_file_as_it_is(self):
        before = self.digest_of_library()
        printed = self.library.out("digest", "--for", "vision")
        self.library.out("digest", "--for", "vision", "--dry-run", "--send", "touch started")
        self.assertEqual(self.digest_of_library(), before)
        self.assertFalse(self.path("started").exists())
        # Who may only read may print.
        self.library.file.chmod(0o444)
        self.library.folder.chmod(0o755)
        options = {}
        if os.geteuid() == 0:
            options = {"user": 65534, "group": 65534, "extra_groups": []}
            # Root's own folders may be closed to others, and the program in one of them.
            self.library.program = shutil.copy(PROGRAM, self.path("program"))
            self.path("program").chmod(0o755)
        done = self.library.run("digest", "--for", "vision", **options)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(done.stdout, printed)

    def test_E25_a_clock_set_back_loses_nothing(self):
        self.send("cat >/dev/null")
        self.library.environment["PAPERS_NOW"] = "2025-01-01T00:00:00Z"
        self.library.ingest([number("late")], day="2024-06-01")
        self.assertEqual(self.send("cat >o2").returncode, 0)
        mail = self.path("o2").read_bytes()
        self.assertIn(b"Paper late", mail)
        self.assertNotIn(b"Paper one", mail)

    def test_E26_cron_and_a_terminal_get_the_same_bytes(self):
        command = ["digest", "--for", "vision", "-f", "text"]
        printed = self.library.out(*command)
        bare = {name: self.library.environment[name] for name in ("PAPERS_DB", "PAPERS_NOW")}
        for extra in ({}, {"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "C", "TZ": "Asia/Tokyo"}):
            done = subprocess.run([PROGRAM, *command], env={**bare, **extra},
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, printed, b""))

    def test_one_failure_does_not_stop_the_others(self):
        self.library.out("subscribe", "-q", "another", "--to", corpus.TO, "--from", corpus.FROM)
        sink = "cat >mail.$$; if grep -q papers.another mail.$$; then exit 75; fi"
        done = self.library.run("digest", "--for-all", "--send", sink)
        self.assertEqual(done.returncode, 75)
        self.assertIn(b"another: issue 1 not sent", done.stderr)
        self.assertIn(b"vision: issue 1 sent", done.stderr)
        self.assertEqual(len(list(self.library.folder.glob("mail.*"))), 2)
        self.assertEqual(self.library.run("digest", "--for-all", "--send", "cat >rest").returncode, 0)
        self.assertIn(b"papers.another.1.", self.path("rest").read_bytes())


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    corpus.judge("strace")
    unittest.main()
