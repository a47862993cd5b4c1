#include "postings/list.hpp"

#include <algorithm>

#include "postings/packed.hpp"

namespace papers::postings {

bool List::next_block() {
  decoded_ = false;
  next_ = 0;
  block_.reset();
  while (rest_.empty()) {
    const auto row = ended_ ? std::nullopt : rows_->next();
    ended_ = !row;
    if (ended_) return false;
    std::string& kept = kept_.emplace_back(*row);
    kept.append(packed_slack_bytes, '\0');
    rest_ = std::string_view(kept).substr(0, row->size());
  }
  block_ = read_block(rest_);
  if (!block_) rows_->damaged();
  rest_.remove_prefix(block_->size_bytes);
  return true;
}

void List::decode() {
  if (!read_papers(*block_, papers_)) rows_->damaged();
  decoded_ = true;
}

void List::move_to(std::uint32_t first) {
  places_.clear();
  parts_.clear();
  while (kept_.size() > 1) kept_.pop_front();
  if (!block_ && !next_block()) return;
  while (block_->last < first) {
    if (!next_block()) return;
  }
  while (block_->first < first + window_papers) {
    take_part(first);
    if (next_ < block_->size || !next_block()) return;
  }
}

// Of the current block, what lies in the window.
void List::take_part(std::uint32_t first) {
  if (!decoded_) decode();
  while (papers_[next_] < first) ++next_;
  const auto begin = papers_.begin() + static_cast<std::ptrdiff_t>(next_);
  const auto end = std::lower_bound(
      begin, papers_.begin() + static_cast<std::ptrdiff_t>(block_->size), first + window_papers);
  const Part part{*block_, next_, static_cast<std::size_t>(end - begin), places_.size()};
  next_ += part.size;
  places_.resize(part.at + part.size);
  std::transform(begin, end, places_.begin() + static_cast<std::ptrdiff_t>(part.at),
                 [first](std::uint32_t paper) { return paper - first; });
  if (mask_ != (1U << columns) - 1) leave_out_other_columns(part);
  parts_.push_back(part);
}

void List::leave_out_other_columns(const Part& part) {
  std::array<std::uint32_t, block_postings> counts{};
  std::array<bool, block_postings> there{};
  for (std::size_t c = 0; c < columns; ++c) {
    if (!counts_column(c) || part.block.count_width[c] == 0) continue;
    read_counts(part.block, c, counts);
    for (std::size_t i = 0; i < part.size; ++i) there[i] |= counts[part.from + i] != 0;
  }
  for (std::size_t i = 0; i < part.size; ++i) {
    if (!there[i]) places_[part.at + i] = WindowSet::nowhere;
  }
}

}  // namespace papers::postings
