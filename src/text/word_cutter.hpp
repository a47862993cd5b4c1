// for_each_word() of words.hpp with the visitor compiled in, for texts that are read by the hundred
// while somebody waits.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/eight_bytes.hpp"
#include "text/unicode61.hpp"
#include "text/utf8.hpp"

namespace papers::text {

/// What a byte is to unicode61: its lower case when it is ASCII and belongs to a word, else 0.
inline constexpr std::array<char, 256> ascii_folded = [] {
  std::array<char, 256> folded{};
  for (char c = 'a'; c <= 'z'; ++c) {
    folded[static_cast<unsigned char>(c)] = c;
    folded[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  for (char c = '0'; c <= '9'; ++c) folded[static_cast<unsigned char>(c)] = c;
  return folded;
}();

/// The first byte before `end` that is no lower-case ASCII letter, or a later one than `next` that
/// may be one.
inline const char* skip_lower_case(const char* next, const char* end) {
  for (; static_cast<std::size_t>(end - next) >= eight_bytes::size; next += eight_bytes::size) {
    const std::uint64_t lower = eight_bytes::between(eight_bytes::load(next, end), 'a', 'z');
    if (lower != eight_bytes::high) return next + eight_bytes::first_of(~lower & eight_bytes::high);
  }
  return next;
}

/// Cuts a text as fts5UnicodeTokenize (SQLite, ext/fts5/fts5_tokenize.c) does. A word that is
/// lower-case ASCII, as most are, is passed on as it stands; others are folded into a buffer.
template <typename Visit>
class WordCutter {
 public:
  WordCutter(std::string_view text, const Visit& visit)
      : begin_(text.data()), end_(begin_ + text.size()), visit_(visit) {}

  void run() {
    for (const char* at = begin_;;) {
      while (at < end_ && static_cast<unsigned char>(*at) < 0x80 && folded_byte(at) == 0) ++at;
      if (at == end_) return;
      const char* const start = at;
      at = skip_lower_case(at, end_);
      int changed = 0;
      for (; at < end_; ++at) {
        const char folded = folded_byte(at);
        if (folded == 0) break;
        changed |= folded ^ *at;
      }
      if (at < end_ && static_cast<unsigned char>(*at) >= 0x80) {
        at = finish_wide_word(start, at);
      } else {
        const std::string_view word(start, static_cast<std::size_t>(at - start));
        visit_(changed == 0 ? word : fold_ascii(word), offset_of(start), word.size());
      }
    }
  }

 private:
  static char folded_byte(const char* at) { return ascii_folded[static_cast<unsigned char>(*at)]; }

  [[nodiscard]] std::size_t offset_of(const char* at) const {
    return static_cast<std::size_t>(at - begin_);
  }

  std::string_view fold_ascii(std::string_view word) {
    folded_.resize(word.size());
    std::transform(word.begin(), word.end(), folded_.begin(),
                   [](const char& c) { return folded_byte(&c); });
    return folded_;
  }

  /// The word from `start` on, whose first wide character stands at `at`. Returns where it ends.
  const char* finish_wide_word(const char* start, const char* at) {
    fold_ascii({start, static_cast<std::size_t>(at - start)});
    bool inside = at > start;
    while (at < end_) {
      std::string_view rest(at, static_cast<std::size_t>(end_ - at));
      const char32_t folded = fold_codepoint(next_codepoint(rest));
      const char* const next = end_ - rest.size();
      if (folded == U' ') {
        // The separator that ended it, or the wide one that was all there was.
        visit_wide(inside, start, at);
        return next;
      }
      // A diacritic is dropped in a word and starts none.
      if (folded != 0) append_codepoint(folded_, folded);
      if (!inside && folded == 0) start = next;
      inside = inside || folded != 0;
      at = next;
    }
    visit_wide(inside, start, at);
    return at;
  }

  void visit_wide(bool inside, const char* start, const char* end) {
    if (!inside) return;
    visit_(std::string_view(folded_), offset_of(start), static_cast<std::size_t>(end - start));
  }

  const char* begin_;
  const char* end_;
  const Visit& visit_;
  std::string folded_;
};

/// Calls `visit(folded, offset, size_bytes)` for each word; `folded` lives until the next call.
template <typename Visit>
void cut_words(std::string_view text, const Visit& visit) {
  WordCutter<Visit>(text, visit).run();
}

}  // namespace papers::text
