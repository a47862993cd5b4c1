#include "base/string_table.hpp"

#include <algorithm>

namespace papers {
namespace {

constexpr std::size_t first_slots = 1024;

}  // namespace

StringTable::StringTable() : slots_(first_slots), ends_(1, 0) {}

std::size_t StringTable::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].number != 0; at = (at + 1) & mask) {
    if (holds(slots_[at], text, hash)) break;
  }
  return at;
}

std::uint32_t StringTable::look_up(std::string_view text, std::uint32_t hash) {
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.number != 0) return slot.number - 1;
  const std::uint32_t number = size();
  slot = Slot{hash, number + 1, ends_.back(), static_cast<std::uint32_t>(text.size())};
  texts_ += text;
  ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
  if (2 * ends_.size() > slots_.size()) grow();
  return number;
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
