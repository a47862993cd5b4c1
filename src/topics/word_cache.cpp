#include "topics/word_cache.hpp"

#include <functional>
#include <utility>

namespace papers::topics {
namespace {

constexpr std::size_t first_slots = 4096;
constexpr std::size_t most_words = std::size_t{1} << 16;

std::uint32_t hash_of(std::string_view word) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>{}(word));
}

}  // namespace

std::size_t WordCache::slot_of(std::string_view word, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.text_size_bytes == 0) return at;
    if (slot.hash == hash &&
        std::string_view(texts_).substr(slot.text_at, slot.text_size_bytes) == word) {
      return at;
    }
  }
}

const WordIds* WordCache::find(std::string_view word) const {
  if (slots_.empty()) return nullptr;
  const Slot& slot = slots_[slot_of(word, hash_of(word))];
  return slot.text_size_bytes == 0 ? nullptr : &slot.ids;
}

void WordCache::add(std::string_view word, const WordIds& ids) {
  if (size_ >= most_words) clear();
  if (2 * (size_ + 1) > slots_.size()) grow();
  const std::uint32_t hash = hash_of(word);
  slots_[slot_of(word, hash)] = Slot{hash, static_cast<std::uint32_t>(texts_.size()),
                                     static_cast<std::uint32_t>(word.size()), ids};
  texts_ += word;
  ++size_;
}

void WordCache::grow() {
  std::vector<Slot> old(slots_.empty() ? first_slots : 2 * slots_.size());
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.text_size_bytes == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].text_size_bytes != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void WordCache::clear() {
  slots_.clear();
  texts_.clear();
  size_ = 0;
}

}  // namespace papers::topics
