#include "text/utf8.hpp"

#include <random>

#include "support/catch.hpp"

namespace papers::text_utf8_test {

using namespace std::string_literals;

TEST_CASE("damaged UTF-8 becomes one replacement for each maximal subpart", "[text]") {
  std::string out;
  // The example of Unicode 15, table 3-8, and its neighbours.
  CHECK(text::append_clean(out,
                           "a\xF1\x80\x80\xE1\x80\xC2"
                           "b\x80"
                           "c\x80\xBF"
                           "d") == 6);
  CHECK(out == "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
  CHECK(text::clean("\xC0\xAF\xE0\x80\xBF\xED\xA0\x80\xF4\x90\x80\x80") ==
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(text::clean("caf\xE9") == "caf\uFFFD");
}

TEST_CASE("what could act on a terminal or hide text is dropped", "[text]") {
  CHECK(text::clean("a\x1B[31mred\x1B[0m") == "ared");
  CHECK(text::clean("\x1B]8;;http://x\x1B\\link\x1B]8;;\a!") == "link!");
  CHECK(text::clean("\x1B]52;c;aGk=\x07ok") == "ok");
  CHECK(text::clean("\xC2\x9B"
                    "2Jok \xC2\x9D"
                    "0;title\xC2\x9C.") == "ok .");
  CHECK(text::clean("\x1B(Bok\x1B") == "ok");
  CHECK(text::clean("\uFEFFx\u202Ey\u2066z\u200F\u061C\uFFFC") == "xyz");
  CHECK(text::clean("nul\0bel\a del\x7F"s) == "nulbel del");
  CHECK(text::clean("tab\tand\nline") == "tab\tand\nline");
}

TEST_CASE("ligatures of print are their letters", "[text]") {
  CHECK(text::clean("di\uFB00usion, \uFB01nd \uFB02aws, e\uFB03cient, ra\uFB04e, \uFB05 \uFB06") ==
        "diffusion, find flaws, efficient, raffle, st st");
}

TEST_CASE("an escape that is never closed hides no text", "[text]") {
  CHECK(text::clean("\x1B]8;;abstract goes on\nnext line\a") == "8;;abstract goes on\nnext line");
  CHECK(text::clean("\x1B[31") == "");
  CHECK(text::clean("\x1B[\u00e9") == "\u00e9");
}

TEST_CASE("every line end becomes a line feed", "[text]") {
  CHECK(text::clean("a\r\nb\rc\n\r\nd\r") == "a\nb\nc\n\nd\n");
}

TEST_CASE("cleaning any bytes gives clean text, and cleaning again changes nothing", "[text]") {
  std::mt19937 random(11);
  constexpr std::string_view spice = "\x1B[]\\P\a\r\n\t \xC2\x9B\xE2\x80\xAE\xEF\xBB\xBFm;0";
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& byte : bytes) {
      byte = random() % 3 == 0   ? static_cast<char>(random() & 0xFF)
             : random() % 2 == 0 ? spice[random() % spice.size()]
                                 : 'x';
    }
    const std::string once = text::clean(bytes);
    INFO("round " << round << " of seed 11");
    CHECK(text::is_clean(once));
    CHECK(text::clean(once) == once);
    CHECK(text::is_clean(bytes) == (once == bytes));
    for (std::string_view rest = once; !rest.empty();) {
      const std::string_view before = rest;
      const char32_t c = text::next_codepoint(rest);
      std::string again;
      text::append_codepoint(again, c);
      CHECK(again == before.substr(0, before.size() - rest.size()));
    }
  }
}

TEST_CASE("white space of every script is folded and trimmed", "[text]") {
  CHECK(text::squeeze("\u00A0 two \t\n\u3000words\u2003") == "two words");
  CHECK(text::trim("\u00A0\n a\u00A0b \u3000\u2028") == "a\u00A0b");
  CHECK(text::trim("\u3000\u00A0").empty());
  CHECK(text::trim("\x80").size() == 1);
  CHECK(text::trim("x\u200B") == "x\u200B");
}

}  // namespace papers::text_utf8_test
