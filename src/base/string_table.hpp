// Distinct short strings and their numbers, in flat memory: ingest and search meet some two hundred
// words a paper, and in a node-based map each of them would wait for memory three times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace papers {

class StringTable {
 public:
  StringTable();

  /// The number of `text`: what it got before, or the next one, from 0. At most 4 GB of texts.
  std::uint32_t number_of(std::string_view text) { return number_of(text, hash_of(text)); }

  /// The same in two steps, for many texts: sends for the memory where number_of() will look for
  /// `text`, and returns its hash.
  std::uint32_t prefetch(std::string_view text) const {
    const std::uint32_t hash = hash_of(text);
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    return hash;
  }
  std::uint32_t number_of(std::string_view text, std::uint32_t hash) {
    const Slot& likely = slots_[hash & (slots_.size() - 1)];
    return holds(likely, text, hash) ? likely.number - 1 : look_up(text, hash);
  }

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

  template <typename Integer>
  static std::uint64_t load(const char* from) {
    Integer value = 0;
    std::memcpy(&value, from, sizeof value);
    return value;
  }
  static std::uint32_t hash_of(std::string_view text);
  [[nodiscard]] bool holds(const Slot& slot, std::string_view text, std::uint32_t hash) const;
  std::uint32_t look_up(std::string_view text, std::uint32_t hash);
  /// Where `text` is, or the free slot where it would be.
  [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  std::vector<Slot> slots_;          ///< a power of two, at most half full; linear probing
  std::string texts_;                ///< one after the other
  std::vector<std::uint32_t> ends_;  ///< where each text ends, after a 0
};

/// Multiplies and folds eight bytes at a time, as hashes for short keys do (wyhash, FxHash); a
/// word takes one or two rounds. Whoever picks strings that collide only makes himself wait: the
/// tables live for one document.
inline std::uint32_t StringTable::hash_of(std::string_view text) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = left;
  const auto take = [&hash](std::uint64_t value) {
    hash = (hash ^ value) * factor;
    hash ^= hash >> 32;
  };
  for (; left >= 8; at += 8, left -= 8) take(load<std::uint64_t>(at));
  if (left >= 4) {
    // The last four bytes may overlap the first.
    take(load<std::uint32_t>(at) | load<std::uint32_t>(at + left - 4) << 32);
  } else if (left > 0) {
    const auto byte = [at](std::size_t i) {
      return std::uint64_t{static_cast<unsigned char>(at[i])};
    };
    take(byte(0) | byte(left / 2) << 8 | byte(left - 1) << 16);
  }
  return static_cast<std::uint32_t>(hash);
}

inline bool StringTable::holds(const Slot& slot, std::string_view text, std::uint32_t hash) const {
  if (slot.number == 0 || slot.hash != hash || slot.text_size_bytes != text.size()) return false;
  // A call of memcmp() costs more than the few bytes.
  const char* a = texts_.data() + slot.text_at;
  const char* b = text.data();
  std::size_t left = text.size();
  for (; left >= 8; a += 8, b += 8, left -= 8) {
    if (load<std::uint64_t>(a) != load<std::uint64_t>(b)) return false;
  }
  if (left == 0) return true;
  if (left < 4) return *a == *b && a[left / 2] == b[left / 2] && a[left - 1] == b[left - 1];
  return load<std::uint32_t>(a) == load<std::uint32_t>(b) &&
         load<std::uint32_t>(a + left - 4) == load<std::uint32_t>(b + left - 4);
}

}  // namespace papers
