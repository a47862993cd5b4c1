// Distinct short strings and their numbers, in flat memory: ingest and search meet some two hundred
// words a paper, and in a node-based map each of them would wait for memory three times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace papers {

class StringTable {
 public:
  StringTable();

  /// The number of `text`: what it got before, or the next one, from 0. At most 4 GB of texts.
  std::uint32_t number_of(std::string_view text);

  /// Sends for the memory where number_of() will look for `text`.
  void prefetch(std::string_view text) const;

  static constexpr std::uint32_t none = UINT32_MAX;
  /// The number of `text`, or `none` when it has none.
  [[nodiscard]] std::uint32_t find(std::string_view text) const;

  /// Lives until the next change.
  [[nodiscard]] std::string_view text(std::uint32_t number) const {
    const std::uint32_t begin = ends_[number];
    return std::string_view(texts_).substr(begin, ends_[number + 1] - begin);
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size() - 1); }

  void clear();

 private:
  /// 16 bytes, four in a cache line: where the text stands is in ends_ too, but farther from here.
  /// `number` is one more than the string's; 0: an empty slot.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;
    std::uint32_t text_at = 0;
    std::uint32_t text_size_bytes = 0;
  };

  /// Where `text` is, or the free slot where it would be.
  [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  std::vector<Slot> slots_;          ///< a power of two, at most half full; linear probing
  std::string texts_;                ///< one after the other
  std::vector<std::uint32_t> ends_;  ///< where each text ends, after a 0
};

}  // namespace papers
