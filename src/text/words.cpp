#include "text/words.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "text/unicode61.hpp"
#include "text/word_cutter.hpp"

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

}  // namespace

char32_t fold_codepoint(char32_t c) {
  if (c >= 0x80) return fold_wide(c);
  const char folded = ascii_folded[c];
  return folded == 0 ? U' ' : static_cast<char32_t>(folded);
}

std::vector<Word> words(std::string_view text) {
  std::vector<Word> found;
  found.reserve(text.size() / 8);
  cut_words(text, [&](std::string_view folded, std::size_t offset, std::size_t size_bytes) {
    found.push_back({text.substr(offset, size_bytes), offset, std::string(folded)});
  });
  return found;
}

void for_each_word(std::string_view text,
                   const std::function<void(std::string_view, std::size_t, std::size_t)>& visit) {
  cut_words(text, visit);
}

}  // namespace papers::text
