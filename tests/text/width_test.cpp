#include "text/width.hpp"

#include <algorithm>
#include <iterator>
#include <random>

#include "support/catch.hpp"
#include "text/utf8.hpp"

namespace papers::text_width_test {

TEST_CASE("columns are those of a terminal", "[text]") {
  CHECK(text::width_cols("plain") == 5);
  CHECK(text::width_cols("论文") == 4);
  CHECK(text::width_cols("e\u0301tude") == 5);
  CHECK(text::width_cols("👩‍👩‍👧") == 2);
  CHECK(text::width_cols("❤\uFE0F") == 2);
  CHECK(text::width_cols("🇩🇪") == 2);
  CHECK(text::width_cols("α–β…") == 4);
  CHECK(text::width_cols("\u200B") == 0);
}

TEST_CASE("cut text ends in an ellipsis and never inside a character", "[text]") {
  CHECK(text::truncate_cols("attention", 9) == "attention");
  CHECK(text::truncate_cols("attention", 5) == "atte…");
  CHECK(text::truncate_cols("two words", 5) == "two…");
  CHECK(text::truncate_cols("论文检索", 4) == "论…");
  CHECK(text::truncate_cols("👩‍👩‍👧👩‍👩‍👧", 3) == "👩‍👩‍👧…");
  CHECK(text::truncate_cols("ab", 1) == "…");
  CHECK(text::truncate_cols("ab", 0).empty());
  CHECK(text::truncate_words("two words", 7) == "two…");
  CHECK(text::truncate_words("two words", 4) == "two…");
  CHECK(text::truncate_words("two words", 9) == "two words");
  CHECK(text::truncate_words("attention", 5) == "atte…");
  CHECK(text::truncate_words("wait…", 5) == "wait…");
}

TEST_CASE("lines break at blanks, URLs stay whole, long words are cut", "[text]") {
  CHECK(text::wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(text::wrap("see https://example.org/long/path now", 10) ==
        std::vector<std::string>{"see", "https://example.org/long/path", "now"});
  CHECK(text::wrap("abcdefghij", 4) == std::vector<std::string>{"abcd", "efgh", "ij"});
  CHECK(text::wrap("", 10).empty());
  CHECK(text::wrap("  \n ", 10).empty());
}

TEST_CASE("CJK text breaks between characters but not before closing marks", "[text]") {
  CHECK(text::wrap("论文检索。系统", 8) == std::vector<std::string>{"论文检", "索。系统"});
  CHECK(text::wrap("GPT论文", 4) == std::vector<std::string>{"GPT", "论文"});
}

TEST_CASE("no wrapped line is too wide and no word is lost, at any width", "[text]") {
  std::mt19937 random(3);
  const char* pieces[] = {"a",       "bc",         "word ", " ", "论", "。", "👩‍👩‍👧",
                          "e\u0301", "longerword", "-"};
  for (int round = 0; round < 2000; ++round) {
    std::string source;
    for (auto n = random() % 40; n > 0; --n) source += pieces[random() % std::size(pieces)];
    const int limit_cols = 2 + static_cast<int>(random() % 20);
    std::string joined;
    INFO("round " << round << " of seed 3: " << source);
    for (const std::string& line : text::wrap(source, limit_cols)) {
      CHECK(text::width_cols(line) <= limit_cols);
      CHECK(text::trim(line) == line);
      CHECK_FALSE(line.empty());
      joined += line;
    }
    const auto without_blanks = [](std::string text) {
      text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
      return text;
    };
    CHECK(without_blanks(joined) == without_blanks(source));
  }
}

}  // namespace papers::text_width_test
