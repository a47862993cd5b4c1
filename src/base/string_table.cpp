#include "base/string_table.hpp"

#include <algorithm>
#include <cstring>

namespace papers {
namespace {

constexpr std::size_t first_slots = 1024;

template <typename Integer>
std::uint64_t load(const char* from) {
  Integer value = 0;
  std::memcpy(&value, from, sizeof value);
  return value;
}

/// Multiplies and folds eight bytes at a time, as hashes for short keys do (wyhash, FxHash); a
/// word takes one or two rounds. Whoever picks strings that collide only makes himself wait: the
/// tables live for one document.
std::uint32_t hash_of(std::string_view text) {
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

}  // namespace

StringTable::StringTable() : slots_(first_slots), ends_(1, 0) {}

std::size_t StringTable::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].number != 0; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && slot.text_size_bytes == text.size() &&
        std::memcmp(texts_.data() + slot.text_at, text.data(), text.size()) == 0) {
      break;
    }
  }
  return at;
}

std::uint32_t StringTable::number_of(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.number != 0) return slot.number - 1;
  const std::uint32_t number = size();
  slot = Slot{hash, number + 1, ends_.back(), static_cast<std::uint32_t>(text.size())};
  texts_ += text;
  ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
  if (2 * ends_.size() > slots_.size()) grow();
  return number;
}

void StringTable::prefetch(std::string_view text) const {
  __builtin_prefetch(&slots_[hash_of(text) & (slots_.size() - 1)]);
}

std::uint32_t StringTable::find(std::string_view text) const {
  const Slot& slot = slots_[slot_of(text, hash_of(text))];
  return slot.number == 0 ? none : slot.number - 1;
}

void StringTable::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].number != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void StringTable::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  texts_.clear();
  ends_.assign(1, 0);
}

}  // namespace papers
