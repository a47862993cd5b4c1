// Lists of papers among much else: newsletters, home pages, awesome lists, notes of Org.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "ingest/page/block.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/listed.hpp"

namespace papers::ingest_page_page_lists_test {

using test::check_listed;
using test::Listed;
using test::listed;
using test::read_as_chosen;

TEST_CASE("a symbol before a linked title hides nothing of it", "[ingest]") {
  using Write = std::string (*)(const std::string&, const Listed&);
  const std::vector<Write> dresses = {
      [](const std::string& symbol, const Listed& one) {
        return fmt::format("{} **[{}]({})**\n*{}*\n\n", symbol, one.title, one.url, one.authors);
      },
      [](const std::string& symbol, const Listed& one) {
        return fmt::format("## {} [{}]({})\n\n*{}*\n\n", symbol, one.title, one.url, one.authors);
      },
      [](const std::string& symbol, const Listed& one) {
        return fmt::format("### [{} {}]({})\n\n*{}*\n\n", symbol, one.title, one.url, one.authors);
      }};
  for (const Write write : dresses) {
    for (const std::string symbol : {"🔥", "📄", "⭐", "📌", "1️⃣", "✅", "🚀🚀"}) {
      std::string text;
      for (const Listed& one : listed()) {
        text += write(symbol, one) +
                "We route each patch to a few experts and show that results improve. It works.\n\n";
      }
      INFO(text);
      const auto read = read_as_chosen(text);
      check_listed(read.records);
      for (std::size_t i = 0; i < read.records.size(); ++i) {
        CHECK(read.records[i].authors == listed()[i].names);
      }
    }
  }
}

TEST_CASE("a section that lists papers is read, whatever the others list", "[ingest]") {
  for (const int tools : {0, 2, 30}) {
    std::string text = "# Awesome paths\n\n## Contents\n- [Papers](#papers)\n- [Tools](#tools)\n";
    text += "\n## Tools\n";
    for (int i = 0; i < tools; ++i) {
      text += fmt::format("- [Tool {0}](https://example.org/{0}) - Walks along paths.\n", i);
    }
    text += "\n## Papers\n";
    for (const Listed& one : listed()) text += fmt::format("- [{}]({})\n", one.title, one.url);
    INFO(text);
    check_listed(read_as_chosen(text).records);
  }
}

TEST_CASE("a newsletter's sentence is a summary, its small print no title", "[ingest]") {
  std::string text = "Paths weekly\n\nResearch\n\n", links = "Links:\n------\n";
  int number = 0;
  for (const Listed& one : listed()) {
    text += fmt::format("{} ({} minute read) [{}]\nRoutes each patch to a few experts.\n\n",
                        one.title, 10 + number, number + 1);
    links += fmt::format("[{}] {}?utm_source=weekly\n", ++number, one.url);
  }
  const auto read = read_as_chosen(text + links);
  check_listed(read.records);
  for (const Record& record : read.records) {
    CHECK(record.abstract_kind == AbstractKind::summary);
    CHECK(record.url.find('?') == std::string::npos);
  }
}

TEST_CASE("only what counts readers is taken off an address", "[ingest]") {
  using ingest::page::without_tracking;
  CHECK(without_tracking("https://a.org/f?utm_source=t&utm_medium=m&id=a&b=1#c") ==
        "https://a.org/f?id=a&b=1#c");
  CHECK(without_tracking("https://a.org/f?id=a&utm_source=t&b=1") == "https://a.org/f?id=a&b=1");
  CHECK(without_tracking("https://a.org/f?utm_source=t") == "https://a.org/f");
}

TEST_CASE("a table of HTML is one, in Markdown too", "[ingest]") {
  for (const char* const mark : {"", "\n"}) {
    std::string table = "<table>\n<tr><th>Paper</th>" + std::string(mark) + "<th>Venue</th></tr>";
    for (const Listed& one : listed()) {
      table += fmt::format("{0}<tr>{0}<td><a href=\"{1}\">{2}</a></td><td>{3}</td>{0}</tr>", mark,
                           one.url, one.title, one.venue);
    }
    table += mark + std::string("</table>\n");
    for (const std::string& text :
         {table, "# Papers\n\n" + table + "\nRead them.\n",
          "<!doctype html><html><body><h1>Papers</h1>" + table + "</body></html>"}) {
      INFO(text);
      const auto read = read_as_chosen(text);
      check_listed(read.records);
      for (std::size_t i = 0; i < read.records.size(); ++i) {
        CHECK(read.records[i].venue == listed()[i].venue);
      }
    }
  }
}

TEST_CASE("a table on one line is on that line, and a backslash ends a cell", "[ingest]") {
  std::string text = "# Papers\n\n<table><tr><th>Title</th><th>Venue</th><th>Link</th></tr>";
  for (const Listed& one : listed()) {
    text += fmt::format("<tr><td>{}</td><td>{}\\</td><td><a href=\"{}\">x</a></td></tr>", one.title,
                        one.venue, one.url);
  }
  const auto read = read_as_chosen(text + "</table>\n\nThe end.\n");
  check_listed(read.records);
  for (std::size_t i = 0; i < read.records.size(); ++i) {
    CHECK(read.records[i].venue == listed()[i].venue + "\\");
    CHECK(read.records[i].line == 3);
  }
  for (const auto& entry : read.accounts) {
    CHECK((entry.last <= 3 || entry.kind != ingest::LineKind::title));
  }
}

TEST_CASE("a table that is never closed hides no list below it", "[ingest]") {
  const auto papers = listed();
  std::string text = "<table><tr><th>Title</th><th>Venue</th></tr>\n";
  for (int i = 0; i < 3; ++i) {
    text += fmt::format(
        "<tr><td><a href=\"https://arxiv.org/abs/2401.0000{0}\">Paths of {0} Pruned "
        "Experts</a></td><td>ICML</td></tr>\n",
        i);
  }
  text += "\n## More\n\n";
  for (const Listed& one : papers) text += fmt::format("- [{}]({})\n", one.title, one.url);
  const auto read = read_as_chosen(text);
  REQUIRE(read.records.size() == 3 + papers.size());
  for (std::size_t i = 0; i < papers.size(); ++i) {
    CHECK(read.records[3 + i].title == papers[i].title);
    CHECK(read.records[3 + i].arxiv_id == papers[i].id);
  }
}

TEST_CASE("a home page's items state authors, venue and code", "[ingest]") {
  for (const char* const element : {"li", "p"}) {
    std::string text = "<!doctype html><html><body><h1>Publications</h1>";
    for (const Listed& one : listed()) {
      text += fmt::format(
          "<{0}><a href=\"{1}\"><b>{2}</b></a><br>{3}<br><i>{4}</i> "
          "[<a href=\"https://github.com/a/{5}\">code</a>]</{0}>\n",
          element, one.url, one.title, one.authors, one.venue, one.id);
    }
    INFO(text);
    const auto read = read_as_chosen(text + "<p>mail me</p></body></html>");
    check_listed(read.records);
    for (std::size_t i = 0; i < read.records.size(); ++i) {
      CHECK(read.records[i].authors == listed()[i].names);
      CHECK(read.records[i].venue == listed()[i].venue);
      REQUIRE(read.records[i].links.size() == 1);
      CHECK(read.records[i].links[0].url == "https://github.com/a/" + listed()[i].id);
    }
  }
}

TEST_CASE("a reference in a list says its authors and year", "[ingest]") {
  for (const char* const authors : {"One, A., Two, B.-C., Three, C.", "One, A., & Two, B. D.",
                                    "One, A. & Two, B.", "One, A., van Two, B., et al."}) {
    std::string text = "# References\n\n";
    for (const Listed& one : listed()) {
      text += fmt::format("1. {} (2017). [{}]({}). NeurIPS.\n", authors, one.title, one.url);
    }
    INFO(text);
    const auto read = read_as_chosen(text);
    check_listed(read.records);
    for (const Record& record : read.records) {
      CHECK(record.published == "2017");
      REQUIRE(!record.authors.empty());
      CHECK(record.authors[0] == "A. One");
      CHECK(record.abstract.empty());
    }
  }
}

TEST_CASE("Org's states, priorities and tags are no part of a heading", "[ingest]") {
  for (const char* const state : {"", "TODO ", "DONE [#A] ", "WAITING "}) {
    for (const char* const tags : {"", " :ml:", " :ml:to_read:"}) {
      std::string text = "#+TITLE: Reading list\n* Papers\n";
      for (const Listed& one : listed()) {
        text += fmt::format("** {}[[{}][{}]]{}\n", state, one.url, one.title, tags);
        text += one.id == "2405.00001" ? "Routes each patch to a few experts.\n"
                                       : "Most paths can go, and nobody will miss them.\n";
      }
      INFO(text);
      check_listed(read_as_chosen(text).records);
    }
  }
}

TEST_CASE("a title and its address in a paragraph are a link", "[ingest]") {
  std::string text = "<html><body><h1>Papers</h1>";
  for (const Listed& one : listed()) text += fmt::format("<p>{} {}</p>", one.title, one.url);
  check_listed(read_as_chosen(text + "</body></html>").records);
}

TEST_CASE("what heads an item is no title", "[ingest]") {
  for (const char* const head : {"3 Jan, ", "12 March: ", "\u2B50 1.2k \u2014 "}) {
    std::string text = "# Papers\n\n## January 2025\n\n";
    for (const Listed& one : listed())
      text += fmt::format("- {}[{}]({})\n", head, one.title, one.url);
    INFO(text);
    const auto read = read_as_chosen(text);
    check_listed(read.records);
    CHECK(read.days.empty());
  }
}

TEST_CASE("a section's heading is no title, whatever it has below it", "[ingest]") {
  for (const char* const section : {"## Keyword: agents", "## Vision and Language"}) {
    std::string text = "# Papers\n\n";
    for (const Listed& one : listed()) {
      text += fmt::format("{}\n### {}\n - **Authors:** Ann One, Bob Two\n - **Link:** {}\n",
                          section, one.title, one.url);
      text += " - **Abstract**\n We show that most paths can go. Nobody will miss them at all.\n";
    }
    INFO(text);
    check_listed(read_as_chosen(text).records);
  }
}

TEST_CASE("a title and below it the address of its paper are one, whatever stands above",
          "[ingest]") {
  for (const char* const above : {"", "Ann One  9:02 AM\n", "Reading list\n\n"}) {
    std::string text;
    for (const Listed& one : listed()) {
      text += fmt::format("{}{}\n{}\n\n", above, one.title, one.url);
    }
    INFO(text);
    check_listed(read_as_chosen(text).records);
  }
}

TEST_CASE("the name of a field may have a symbol in front", "[ingest]") {
  for (const char* const symbol : {"", "\U0001F517 ", "\U0001F468\u200D\U0001F52C "}) {
    std::string text;
    int number = 0;
    for (const Listed& one : listed()) {
      text += fmt::format("## {}) {}\n\n- {}**Link**: {}\n- {}**Authors**: Ann One, Bob Two\n\n",
                          ++number, one.title, symbol, one.url, symbol);
    }
    INFO(text);
    const auto read = read_as_chosen(text);
    check_listed(read.records);
    for (const Record& record : read.records) CHECK(record.authors.size() == 2);
  }
}

TEST_CASE("names that are only counted are no names", "[ingest]") {
  for (const char* const rest : {"+3 more", "and 12 others", "+ 3"}) {
    std::string text;
    for (const Listed& one : listed()) {
      text += fmt::format("**[{}]({})**\n*Ann One, Bob Two, {}*\n\n", one.title, one.url, rest);
    }
    INFO(text);
    const auto read = read_as_chosen(text);
    check_listed(read.records);
    for (const Record& record : read.records) {
      CHECK(record.authors == std::vector<std::string>{"Ann One", "Bob Two"});
      CHECK(record.authors_cut);
    }
  }
}

TEST_CASE("authors stand behind a title in brackets, behind by or with semicolons", "[ingest]") {
  using Names = std::vector<std::string>;
  for (const auto& [written, names] :
       {std::pair<std::string, Names>{"- [{}]({}) by Ann One\n", {"Ann One"}},
        {"- [{}]({}) by Ann One and Bob Two\n", {"Ann One", "Bob Two"}},
        {"- **[{}]({})** (Ann One, Bob Two)\n", {"Ann One", "Bob Two"}},
        {"Title: {}\nAuthors: Ann One; Bob Two\nLink: {}\n\n", {"Ann One", "Bob Two"}},
        {"### [{}]({})\nAnn One, Bob Two\n\nWe study lanterns. Our method is simple and works on "
         "all of them.\n\n",
         {"Ann One", "Bob Two"}}}) {
    std::string text;
    for (const Listed& one : listed())
      text += fmt::format(fmt::runtime(written), one.title, one.url);
    INFO(text);
    const auto read = read_as_chosen(text);
    check_listed(read.records);
    for (const Record& record : read.records) CHECK(record.authors == names);
  }
}

}  // namespace papers::ingest_page_page_lists_test
