// Accessibility trees, as browsers' agents write them down.
#include <cstddef>
#include <cstdint>
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

namespace {

/// How a tool writes a node that stands `depth` deep.
struct TreeTool {
  std::string name;
  bool tells_addresses = true;
  std::string (*node)(std::size_t number, const std::string& role, const std::string& text,
                      const std::string& url) = nullptr;
};

const std::vector<TreeTool> tree_tools = {
    {"Chrome's DevTools", true,
     [](std::size_t number, const std::string& role, const std::string& text,
        const std::string& url) {
       return "uid=1_" + std::to_string(number) + " " + role + " \"" + text + "\"" +
              (role == "heading" ? " level=\"3\"" : "") +
              (url.empty() ? "" : " url=\"https://huggingface.co" + url + "\"");
     }},
    {"numbered nodes", true,
     [](std::size_t number, const std::string& role, const std::string& text,
        const std::string& url) {
       return "[" + std::to_string(number) + "] " + role + " \"" + text + "\"" +
              (url.empty() ? "" : " url: https://huggingface.co" + url);
     }},
    {"numbered nodes with a colon", false,
     [](std::size_t number, const std::string& role, const std::string& text, const std::string&) {
       return "[0-" + std::to_string(number) + "] " + role + ": " + text;
     }},
    {"elements", true,
     [](std::size_t number, const std::string& role, const std::string& text,
        const std::string& url) {
       const std::string tag = role == "link" ? "a" : role == "heading" ? "h3" : "p";
       return "[" + std::to_string(number) + "]<" + tag +
              (url.empty() ? "" : " href=\"" + url + "\"") + ">" + text + "</" + tag + ">";
     }}};

}  // namespace

TEST_CASE("whoever writes a tree, what nodes say of their parents is said once", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  for (const TreeTool& tool : tree_tools) {
    std::size_t nodes = 0;
    std::string page = "## Latest page snapshot\n";
    const auto put = [&](std::size_t depth, const std::string& role, const std::string& text,
                         const std::string& url = {}) {
      page += std::string(2 * depth, ' ') + tool.node(nodes++, role, text, url) + "\n";
      if (role == "link") {
        page += std::string(2 * depth + 2, ' ') + tool.node(nodes++, "StaticText", text, "") + "\n";
      }
    };
    put(1, "heading", "Daily Papers");
    put(1, "StaticText", "Mar 12");
    std::size_t votes = 3;
    for (const SamplePaper& paper : papers) {
      const std::string path = "/papers/2605.000" + std::to_string(7 + votes);
      put(2, "link", std::to_string(votes++), "/login?next=" + path);
      put(2, "heading", paper.title);
      put(3, "link", paper.title, path);
      put(2, "StaticText", paper.abstract);
      put(2, "link", "6 authors", path);
      put(2, "link", "1", path + "#community");
    }
    INFO(tool.name << "\n" << page.substr(0, 1500));
    const CollectingSink found = read_as("page", page);
    REQUIRE(found.records.size() == papers.size());
    for (std::size_t i = 0; i < papers.size(); ++i) {
      CHECK(found.records[i].title == papers[i].title);
      CHECK(found.records[i].abstract == papers[i].abstract);
      CHECK(found.records[i].listing->upvotes == 3 + static_cast<std::int64_t>(i));
      if (tool.tells_addresses) {
        CHECK(found.records[i].arxiv_id == "2605.000" + std::to_string(10 + i));
        CHECK(found.records[i].listing->comments == 1);
      }
    }
  }
}

TEST_CASE("a tree in a fence, whose addresses are those of its page's site", "[ingest]") {
  std::string page = "- Page URL: https://arxiv.org/list/cs/new\n- Page Title: New\n```yaml\n";
  page += "- main:\n";
  const std::vector<SamplePaper> papers = sample_page();
  for (std::size_t i = 0; i < papers.size(); ++i) {
    page += "  - heading \"" + papers[i].title + "\" [level=3]:\n    - link \"" + papers[i].title +
            "\" [ref=e1]:\n      - /url: /abs/2605.000" + std::to_string(10 + i) +
            "\n      - generic: \"" + papers[i].title + "\"\n  - paragraph: \"" +
            papers[i].abstract + "\"\n";
  }
  INFO(page.substr(0, 1500));
  const CollectingSink found = read_as("page", page + "```\n");
  REQUIRE(found.records.size() == papers.size());
  for (std::size_t i = 0; i < papers.size(); ++i) {
    CHECK(found.records[i].title == papers[i].title);
    CHECK(found.records[i].abstract == papers[i].abstract);
    CHECK(found.records[i].arxiv_id == "2605.000" + std::to_string(10 + i));
  }
}

}  // namespace papers::ingest_page_tree_lines_test
