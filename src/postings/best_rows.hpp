// The best rows of a ranking, as they come in any order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace papers::postings {

struct Row {
  std::int64_t paper = 0;
  double score = 0;
  std::size_t terms = 0;  ///< how many of the terms it has
};

/// Equal scores by newer paper.
inline bool better(const Row& a, const Row& b) {
  return a.score != b.score ? a.score > b.score : a.paper > b.paper;
}

class BestRows {
 public:
  explicit BestRows(std::size_t wanted) : wanted_(wanted) {}

  [[nodiscard]] std::size_t wanted() const { return wanted_; }
  /// Whether some row of this score could still get in.
  [[nodiscard]] bool takes(double score) const {
    return rows_.size() < wanted_ || (wanted_ > 0 && score >= rows_.front().score);
  }
  void offer(const Row& row) {
    if (rows_.size() < wanted_) {
      rows_.push_back(row);
      std::push_heap(rows_.begin(), rows_.end(), better);
    } else if (wanted_ > 0 && better(row, rows_.front())) {
      std::pop_heap(rows_.begin(), rows_.end(), better);
      rows_.back() = row;
      std::push_heap(rows_.begin(), rows_.end(), better);
    }
  }
  /// Best first.
  [[nodiscard]] std::vector<Row> sorted() && {
    std::sort(rows_.begin(), rows_.end(), better);
    return std::move(rows_);
  }

 private:
  std::size_t wanted_;
  std::vector<Row> rows_;  ///< a heap with the worst in front
};

}  // namespace papers::postings
