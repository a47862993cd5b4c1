// Accessibility trees, as browsers' agents write them down.
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/sample_page.hpp"

namespace papers::ingest_page_tree_lines_test {

using namespace papers::test;

namespace {

/// As YAML quotes what a colon is in.
std::string in_single_quotes(const std::string& text) {
  std::string said = "'";
  for (const char c : text) said.append(c == '\'' ? "'" : "").append(1, c);
  return said + "'";
}

}  // namespace

TEST_CASE("an accessibility tree says what its page says", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  const auto quoted = [](const std::string& text) {
    std::string said = "\"";
    for (const char c : text) said.append(c == '"' || c == '\\' ? "\\" : "").append(1, c);
    return said + "\"";
  };
  for (const std::string mark : {"", " [ref=e7] [cursor=pointer]"}) {
    for (const bool named_heading : {true, false}) {
      std::string page = "- main" + mark + ":\n  - heading \"Daily Papers\" [level=1]" + mark +
                         "\n  - text: Mar 12\n";
      std::size_t number = 0;
      for (const SamplePaper& paper : papers) {
        const std::string path = "/papers/2605.0000" + std::to_string(1 + number);
        const auto link = [&](const std::string& text, const std::string& url) {
          const std::string node = "link" + (text.empty() ? text : " " + quoted(text)) + mark;
          const bool plain = text.find(": ") == text.npos && text.find('\'') == text.npos;
          return "    - " + (plain ? node : in_single_quotes(node)) + ":\n      - /url: " + url +
                 "\n";
        };
        page += "  - article" + mark + ":\n" + link("", path) +
                link(std::to_string(3 + number++), "/login?next=" + path) + "    - heading " +
                (named_heading ? quoted(paper.title) + " " : "") + "[level=3]" + mark + ":\n" +
                link(paper.title, path) + "    - paragraph" + mark + ": " + quoted(paper.abstract) +
                "\n" + link("1", path + "#community");
      }
      INFO(page.substr(0, 1200));
      const CollectingSink found = read_as("page", page);
      REQUIRE(found.records.size() == papers.size());
      CHECK(found.in_order);
      for (std::size_t i = 0; i < papers.size(); ++i) {
        CHECK(found.records[i].title == papers[i].title);
        CHECK(found.records[i].abstract == papers[i].abstract);
        CHECK(found.records[i].listing->upvotes == 3 + static_cast<std::int64_t>(i));
        CHECK(found.records[i].listing->comments == 1);
      }
    }
  }
}

TEST_CASE("a tree of numbered nodes says what its page says", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  const std::string site = "https://huggingface.co";
  std::string page =
      "## Latest page snapshot\nuid=1_0 RootWebArea \"Daily Papers\" url=\"" + site +
      "/papers\"\n  uid=1_1 main\n    uid=1_2 heading \"Daily Papers\" level=\"1\"\n";
  std::size_t number = 3;
  const auto node = [&number](const std::string& indent, const std::string& said) {
    return indent + "uid=1_" + std::to_string(number++) + " " + said + "\n";
  };
  const auto link = [&](const std::string& text, const std::string& url, bool in_heading = false) {
    const std::string indent(in_heading ? 8 : 6, ' ');
    return node(indent, "link \"" + text + "\" url=\"" + url + "\"") +
           node(indent + "  ", "StaticText \"" + text + "\"");
  };
  for (std::size_t i = 0; i < papers.size(); ++i) {
    const std::string path = "/papers/2605.000" + std::to_string(10 + i);
    page += node("    ", "article") +
            link(std::to_string(30 + i), site + "/login?next=%2Fpapers%2F" + path.substr(8)) +
            node("      ", "heading \"" + papers[i].title + "\" level=\"3\"") +
            link(papers[i].title, site + path, true) + link("7 authors", site + path) +
            link("2", site + path + "#community");
  }
  const CollectingSink found = read_as("page", page);
  REQUIRE(found.records.size() == papers.size());
  for (std::size_t i = 0; i < papers.size(); ++i) {
    CHECK(found.records[i].title == papers[i].title);
    CHECK(found.records[i].arxiv_id == "2605.000" + std::to_string(10 + i));
    CHECK(found.records[i].listing->upvotes == 30 + static_cast<std::int64_t>(i));
    CHECK(found.records[i].listing->comments == 2);
  }
}

}  // namespace papers::ingest_page_tree_lines_test
