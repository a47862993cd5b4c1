// Runs of stems that have been met, as a tree: a step for each stem, from a run to the one longer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace papers::trends {

class PhraseTree {
 public:
  using Node = std::uint32_t;
  static constexpr Node root = 0;
  static constexpr Node none = UINT32_MAX;

  struct Run {
    Node before = none;  ///< the run without its last stem
    std::uint32_t stem = 0;
  };

  /// The node for `stem` after `node`; `none` when there is no such run.
  [[nodiscard]] Node find(Node node, std::uint32_t stem) const {
    if (node == root) return stem < first_.size() ? first_[stem] : Node{none};
    const std::uint64_t hash = hash_of(node, stem);
    return maybe_[hash >> maybe_shift] ? slots_[slot_of(node, stem, hash)].node : Node{none};
  }
  /// The same, made when there was none. A node's number is above that of the run before it.
  Node add(Node node, std::uint32_t stem);

  [[nodiscard]] Node size() const { return static_cast<Node>(runs_.size()); }
  [[nodiscard]] const Run& run(Node node) const { return runs_[node]; }
  /// Stems of a run.
  [[nodiscard]] std::size_t depth(Node node) const {
    return node == root ? 0 : 1 + depth(runs_[node].before);
  }

 private:
  struct Slot {
    Node before = none, node = none;  ///< before == none: empty
    std::uint32_t stem = 0;
  };
  static std::uint64_t hash_of(Node before, std::uint32_t stem) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
    return ((static_cast<std::uint64_t>(before) << 32U) + stem) * factor;
  }
  [[nodiscard]] std::size_t slot_of(Node before, std::uint32_t stem, std::uint64_t hash) const;
  void grow();

  std::vector<Node> first_;       ///< runs of one stem, by stem
  std::vector<Run> runs_ = {{}};  ///< by node
  /// By the first bits of a hash: there may be such a longer run. Most words of a text end at it,
  /// in memory that is always at hand.
  static constexpr unsigned maybe_shift = 46;
  std::vector<bool> maybe_ = std::vector<bool>(1U << (64 - maybe_shift));
  std::vector<Slot> slots_ = std::vector<Slot>(1024);  ///< longer runs: a power of two, half full
  std::size_t used_ = 0;
};

}  // namespace papers::trends
