#include "papers/text/words.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "papers/text/utf8.hpp"
#include "text/unicode61.hpp"

namespace papers::text {
namespace {

struct SeparatorRange {
  char32_t first, last;
};

/// Code points first, first + step, ... last fold to target + slope * (code point - first); target
/// 0 is dropped inside a word and does not start one.
struct FoldRun {
  char32_t first, last;
  std::uint8_t step, slope;
  char32_t target;
};

#include "unicode61_table.inc"

template <typename Range, std::size_t size>
const Range* find_range(const Range (&ranges)[size], char32_t c) {
  const Range* after = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                        [](char32_t key, const Range& r) { return key < r.first; });
  if (after == std::begin(ranges)) return nullptr;
  const Range* found = after - 1;
  return c <= found->last ? found : nullptr;
}

bool is_separator(char32_t c) { return find_range(separator_ranges, c) != nullptr; }

char32_t fold(char32_t c) {
  const FoldRun* run = find_range(fold_runs, c);
  if (run == nullptr || (c - run->first) % run->step != 0) return c;
  return run->target + run->slope * (c - run->first);
}

/// fold_codepoint beyond ASCII.
char32_t fold_wide(char32_t c) { return is_separator(c) ? U' ' : fold(c); }

/// What an ASCII byte is to unicode61: its lower case when it belongs to a word, else 0.
constexpr char ascii_word_char(unsigned char byte) {
  if (byte >= 'A' && byte <= 'Z') return static_cast<char>(byte - 'A' + 'a');
  const bool word = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
  return word ? static_cast<char>(byte) : '\0';
}

struct AsciiTable {
  char folded[128];
};
constexpr AsciiTable make_ascii_table() {
  AsciiTable table{};
  for (unsigned char byte = 0; byte < 128; ++byte) table.folded[byte] = ascii_word_char(byte);
  return table;
}
constexpr AsciiTable ascii = make_ascii_table();

/// Cuts `text` as fts5UnicodeTokenize (SQLite, ext/fts5/fts5_tokenize.c) does.
template <typename Visit>
void cut(std::string_view text, const Visit& visit) {
  std::string folded;
  std::size_t start = 0;
  bool inside = false;
  const auto end_word = [&](std::size_t end) {
    if (inside) visit(std::string_view(folded), start, end - start);
    inside = false;
  };
  const auto begin_word = [&](std::size_t at) {
    if (inside) return;
    inside = true;
    start = at;
    folded.clear();
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (const char c = ascii.folded[byte]; c != 0) {
        begin_word(at);
        folded += c;
      } else {
        end_word(at);
      }
      ++at;
      continue;
    }
    std::string_view rest = text.substr(at);
    const char32_t c = next_codepoint(rest);
    const char32_t lower = fold_wide(c);
    if (lower == U' ' || (lower == 0 && !inside)) {
      end_word(at);
    } else {
      begin_word(at);
      if (lower != 0) append_codepoint(folded, lower);
    }
    at = text.size() - rest.size();
  }
  end_word(text.size());
}

}  // namespace

char32_t fold_codepoint(char32_t c) {
  if (c >= 0x80) return fold_wide(c);
  const char folded = ascii.folded[c];
  return folded == 0 ? U' ' : static_cast<char32_t>(folded);
}

std::vector<Word> words(std::string_view text) {
  std::vector<Word> found;
  cut(text, [&](std::string_view folded, std::size_t offset, std::size_t size_bytes) {
    found.push_back({text.substr(offset, size_bytes), offset, std::string(folded)});
  });
  return found;
}

void for_each_word(std::string_view text,
                   const std::function<void(std::string_view, std::size_t, std::size_t)>& visit) {
  cut(text, visit);
}

}  // namespace papers::text
