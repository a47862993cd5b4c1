#!/usr/bin/env python3
"""Digest mails before other people's parsers: Python's strict policy, notmuch (GMime), mblaze.

  mail.py PROGRAM
"""
import email
import email.header
import email.policy
import email.utils
import html.parser
import json
import re
import subprocess
import sys
import unicodedata
import unittest

import corpus

STRICT = email.policy.default.clone(raise_on_defect=True)
HEADERS = ["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type"]
TEXT_COLS = 78
PROGRAM = None


class Page(html.parser.HTMLParser):
    """The titles and links of an HTML part, and what must not be in one."""

    def __init__(self, text):
        super().__init__()
        self.titles, self.links, self.tags, self.attributes = [], [], set(), set()
        self._heading = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        values = dict(attrs)
        if tag == "a":
            self.links.append(values.get("href"))
        # A title under a topic of its own is one level deeper than the others.
        if tag in ("h3", "h4") and "ink" in values.get("class", ""):
            self._heading = ""

    def handle_endtag(self, tag):
        if tag in ("h3", "h4") and self._heading is not None:
            self.titles.append(flat(self._heading))
            self._heading = None

    def handle_data(self, data):
        if self._heading is not None:
            self._heading += data


def flat(text):
    return " ".join(text.split())


def width(text):
    """Columns by Unicode's own tables."""
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Cf")
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def parsed(message):
    return email.message_from_bytes(message, policy=STRICT)


def parts(message):
    found = {part.get_content_type(): part.get_content() for part in parsed(message).walk()
             if not part.is_multipart()}
    return found["text/plain"], found["text/html"]


def text_titles(text):
    """Titles of the text part without their numbers, each with the lines of its paper."""
    titles = []
    for block in re.split(r"\n\n+", text.split("\n-- \n")[0]):
        lines = block.split("\n")
        if re.match(r" *\d+\. ", lines[0]):
            titles.append((flat(lines[0]).split(" ", 1)[1], [flat(line) for line in lines[1:]]))
    return titles


