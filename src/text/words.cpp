#include "text/words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "text/unicode61.hpp"
#include "text/utf8.hpp"

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

/// What a byte is to unicode61: its lower case when it is ASCII and belongs to a word, else 0.
struct AsciiTable {
  std::array<char, 256> folded{};
};
constexpr AsciiTable make_ascii_table() {
  AsciiTable table;
  for (char c = 'a'; c <= 'z'; ++c) {
    table.folded[static_cast<unsigned char>(c)] = c;
    table.folded[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  for (char c = '0'; c <= '9'; ++c) table.folded[static_cast<unsigned char>(c)] = c;
  return table;
}
constexpr AsciiTable ascii = make_ascii_table();

bool is_ascii_separator(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && ascii.folded[byte] == 0;
}

/// Cuts a text as fts5UnicodeTokenize (SQLite, ext/fts5/fts5_tokenize.c) does. A word that is
/// lower-case ASCII, as most are, is passed on as it stands; others are folded into a buffer.
template <typename Visit>
class Cutter {
 public:
  Cutter(std::string_view text, const Visit& visit) : text_(text), visit_(visit) {}

  void run() {
    for (skip_ascii_separators(); at_ < text_.size(); skip_ascii_separators()) {
      const std::size_t start = at_;
      const bool as_it_stands = skip_ascii();
      if (at_ < text_.size() && byte(at_) >= 0x80) {
        finish_wide_word(start);
      } else {
        const std::string_view word = text_.substr(start, at_ - start);
        visit_(as_it_stands ? word : fold_ascii(word), start, word.size());
      }
    }
  }

 private:
  [[nodiscard]] unsigned char byte(std::size_t at) const {
    return static_cast<unsigned char>(text_[at]);
  }

  void skip_ascii_separators() {
    const char* const end = text_.data() + text_.size();
    const char* next = text_.data() + at_;
    while (next < end && is_ascii_separator(*next)) ++next;
    at_ = static_cast<std::size_t>(next - text_.data());
  }

  /// Over the ASCII letters and digits at `at_`; returns whether folding leaves them as they are.
  bool skip_ascii() {
    const char* const end = text_.data() + text_.size();
    const char* next = text_.data() + at_;
    int changed = 0;
    for (; next < end; ++next) {
      const char folded = ascii.folded[static_cast<unsigned char>(*next)];
      if (folded == 0) break;
      changed |= folded ^ *next;
    }
    at_ = static_cast<std::size_t>(next - text_.data());
    return changed == 0;
  }

  std::string_view fold_ascii(std::string_view word) {
    folded_.resize(word.size());
    std::transform(word.begin(), word.end(), folded_.begin(),
                   [](char c) { return ascii.folded[static_cast<unsigned char>(c)]; });
    return folded_;
  }

  /// The word from `start` on, whose first wide character stands at `at_`.
  void finish_wide_word(std::size_t start) {
    fold_ascii(text_.substr(start, at_ - start));
    bool inside = at_ > start;
    while (at_ < text_.size()) {
      std::string_view rest = text_.substr(at_);
      const char32_t folded = fold_codepoint(next_codepoint(rest));
      if (folded == U' ') break;
      // A diacritic is dropped in a word and starts none.
      if (folded != 0) append_codepoint(folded_, folded);
      if (!inside && folded == 0) start = text_.size() - rest.size();
      inside = inside || folded != 0;
      at_ = text_.size() - rest.size();
    }
    if (inside) visit_(std::string_view(folded_), start, at_ - start);
    // The separator that ended it, or the wide one that was all there was.
    if (at_ < text_.size()) {
      std::string_view rest = text_.substr(at_);
      next_codepoint(rest);
      at_ = text_.size() - rest.size();
    }
  }

  std::string_view text_;
  const Visit& visit_;
  std::size_t at_ = 0;
  std::string folded_;
};

template <typename Visit>
void cut(std::string_view text, const Visit& visit) {
  Cutter<Visit>(text, visit).run();
}

}  // namespace

char32_t fold_codepoint(char32_t c) {
  if (c >= 0x80) return fold_wide(c);
  const char folded = ascii.folded[c];
  return folded == 0 ? U' ' : static_cast<char32_t>(folded);
}

std::vector<Word> words(std::string_view text) {
  std::vector<Word> found;
  found.reserve(text.size() / 8);
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
