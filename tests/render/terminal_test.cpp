#include "render/terminal.hpp"

#include <fmt/format.h>

#include <random>

#include "paper/paper.hpp"
#include "support/catch.hpp"

namespace papers::render_terminal_test {

namespace {

/// `text` as it looks: without escapes.
std::string seen(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\x1b') {
      at = text.find('m', at);
    } else {
      out += text[at];
    }
  }
  return out;
}

}  // namespace

TEST_CASE("matches take no columns: a coloured title breaks where a plain one does", "[render]") {
  const char* words[] = {"cache",        "compression", "of", "keys",
                         "検索拡張生成", "é",           "a",  "KV-cache"};
  for (unsigned seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::string plain, marked;
    bool open = false;
    for (unsigned i = 0; i < 3 + random() % 20; ++i) {
      if (i > 0) plain += ' ', marked += ' ';
      const std::string word = words[random() % std::size(words)];
      const std::size_t cut = random() % 3 == 0 && word[0] > 0 ? 1 + random() % word.size() : 0;
      plain += word;
      if (!open && random() % 2 == 0) marked += match_begin, open = true;
      marked += word.substr(0, cut);
      if (open && cut > 0) marked += match_end, open = false;
      marked += word.substr(cut);
      if (open && random() % 2 == 0) marked += match_end, open = false;
    }
    if (open) marked += match_end;
    for (const int width : {20, 40, 80, 0}) {
      render::Style style;
      style.color = true;
      style.width_cols = width;
      const render::Terminal terminal(style);
      std::string expected, out;
      terminal.paragraph(expected, plain, "  7 ", 4, render::Ink::title);
      terminal.paragraph(out, marked, "  7 ", 4, render::Ink::title);
      CHECK(seen(out) == seen(expected));
      CHECK(out.find(match_begin) == std::string::npos);
      CHECK(out.find(match_end) == std::string::npos);
    }
  }
}

}  // namespace papers::render_terminal_test
