#!/usr/bin/env python3
"""The digest as a page and as a feed before tidy, xmllint and the rules of accessibility.

  digest_page.py PROGRAM
"""
import html.parser
import re
import subprocess
import sys
import unittest

import corpus

PROGRAM = None
ATOM = corpus.ROOT / "tests/judges/atom.rng"
VOID = {"meta", "input", "br"}


class Outline(html.parser.HTMLParser):
    """Elements in document order as (tag, attributes, text)."""

    def __init__(self, page):
        super().__init__()
        self.elements, self._open = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        element = [tag, dict(attrs), ""]
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag, tag

    def handle_data(self, data):
        for element in self._open:
            element[2] += data

    def all(self, *tags):
        return [element for element in self.elements if element[0] in tags]


def luminance(color):
    parts = color[1:] if len(color) == 7 else "".join(c * 2 for c in color[1:])
    linear = []
    for at in (0, 2, 4):
        part = int(parts[at:at + 2], 16) / 255
        linear.append(part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2.1, 1.4.3."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class DigestPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.context = corpus.library(PROGRAM)
        cls.library = cls.context.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.context.__exit__(None, None, None)

    def digest(self, *arguments):
        return self.library.out("digest", "--since", "2020", *arguments).decode()

    def pages(self):
        for by in ("topic", "day", "none"):
            for summary in ("sentence", "full", "none"):
                yield self.digest("-f", "html", "-n", "0", "--by", by, "--summary", summary)

    def test_tidy_finds_no_error_in_the_page(self):
        for page in self.pages():
            done = subprocess.run(["tidy", "-q", "-e", "-utf8", "--drop-empty-elements", "no"],
                                  input=page.encode(), stderr=subprocess.PIPE, check=False)
            # text-wrap and the like are newer than tidy, warnings about style are its own.
            self.assertLess(done.returncode, 2, done.stderr.decode())
            self.assertEqual(done.stderr.decode(), "")

    def test_headings_descend_one_level_at_a_time(self):
        for page in self.pages():
            levels = [int(tag[1]) for tag, _, _ in Outline(page).all("h1", "h2", "h3", "h4")]
            self.assertEqual((levels[0], levels.count(1)), (1, 1))
            for before, after in zip(levels, levels[1:]):
                self.assertLessEqual(after, before + 1)

    def test_landmarks_language_and_names(self):
        for page in self.pages():
            outline = Outline(page)
            self.assertEqual(outline.all("html")[0][1]["lang"], "en")
            self.assertTrue(outline.all("title")[0][2].strip())
            for tag in ("header", "main"):
                self.assertEqual(len(outline.all(tag)), 1, tag)
            ids = [attributes["id"] for _, attributes, _ in outline.elements if "id" in attributes]
            self.assertEqual(len(ids), len(set(ids)))
            for tag, attributes, text in outline.all("a"):
                self.assertTrue(text.strip(), attributes)
                if attributes["href"].startswith("#"):
                    self.assertIn(attributes["href"][1:], ids)
            for _, attributes, _ in outline.elements:
                if "aria-labelledby" in attributes:
                    self.assertIn(attributes["aria-labelledby"], ids)

    def test_colours_can_be_told_apart(self):
        page = self.digest("-f", "html")
        for sheet in re.findall(r":root \{(.*?)\}", page, re.DOTALL):
            colors = dict(re.findall(r"--(\w+): (#\w+)", sheet))
            for name in ("ink", "soft", "link"):
                self.assertGreaterEqual(contrast(colors[name], colors["page"]), 4.5, name)
            self.assertGreaterEqual(contrast(colors["bar"], colors["page"]), 2.5)
        mail = self.digest("-f", "email")
        text = re.sub(r"=3D", "=", mail.replace("=\n", ""))
        for ink in set(re.findall(r"[;\"]color:(#\w{6})", text)):
            self.assertGreaterEqual(contrast(ink, "#fbfbf9"), 4.5, ink)

    def test_nothing_is_fetched(self):
        outline = Outline(self.digest("-f", "html"))
        self.assertFalse(outline.all("link", "img", "iframe"))
        self.assertEqual([attributes for _, attributes, _ in outline.all("script")], [{}])
        for _, attributes, _ in outline.all("a"):
            self.assertRegex(attributes["href"], r"\A(#|https?://)")

    def test_every_paper_stands_in_every_format_once(self):
        for by in ("topic", "day", "none"):
            page = Outline(self.digest("-f", "html", "-n", "0", "--by", by))
            articles = [attributes["id"] for _, attributes, _ in page.all("article")]
            self.assertEqual(len(articles), 59 + len(corpus.EVIL))
            self.assertEqual(len(set(articles)), len(articles))
            text = self.digest("-n", "0", "--by", by)
            self.assertEqual(re.findall(r"^ *(\d+)\. ", text, re.MULTILINE),
                             [str(number + 1) for number in range(len(articles))])

    def test_the_feed_is_valid_and_stable(self):
        feed = self.digest("-f", "atom", "-n", "0")
        done = subprocess.run(["xmllint", "--noout", "--relaxng", ATOM, "-"], input=feed.encode(),
                              stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual(feed, self.digest("-f", "atom", "-n", "0"))
        for entry in re.findall(r"<entry>.*?</entry>", feed, re.DOTALL):
            # RFC 4287, 4.1.2; no schema language of xmllint's can say it.
            self.assertEqual(entry.count("<content") + entry.count('rel="alternate"'), 1)
        ids = re.findall(r"<id>(.*?)</id>", feed)
        self.assertEqual(len(ids), len(set(ids)))

        def entries(text):
            return set(re.findall(r"<entry>.*?</entry>", text, re.DOTALL))
        self.library.ingest([{"title": "One more", "abstract": "It is new."}], day="2026-03-14")
        later = self.digest("-f", "atom", "-n", "0")
        self.assertEqual(len(entries(later) - entries(feed)), 1)
        self.assertTrue(entries(feed) <= entries(later))
        self.assertEqual(re.findall(r"<id>.*?</id>", later)[0], f"<id>{ids[0]}</id>")
        self.assertIn("<updated>2026-03-14T00:00:00Z</updated>", later.split("<entry>")[0])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    for needed in ("tidy", "xmllint"):
        corpus.judge(needed)
    unittest.main()
