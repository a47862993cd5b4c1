// One set of papers that every output format is tried on: an ordinary one, a bare one, and one
// from a page that means harm.
#pragma once

#include <string>
#include <vector>

#include "digest/digest.hpp"
#include "digest/title_search.hpp"
#include "paper/paper.hpp"
#include "render/render.hpp"

namespace papers::test {

inline Paper ordinary_paper() {
  Paper paper;
  paper.id = 12;
  paper.key = "0123456789abcdef";
  paper.title = "Retrieval with $10\\times$ Fewer Tokens: A Study";
  paper.abstract = "Retrieval is slow. We propose LITE, a sparse index. It is fast, small & exact.";
  paper.abstract_kind = AbstractKind::full;
  paper.summary = "We propose LITE, a sparse index.";
  paper.authors = {"Ada Lovelace", "Émile Borel", "王小明"};
  paper.arxiv_id = "2503.01234";
  paper.published = "2025-03-10";
  paper.links = {{"code", "https://github.com/lite/lite"},
                 {"arxiv", "https://arxiv.org/abs/2503.01234"}};
  const Day day = parse_iso_day("2026-03-12").value();
  paper.listings = {{"trending.txt", day, 1, 57, 1200, 3}};
  paper.listed_on = day;
  paper.position = 1;
  paper.upvotes = 57;
  paper.github_stars = 1200;
  paper.comments = 3;
  paper.topics = {{"retrieval", "Retrieval", 0.9}, {"efficiency", "Efficiency", 0.5}};
  paper.tags = {"star", "toread"};
  paper.keywords = {"sparse retrieval", "indexing"};
  paper.note = "Ask Émile,\nthen \"decide\".";
  return paper;
}

inline Paper bare_paper() {
  Paper paper;
  paper.id = 7;
  paper.key = "fedcba9876543210";
  paper.title = "Untitled Thoughts";
  return paper;
}

/// Clears the screen, opens a link, turns the writing round, closes the table, adds a recipient, is
/// very long without a blank, and is not even UTF-8.
inline Paper hostile_paper() {
  Paper paper;
  paper.id = 666;
  paper.key = "ffffffffffffffff";
  paper.title =
      "\x1b[2J\x1b]8;;http://evil.example\x1b\\\xE2\x80\xAE</td><script>alert(1)</script>\r\nBcc: "
      "v@evil.example\xC2\x9B\xFF 论文检索 🚀 [a](javascript:x) `rm` | " +
      std::string(3000, 'a') + " \xEE\x80\x80mark\xEE\x80\x81";
  paper.abstract = "First.\n.\nFrom the start\n</textarea><img src=x onerror=alert(1)> \"'&\x07";
  paper.abstract_kind = AbstractKind::full;
  paper.summary = "From the start </textarea><img src=x onerror=alert(1)> \"'& of it.";
  paper.authors = {"Eve\r\nBcc: w@evil.example", "{\\x} = #%&_$~^", ""};
  paper.url = "javascript:alert(1)";
  paper.arxiv_id = "2503.01234\" onclick=\"x";
  paper.links = {{"code", "https://github.com/a/b\"><script>"}, {"code", "data:text/html,x"}};
  paper.topics = {{"x\"><script>", "A & B <i>\x1b[31m", 0.4}};
  paper.tags = {"<b>"};
  paper.keywords = {"a;b", "c\nd"};
  paper.note = "=cmd|' /C calc'!A0\r\nline";
  paper.listings = {{"a\"b\r\n.txt", std::nullopt, -3, 9223372036854775807LL, {}, {}}};
  paper.upvotes = -5;
  return paper;
}

inline std::vector<Hit> fixture_hits() {
  std::vector<Hit> hits(3);
  hits[0].paper = ordinary_paper();
  hits[0].match = Hit::Match::all;
  hits[0].score = 1.5;
  hits[0].title = "\xEE\x80\x80Retrieval\xEE\x80\x81 with $10\\times$ Fewer Tokens: A Study";
  hits[0].snippet = "We propose LITE, a \xEE\x80\x80sparse\xEE\x80\x81 index.";
  hits[1].paper = bare_paper();
  hits[2].paper = hostile_paper();
  hits[2].snippet =
      "\xEE\x80\x80"
      "From\xEE\x80\x81 <script> \x1b[31m the start";
  return hits;
}

inline digest::Digest fixture_digest() {
  digest::Digest digest;
  digest.title = "Trending papers, Mar 12, 2026 \x1b[2J<script>\r\nBcc: u@evil.example";
  digest.first_day = digest.last_day = parse_iso_day("2026-03-12");
  digest.span = "Mar 12, 2026";
  digest.measure = digest::Measure::votes;
  digest.title_search = digest::arxiv_title_search;
  digest.total = 12;
  digest.left_out = 9;
  digest.query_command = "papers list --since 2026-03-12 --until 2026-03-12 -n 0";
  digest.more_command = digest.query_command;
  digest.days = {{*digest.first_day - std::chrono::days(2), 3},
                 {*digest.first_day - std::chrono::days(1), 1},
                 {*digest.first_day, 9}};
  const auto entry = [](Paper paper, std::vector<std::string> also) {
    std::string text = paper.summary;
    return digest::Entry{std::move(paper), std::move(text), std::move(also), {}};
  };
  digest.groups.push_back({"Top 1", "top", {entry(ordinary_paper(), {"Efficiency"})}, true});
  digest.groups.push_back({"Retrieval", "retrieval", {entry(bare_paper(), {})}});
  digest.groups.back().entries.back().subheading = "Sparse & <b>";
  digest.groups.push_back({"A & B <i>\x1b[31m", "x\"><script>", {entry(hostile_paper(), {"<u>"})}});
  return digest;
}

/// All three papers in one list format.
inline std::string listed(const char* format, const render::Style& style = {}) {
  const auto writer = render::find_list_format(format)->make(style);
  std::string out;
  writer->begin({"a \"query\"\r\n", 3}, out);
  for (const Hit& hit : fixture_hits()) writer->paper(hit, out);
  writer->end(out);
  return out;
}

inline std::string digested(const char* format, const render::MailFields& mail = {},
                            const render::Style& style = {}) {
  return render::find_digest_format(format)->render(fixture_digest(), style, mail);
}

}  // namespace papers::test
