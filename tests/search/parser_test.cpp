#include "search/parser.hpp"

#include <string>
#include <vector>

#include "base/limits.hpp"
#include "support/catch.hpp"

namespace papers::search_parser_test {

namespace {

const Day reference_day = parse_iso_day("2026-03-31").value();

std::string tree(std::string_view text) {
  const auto query = search::parse_query(text, reference_day);
  return query.root ? to_string(*query.root) : "nothing";
}

std::string caret(std::string_view text) {
  try {
    search::parse_query(text, reference_day);
  } catch (const search::QueryError& error) {
    return std::string(error.what()) + "\n" + error.caret();
  }
  return "no error";
}

struct Case {
  std::string_view text, tree;
};

}  // namespace

TEST_CASE("queries are read as the grammar says", "[search]") {
  const std::vector<Case> cases = {
      {"vision", "vision"},
      {"vision language", "(and vision language)"},
      {"vision AND language", "(and vision language)"},
      {"vision OR language", "(or vision language)"},
      {"a b OR c d", "(or (and a b) (and c d))"},
      {"a (b OR c) d", "(and a (or b c) d)"},
      {"\"chain of thought\"", "\"chain of thought\""},
      {"\xE2\x80\x9C"
       "chain of thought\xE2\x80\x9D",
       "\"chain of thought\""},
      {"transform*", "transform*"},
      {"-text vision", "(and (not text) vision)"},
      {"NOT text", "(not text)"},
      {"NOT NOT text", "text"},
      {"vision -\"large model\"", "(and vision (not \"large model\"))"},
      {"vision -(a OR b)", "(and vision (not (or a b)))"},
      {"a NEAR/5 b", "(near/5 a b)"},
      {"a NEAR/5 \"b c\" NEAR/3 d", "(near/3 a \"b c\" d)"},
      {"title:vision", "(title vision)"},
      {"title:(a OR b) c", "(and (title (or a b)) c)"},
      {"-title:vision", "(not (title vision))"},
      {"title:-vision", "(not (title vision))"},
      {"authors:lecun", "(author lecun)"},
      {"venue:ICLR", "(venue ICLR)"},
      {"topic:agents tag:star", "(and (topic agents) (tag star))"},
      {"listed:2025-03", "(listed 2025-03-01..2025-03-31)"},
      {"listed:2025-03-12..", "(listed 2025-03-12..)"},
      {"published:..2024", "(published ..2024-12-31)"},
      {"listed:7d", "(listed 2026-03-24..2026-03-31)"},
      {"votes:>50", "(votes 51..)"},
      {"votes:50", "(votes 50)"},
      {"stars:..10", "(stars ..10)"},
      {"stars:5..10", "(stars 5..10)"},
      {"has:code", "(has code)"},
      {"link:github.com/o/r", "(link github.com/o/r)"},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(tree(one.text) == one.tree);
  }
}

TEST_CASE("text that people paste is words, never an error", "[search]") {
  const std::vector<Case> cases = {
      {"GPT-4", "GPT-4"},
      {"C++", "C++"},
      {"C#,", "C#"},
      {"v1.5", "v1.5"},
      {"state-of-the-art", "state-of-the-art"},
      {"didn't", "didn't"},
      {"100%", "100"},
      {"a/b", "a/b"},
      {"\"", "nothing"},
      {"\"unclosed quote", "(and unclosed quote)"},
      {"5\" screen", "(and 5 screen)"},
      {"AND", "AND"},
      {"NOT", "NOT"},
      {"x OR", "x"},
      {"OR x", "x"},
      {"x AND", "x"},
      {"x NOT", "x"},
      {"NEAR(", "NEAR"},
      {"a NEAR b", "(and a NEAR b)"},
      {"a:b", "a:b"},
      {"BERT: Pre-training of", "(and BERT Pre-training of)"},
      {"*foo", "foo"},
      {"--flag", "flag"},
      {"a --b", "(and a b)"},
      {"a ---b", "(and a b)"},
      {"a -- b", "(and a b)"},
      {"- x", "x"},
      {"((((", "nothing"},
      {"((a) b", "(and a b)"},
      {"a) b", "(and a b)"},
      {"()", "nothing"},
      {"f(x) = g(y)", "(and f(x g(y)"},
      {"(LLMs) are", "(and LLMs are)"},
      {"+++", "nothing"},
      {"", "nothing"},
      {"\xE8\xAE\xBA\xE6\x96\x87", "\xE8\xAE\xBA\xE6\x96\x87"},
      {std::string_view("a\0b", 3), "ab"},
      {"\xff\xfe", "nothing"},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(tree(one.text) == one.tree);
  }
  CHECK(search::parse_query("deep +++ net", reference_day).ignored ==
        std::vector<std::string>{"+++"});
}

TEST_CASE("what is really wrong is shown with a caret under the place", "[search]") {
  CHECK(caret("deep title:") ==
        "in the query: expected a word, a \"phrase\" or a (group) after title:\n"
        "deep title:\n           ^");
  CHECK(caret("a NEAR/x b") ==
        "in the query: expected a number up to 1000 after NEAR/\na NEAR/x b\n       ^");
  for (const char* wrong : {"NEAR/5 b", "a NEAR/5", "a NEAR/ b", "a NEAR/99999 b", "votes:many",
                            "listed:soon", "has:everything", "topic:", "listed:2025-02-30",
                            "votes:9999999999999999999", "title:()", "votes:.."}) {
    INFO(wrong);
    CHECK(caret(wrong).find('^') != std::string::npos);
  }
}

TEST_CASE("nesting and length have limits that are told", "[search]") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "a" + std::string(depth, ')');
  };
  CHECK(tree(nested(limits::query_depth)) == "a");
  CHECK(caret(nested(limits::query_depth + 1)).find("nested") != std::string::npos);
  CHECK(tree(std::string(100'000 / 2, '(')) == "nothing");

  std::string words;
  for (std::size_t i = 0; i < limits::query_terms + 3; ++i) words += "w" + std::to_string(i) + ' ';
  const auto query = search::parse_query(words, reference_day);
  CHECK(query.root->children.size() == limits::query_terms);
  CHECK(query.left_out == 3);

  CHECK(tree(std::string(limits::query_size_bytes, 'a')).size() == limits::query_size_bytes);
  CHECK(caret(std::string(limits::query_size_bytes + 1, 'a')).find("bytes") != std::string::npos);
}

}  // namespace papers::search_parser_test
