#include "trends/phrase_tree.hpp"

namespace papers::trends {

std::size_t PhraseTree::slot_of(Node before, std::uint32_t stem, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (hash >> 24U) & mask;
  while (slots_[at].before != none && (slots_[at].before != before || slots_[at].stem != stem)) {
    at = (at + 1) & mask;
  }
  return at;
}

PhraseTree::Node PhraseTree::add(Node node, std::uint32_t stem) {
  if (const Node found = find(node, stem); found != none) return found;
  const Node made = size();
  runs_.push_back({node, stem});
  if (node == root) {
    if (stem >= first_.size()) first_.resize(stem + 1, none);
    first_[stem] = made;
    return made;
  }
  const std::uint64_t hash = hash_of(node, stem);
  maybe_[hash >> maybe_shift] = true;
  slots_[slot_of(node, stem, hash)] = {node, made, stem};
  if (++used_ * 2 > slots_.size()) grow();
  return made;
}

void PhraseTree::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.before == none) continue;
    slots_[slot_of(slot.before, slot.stem, hash_of(slot.before, slot.stem))] = slot;
  }
}

}  // namespace papers::trends
