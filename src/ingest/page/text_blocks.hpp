// Text and Markdown as blocks: a line each, but for links that are blocks of their own, over any
// lines.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/block.hpp"
#include "ingest/page/entry_lines.hpp"
#include "ingest/page/page_head.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest::page {

/// Lines that are cut together, a paragraph or more: a link may begin in one and end in another.
struct LineGroup {
  struct Line {
    std::size_t begin;  ///< in `text`
    std::uint64_t number;
    unsigned indent;
    bool emphasised;  ///< the "**" round all of it are not in `text`
  };
  std::string text;  ///< of all lines, each with its line end; blank lines are empty
  std::vector<Line> lines;
};

/// Appends the blocks of the first `count` lines of `group` and takes these lines out of it.
/// `blanks` counts the blank lines since the last block, before and after.
void cut_into_blocks(LineGroup& group, std::size_t count, const Head& head, unsigned& blanks,
                     std::deque<Block>& blocks);

class TextBlocks {
 public:
  /// `input` and `head` must outlive it.
  TextBlocks(Input& input, const Head& head)
      : input_(input), head_(head), plain_line_(head.plain_line), entries_(input, head.lists) {}

  /// Appends the blocks of the next lines, none while a link may go on; false at the end.
  bool next(std::deque<Block>& blocks);
  /// How many lines have been read.
  [[nodiscard]] std::uint64_t lines() const { return lines_; }

 private:
  void take_held(std::deque<Block>& blocks);
  void take_line(std::string_view raw, std::uint64_t number, std::deque<Block>& blocks);
  void cut(std::size_t count, std::deque<Block>& blocks);
  void cut_what_is_too_long(std::deque<Block>& blocks);
  void note_open(std::string_view text);
  bool is_of_sheet(bool starts_sheet);
  bool is_of_letter(bool is_dashes);
  bool take_code(std::string_view text, std::uint64_t number, std::deque<Block>& blocks);

  Input& input_;
  const Head& head_;
  std::function<void(std::string& line)> plain_line_;
  EntryLines entries_;
  std::vector<HeldLines> held_;
  std::string line_;
  LineGroup group_;
  std::vector<std::size_t> open_;  ///< lines of the group with brackets that are open at its end
  std::size_t last_opening_ = 0;   ///< the last line of the group with a "["
  std::size_t last_address_ = 0;   ///< the line behind the last that ends in one
  std::optional<std::size_t> anchor_;  ///< the line with an "<a" that is
  std::uint64_t lines_ = 0;
  unsigned blanks_ = 0;
  bool in_code_ = false;
  bool in_margin_ = false;  ///< of a sheet
  bool in_signature_ = false;
  bool ruled_ = false;       ///< "-- " stands above more than a signature
  bool outside_ = true;      ///< the last line with text is not of the quotation
  bool below_blank_ = true;  ///< the last line is blank
};

}  // namespace papers::ingest::page
