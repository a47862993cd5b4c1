#include "text/word_finder.hpp"

#include <bit>
#include <cstdint>

#include "text/byte_block.hpp"
#include "text/word_cutter.hpp"
#include "text/words.hpp"

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

/// How many bits are set; std::popcount() is a call where the machine may lack the instruction.
std::size_t bits_of(std::uint64_t mask) {
  constexpr std::uint64_t pairs = 0x5555'5555'5555'5555;
  constexpr std::uint64_t fours = 0x3333'3333'3333'3333;
  constexpr std::uint64_t bytes = 0x0f0f'0f0f'0f0f'0f0f;
  mask -= mask >> 1 & pairs;
  mask = (mask & fours) + (mask >> 2 & fours);
  return static_cast<std::size_t>(((mask + (mask >> 4)) & bytes) * eight_bytes::each >> 56);
}

/// The bits below the lowest of `mask`, all when it has none.
std::uint64_t below_first_of(std::uint64_t mask) { return ~mask & (mask - 1); }

}  // namespace

// Words with one stem begin with the same two bytes, but for a second `y` that became an `i`
// ("ays", "ais") and for stems of one letter ("aed").
void FirstBytes::add(std::string_view folded_word) {
  if (folded_word.empty()) return;
  const char first = folded_word.front();
  std::uint32_t& seconds = seconds_[static_cast<unsigned char>(first)];
  if (seconds == 0 && folded_byte(first) != 0) firsts_ += first;
  if (porter_stem(folded_word).size() < 2) {
    seconds = ~std::uint32_t{0};
    return;
  }
  const char second = folded_word[1];
  const bool varies = second == 'y' || second == 'i';
  for (const char c : {second, varies ? 'y' : second, varies ? 'i' : second}) {
    seconds |= std::uint32_t{1} << (c & 31);
  }
}

std::size_t WordFinder::read(std::string_view text) {
  found_.clear();
  folded_.clear();
  std::size_t count = 0;
  std::uint64_t inside = 0;  // 1 when the byte before `at` belongs to a word
  for (std::size_t at = 0; at < text.size();) {
    const ByteBlock block = block_at(text, at);
    const std::uint64_t wide = block.wide();
    const std::uint64_t of_words = block.alphanumeric() & below_first_of(wide);
    const std::uint64_t starts = of_words & ~(of_words << 1 | inside);
    std::uint64_t wanted = 0;
    for (const char first : wanted_.firsts()) wanted |= block.equal(first);
    for (wanted &= starts; wanted != 0; wanted &= wanted - 1) {
      const int bit = std::countr_zero(wanted);
      const std::size_t start = at + static_cast<std::size_t>(bit);
      const char second = start + 1 < text.size() ? folded_byte(text[start + 1]) : '\0';
      if (!wanted_.has(folded_byte(text[start]), second)) continue;
      const std::uint64_t before = starts & ((std::uint64_t{1} << bit) - 1);
      read_ascii_word(text, start, count + bits_of(before));
    }
    count += bits_of(starts);
    if (wide == 0) {
      inside = of_words >> (block_bytes - 1);
      at += block_bytes;
      continue;
    }
    // The word that goes on with a wide character was counted.
    const std::size_t first_wide = at + static_cast<std::size_t>(std::countr_zero(wide));
    const std::size_t start = start_of_ascii_word(text, first_wide);
    if (start < first_wide) --count;
    at = read_wide(text, start, first_wide, count);
    inside = 0;
  }
  return count;
}

// A word that a wide character goes on with is left to read_wide().
void WordFinder::read_ascii_word(std::string_view text, std::size_t start, std::size_t place) {
  const std::size_t end = end_of_ascii_word(text, start);
  if (end < text.size() && is_wide(text[end])) return;
  found_.push_back({place, start, end - start, folded_.size(), end - start});
  folded_.append(text, start, end - start);
  // Lower case: digits have the bit.
  for (std::size_t at = folded_.size() - (end - start); at < folded_.size(); ++at) {
    folded_[at] = static_cast<char>(folded_[at] | 0x20);
  }
}

// The words from `start` to the first ASCII separator behind `wide`, whose offset it returns: what
// stands on one side of such a one is cut as if there were no other.
std::size_t WordFinder::read_wide(std::string_view text, std::size_t start, std::size_t wide,
                                  std::size_t& count) {
  std::size_t end = wide;
  while (end < text.size() && (is_wide(text[end]) || folded_byte(text[end]) != 0)) ++end;
  cut_words(text.substr(start, end - start),
            [&](std::string_view word, std::size_t offset, std::size_t size_bytes) {
              if (wanted_.has(word)) {
                found_.push_back({count, start + offset, size_bytes, folded_.size(), word.size()});
                folded_ += word;
              }
              ++count;
            });
  return end;
}

}  // namespace papers::text
