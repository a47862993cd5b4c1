#include "library/form_counts.hpp"

#include <algorithm>
#include <functional>

namespace papers::library {
namespace {

constexpr std::size_t first_slots = 1024;

}  // namespace

FormCounts::FormCounts() : slots_(first_slots) {}

FormCounts::Slot& FormCounts::find(std::string_view form, std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.last_paper == 0 || (slot.hash == hash && text(slot) == form)) return slot;
  }
}

void FormCounts::count(std::string_view form, std::int32_t change, std::uint32_t paper) {
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(form));
  Slot* slot = &find(form, hash);
  if (slot->last_paper == paper) return;
  if (slot->last_paper == 0) {
    if (2 * (size_ + 1) > slots_.size()) {
      grow();
      slot = &find(form, hash);
    }
    ++size_;
    slot->hash = hash;
    slot->text_at = static_cast<std::uint32_t>(texts_.size());
    slot->text_size_bytes = static_cast<std::uint32_t>(form.size());
    texts_ += form;
  }
  slot->last_paper = paper;
  slot->change += change;
}

void FormCounts::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.last_paper == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].last_paper != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::vector<std::pair<std::string_view, std::int64_t>> FormCounts::changes() const {
  std::vector<std::pair<std::string_view, std::int64_t>> found;
  for (const Slot& slot : slots_) {
    if (slot.last_paper != 0 && slot.change != 0) found.emplace_back(text(slot), slot.change);
  }
  std::sort(found.begin(), found.end());
  return found;
}

void FormCounts::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  texts_.clear();
  size_ = 0;
}

}  // namespace papers::library
