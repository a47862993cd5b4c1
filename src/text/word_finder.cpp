#include "text/word_finder.hpp"

#include <cstdint>

#include "base/ascii.hpp"
#include "text/eight_bytes.hpp"
#include "text/word_cutter.hpp"

namespace papers::text {
namespace {

char folded_byte(char c) { return ascii_folded[static_cast<unsigned char>(c)]; }

bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::size_t start_of_ascii_word(std::string_view text, std::size_t at) {
  while (at > 0 && folded_byte(text[at - 1]) != 0) --at;
  return at;
}

std::size_t end_of_ascii_word(std::string_view text, std::size_t at) {
  while (at < text.size() && folded_byte(text[at]) != 0) ++at;
  return at;
}

}  // namespace

void FirstBytes::add(std::string_view folded_word) {
  if (folded_word.empty()) return;
  const char first = folded_word.front();
  const char upper = ascii::is_lower(first) ? static_cast<char>(first - 'a' + 'A') : first;
  for (const char c : {first, upper}) has_[static_cast<unsigned char>(c)] = true;
}

std::size_t WordFinder::read(std::string_view text) {
  found_.clear();
  folded_.clear();
  const char* const end = text.data() + text.size();
  std::size_t count = 0;
  std::uint64_t inside = 0;  // 0x80 when the byte before `at` belongs to a word
  for (std::size_t at = 0; at < text.size();) {
    const std::uint64_t bytes = eight_bytes::load(text.data() + at, end);
    if (const std::uint64_t wide = eight_bytes::wide(bytes); wide != 0) {
      // The word that came here may end at an ASCII separator, and was read; else it is cut anew.
      const std::size_t rest = inside != 0 ? end_of_ascii_word(text, at) : at;
      const bool is_cut = inside != 0 && is_wide(text[rest]);
      if (is_cut) --count;
      const std::size_t start = is_cut ? start_of_ascii_word(text, at) : rest;
      at = read_wide(text, start, at + eight_bytes::first_of(wide), count);
      inside = 0;
      continue;
    }
    const std::uint64_t of_words = eight_bytes::alphanumeric(bytes);
    for (std::uint64_t starts = of_words & ~(of_words << 8 | inside); starts != 0;
         starts &= starts - 1) {
      const std::size_t start = at + eight_bytes::first_of(starts);
      if (wanted_.has(text[start])) read_ascii_word(text, start, count);
      ++count;
    }
    inside = of_words >> 56;
    at += eight_bytes::size;
  }
  return count;
}

// A word that a wide character goes on with is left to read_wide().
void WordFinder::read_ascii_word(std::string_view text, std::size_t start, std::size_t place) {
  const std::size_t end = end_of_ascii_word(text, start);
  if (end < text.size() && is_wide(text[end])) return;
  found_.push_back({place, start, end - start, folded_.size(), end - start});
  for (std::size_t at = start; at < end; ++at) folded_ += folded_byte(text[at]);
}

// The words from `start` to the first ASCII separator behind `wide`, whose offset it returns: what
// stands on one side of such a one is cut as if there were no other.
std::size_t WordFinder::read_wide(std::string_view text, std::size_t start, std::size_t wide,
                                  std::size_t& count) {
  std::size_t end = wide;
  while (end < text.size() && (is_wide(text[end]) || folded_byte(text[end]) != 0)) ++end;
  cut_words(text.substr(start, end - start),
            [&](std::string_view word, std::size_t offset, std::size_t size_bytes) {
              if (wanted_.has(word.front())) {
                found_.push_back({count, start + offset, size_bytes, folded_.size(), word.size()});
                folded_ += word;
              }
              ++count;
            });
  return end;
}

}  // namespace papers::text