class Mail(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.context = corpus.library(PROGRAM)
        cls.library = cls.context.__enter__()
        cls.library.out("subscribe", "-q", "vision", "--to", corpus.TO, "--from", corpus.FROM)
        cls.message = cls.library.out("digest", "--for", "vision", "-f", "email")

    @classmethod
    def tearDownClass(cls):
        cls.context.__exit__(None, None, None)

    def mail(self, *arguments):
        return self.library.out("digest", "-f", "email", "--to", corpus.TO, "--from", corpus.FROM,
                                *arguments)

    def test_E1_strict_parser_finds_no_defect(self):
        message = parsed(self.message)
        for part in message.walk():
            self.assertEqual(part.defects, [])
        for name in HEADERS:
            self.assertEqual(len(message.get_all(name)), 1, name)
        self.assertEqual([part.get_content_type() for part in message.walk()],
                         ["multipart/alternative", "text/plain", "text/html"])
        self.assertEqual(message["Auto-Submitted"], "auto-generated")
        self.assertIn("vision", message["List-Id"])

    def test_E2_lines_are_short_and_ascii(self):
        for line in self.message.split(b"\n"):
            self.assertLessEqual(len(line), 78)
            self.assertRegex(line, rb"\A[\t\x20-\x7e]*\Z")

    def test_E3_crlf_differs_in_line_ends_only(self):
        wire = self.library.out("digest", "--for", "vision", "-f", "email", "--crlf")
        self.assertNotRegex(wire, rb"[^\r]\n|\r[^\n]")
        self.assertTrue(wire.endswith(b"\r\n"))
        self.assertEqual(wire.replace(b"\r", b""), self.message)

    def test_E4_a_title_adds_no_header(self):
        plain = parsed(self.mail("--subject", "plain"))
        evil = parsed(self.mail("--subject", "Hi\r\nBcc: v@evil.example\r\n\r\nbody \x1b[2J",
                                "--title", "T\r\nCc: w@evil.example"))
        self.assertEqual(plain.keys(), evil.keys())
        self.assertEqual(evil["Subject"], "Hi Bcc: v@evil.example body")

    def test_E5_subjects_decode_to_what_was_given(self):
        for subject in ["论文检索 🚀 étude", "論" * 300, "x" * 300, "=?utf-8?q?no?=", "a \"b\" <c>, d;",
                        "é" + " word" * 60]:
            message = self.mail("--subject", subject)
            self.assertEqual(parsed(message)["Subject"], subject)
            head = message.split(b"\n\n")[0].decode()
            for word in re.findall(r"=\?[^?]*\?[^?]*\?[^?]*\?=", head):
                self.assertLessEqual(len(word), 75)
                (data, charset), = email.header.decode_header(word)
                data.decode(charset)

    def test_E6_what_is_no_address_is_refused_by_its_option(self):
        for option, value in [("--to", "a@b\nBcc: x@y"), ("--to", "a b@c"), ("--from", ""),
                              ("--to", "a@"), ("--from", "a@b, ")]:
            for command in (["digest", "-f", "email"], ["subscribe", "x"]):
                done = self.library.run(*command, option, value)
                self.assertEqual(done.returncode, 2, (option, value))
                self.assertIn(option.encode(), done.stderr)
                self.assertEqual(done.stderr.count(b"\n"), 1)
                self.assertEqual(done.stdout, b"")

    def test_E7_the_same_papers_give_the_same_bytes(self):
        self.assertEqual(self.message, self.library.out("digest", "--for", "vision", "-f", "email"))

    def test_E7_a_pending_issue_gives_the_same_bytes_at_any_time(self):
        self.library.out("subscribe", "-q", "pending", "--to", corpus.TO, "--from", corpus.FROM)
        self.assertEqual(self.library.run("digest", "--for", "pending", "--send", "false").returncode, 2)
        print_it = ("digest", "--for", "pending", "-f", "email")
        message = self.library.out(*print_it)
        later = {"PAPERS_NOW": "2027-02-03T04:05:06Z"}
        self.assertEqual(message, self.library.out(*print_it, env=later))

    def test_E8_text_lines_fit_and_links_are_whole(self):
        text, page = parts(self.message)
        urls = re.findall(r"^\s*(https?://\S+)$", text, re.MULTILINE)
        self.assertEqual(set(urls), set(Page(page).links))
        for line in text.split("\n"):
            if " " in line.strip() and not line.strip().startswith("http"):
                self.assertLessEqual(width(line), TEXT_COLS, line)
        self.assertNotRegex(text + page, "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

    def test_E9_both_parts_have_the_same_papers_in_the_same_order(self):
        text, page = parts(self.message)
        titles = Page(page).titles
        blocks = text_titles(text)
        self.assertEqual(len(titles), len(blocks))
        self.assertGreater(len(titles), 40)
        for title, (first, rest) in zip(titles, blocks):
            joined = flat(" ".join([first] + rest))
            self.assertTrue(joined.replace(" ", "").startswith(title.replace(" ", "")), title)

    def test_E10_the_page_is_small_enough_and_says_what_it_left_out(self):
        text, page = parts(self.message)
        self.assertLessEqual(len(page.encode()), 90_000)
        self.assertIn("were left out", text)
        self.assertIn("were left out", page)
        full = self.mail("-n", "0", "--summary", "full", "--since", "2020")
        self.assertLessEqual(len(parts(full)[1].encode()), 90_000)

    def test_E12_nothing_in_the_page_acts(self):
        page = Page(parts(self.message)[1])
        self.assertFalse(page.tags & {"script", "img", "iframe", "form", "link", "object"})
        self.assertFalse([name for name in page.attributes if name.startswith("on")])
        for link in page.links:
            self.assertRegex(link, r"\Ahttps?://")

    def test_dates_are_read_by_other_programs(self):
        date = email.utils.parsedate_to_datetime(parsed(self.message)["Date"])
        self.assertEqual(date.strftime("%Y-%m-%dT%H:%M:%SZ"), corpus.NOW)

    def test_notmuch_reads_the_same_parts(self):
        folder = self.library.folder / "maildir"
        for name in ("cur", "new", "tmp"):
            (folder / name).mkdir(parents=True)
        (folder / "new" / "1").write_bytes(self.message)
        config = self.library.folder / "notmuch.cfg"
        config.write_text(f"[database]\npath={folder}\n[new]\ntags=new\n")

        def notmuch(*arguments):
            return subprocess.run(["notmuch", "--config", config, *arguments], check=True,
                                  stdout=subprocess.PIPE).stdout.decode()
        notmuch("new", "--quiet")
        name = parsed(self.message)["Message-ID"].strip("<>")
        shown = json.loads(notmuch("show", "--format=json", "--include-html", "id:" + name))
        body = shown[0][0][0]["body"][0]
        self.assertEqual(body["content-type"], "multipart/alternative")
        self.assertEqual([part["content-type"] for part in body["content"]],
                         ["text/plain", "text/html"])
        self.assertEqual([part["content"] for part in body["content"]],
                         list(parts(self.message)))

    def test_mblaze_reads_the_same_parts(self):
        file = self.library.folder / "m.eml"
        file.write_bytes(self.message)
        listed = subprocess.run(["mshow", "-t", file], check=True, stdout=subprocess.PIPE)
        self.assertEqual(re.findall(r"text/\w+", listed.stdout.decode()),
                         ["text/plain", "text/html"])
        text = subprocess.run(["mshow", "-O", file, "2"], check=True, stdout=subprocess.PIPE)
        self.assertEqual(text.stdout.decode(), parts(self.message)[0])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    for needed in ("notmuch", "mshow"):
        corpus.judge(needed)
    unittest.main()
