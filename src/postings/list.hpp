// A posting list, read a window of papers at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "postings/block.hpp"

namespace papers::postings {

/// Where a list is kept: rows of whole blocks, in ascending order of papers.
class RowSource {
 public:
  virtual ~RowSource() = default;
  /// The next row, which lives until the next call; nullopt at the end.
  virtual std::optional<std::string_view> next() = 0;
  /// Throws what says that a row makes no sense.
  [[noreturn]] virtual void damaged() const = 0;
};

/// Papers are looked at in ranges of so many, each from a multiple of it on.
inline constexpr std::uint32_t window_papers = 1024;

/// Papers of one window, one bit each.
class WindowSet {
 public:
  /// The place of a posting that does not count; no set has it.
  static constexpr std::uint32_t nowhere = window_papers;
  static constexpr std::size_t words = window_papers / 64;

  void clear() { bits_.fill(0); }
  void insert(std::uint32_t place) { word(place / 64) |= std::uint64_t{1} << (place % 64); }
  void remove(std::uint32_t place) { word(place / 64) &= ~(std::uint64_t{1} << (place % 64)); }
  [[nodiscard]] bool contains(std::uint32_t place) const {
    return (word(place / 64) >> (place % 64) & 1U) != 0;
  }
  [[nodiscard]] std::uint64_t& word(std::size_t index) { return *(bits_.data() + index); }
  [[nodiscard]] std::uint64_t word(std::size_t index) const { return *(bits_.data() + index); }

 private:
  std::array<std::uint64_t, words + 1> bits_{};  ///< the last word is for `nowhere`
};

class List {
 public:
  /// A part of a block that lies in the window.
  struct Part {
    Block block;
    std::size_t from = 0;  ///< in the block
    std::size_t size = 0;
    std::size_t at = 0;  ///< in places()
  };

  /// Only what stands in one of `columns`, a bit each, counts.
  List(std::unique_ptr<RowSource> rows, unsigned mask) : rows_(std::move(rows)), mask_(mask) {}

  /// Moves on to the window that begins with `first`.
  void move_to(std::uint32_t first);

  /// The window's papers, counted from its first, or WindowSet::nowhere.
  [[nodiscard]] std::span<const std::uint32_t> places() const { return places_; }
  [[nodiscard]] std::span<const Part> parts() const { return parts_; }
  [[nodiscard]] bool counts_column(std::size_t column) const { return (mask_ >> column & 1U) != 0; }

 private:
  bool next_block();
  void decode();
  void take_part(std::uint32_t first);
  void leave_out_other_columns(const Part& part);

  std::unique_ptr<RowSource> rows_;
  unsigned mask_;
  std::deque<std::string> kept_;  ///< rows that the window's parts are in, the current one last
  std::string_view rest_;         ///< of the current row
  std::optional<Block> block_;    ///< the current one
  bool ended_ = false;
  bool decoded_ = false;
  std::array<std::uint32_t, block_postings> papers_{};  ///< of the current block
  std::size_t next_ = 0;                                ///< of them
  std::vector<std::uint32_t> places_;
  std::vector<Part> parts_;
};

}  // namespace papers::postings
