// A set of row ids, one bit each: ids are dense and papers few enough (a million is 125 KB).
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace papers::search {

class IdSet {
 public:
  static IdSet of(const std::vector<std::int64_t>& ids) {
    IdSet set;
    for (const std::int64_t id : ids) set.insert(id);
    return set;
  }
  void insert(std::int64_t id) {
    const auto at = static_cast<std::uint64_t>(id) / 64;
    if (at >= bits_.size()) bits_.resize(at + 1);
    bits_[at] |= std::uint64_t{1} << (static_cast<std::uint64_t>(id) % 64);
  }
  [[nodiscard]] bool contains(std::int64_t id) const {
    const auto at = static_cast<std::uint64_t>(id) / 64;
    return at < bits_.size() && ((bits_[at] >> (static_cast<std::uint64_t>(id) % 64)) & 1U) != 0;
  }
  [[nodiscard]] std::uint64_t size() const {
    std::uint64_t count = 0;
    for (const std::uint64_t word : bits_) count += static_cast<unsigned>(std::popcount(word));
    return count;
  }
  void intersect(const IdSet& other) {
    if (bits_.size() > other.bits_.size()) bits_.resize(other.bits_.size());
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= other.bits_[i];
  }
  void unite(const IdSet& other) {
    if (bits_.size() < other.bits_.size()) bits_.resize(other.bits_.size());
    for (std::size_t i = 0; i < other.bits_.size(); ++i) bits_[i] |= other.bits_[i];
  }
  void subtract(const IdSet& other) {
    for (std::size_t i = 0; i < bits_.size() && i < other.bits_.size(); ++i) {
      bits_[i] &= ~other.bits_[i];
    }
  }
  /// Calls `visit(id)` in ascending order.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      for (std::uint64_t word = bits_[i]; word != 0; word &= word - 1) {
        visit(static_cast<std::int64_t>(i * 64 + static_cast<unsigned>(std::countr_zero(word))));
      }
    }
  }
  /// In ascending order.
  [[nodiscard]] std::vector<std::int64_t> ids() const {
    std::vector<std::int64_t> out;
    for_each([&out](std::int64_t id) { out.push_back(id); });
    return out;
  }
  /// Bit i of word i/64: what library::Bm25f takes.
  [[nodiscard]] const std::vector<std::uint64_t>& bits() const { return bits_; }

 private:
  std::vector<std::uint64_t> bits_;
};

}  // namespace papers::search
