// Consecutive lines of text of a page, until something else ends them: then they are cut into
// titles and abstracts (page_run) and handed to the builder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/page_builder.hpp"
#include "ingest/page/page_run.hpp"

namespace papers::ingest::page {

class Block {
 public:
  explicit Block(Builder& builder) : builder_(builder) {}

  /// At how many columns the document's lines are wrapped, 0: they are not.
  void expect_width(std::size_t columns) { width_ = columns; }

  struct Line {
    std::string_view text;
    std::uint64_t number;
    std::size_t indent;
  };
  /// A line of text; `heading_level` > 0 for a heading, which the block must be empty for.
  void add(const Line& line, std::size_t heading_level = 0);
  void end();

  [[nodiscard]] bool empty() const { return spans_.empty(); }
  /// "[label" of a Markdown link goes on in the next line.
  [[nodiscard]] bool link_is_open() const { return open_link_; }
  /// Whether `text` may be the rest of a line of text although it is a menu's word elsewhere
  /// ("Models"), or a URL.
  [[nodiscard]] bool goes_on_with_label(std::string_view text) const;
  /// The same for a line that looks like a list of names.
  [[nodiscard]] bool goes_on_with_names(std::string_view text, std::size_t indent) const;
  /// Ends the block before its last line where that is an organisation.
  void set_organisation_apart();

 private:
  struct Span {
    std::size_t begin, size;
    RunLine line;
  };

  [[nodiscard]] std::string_view last_text() const;
  void follow_links(std::string_view text, RunLine& line);
  [[nodiscard]] std::vector<RunLine> lines() const;
  bool is_organisation(const std::vector<RunLine>& lines);
  Shape shape_of_all(const std::vector<RunLine>& lines);
  void hand_over(const std::vector<RunLine>& lines, const Stretch& stretch);
  void hand_over_single();
  void cut_long();

  Builder& builder_;
  std::size_t width_ = 0;
  std::vector<Span> spans_;
  std::string text_;       ///< of all lines, one after the other
  std::string paragraph_;  ///< reused
  std::size_t heading_level_ = 0;
  bool open_link_ = false;
};

}  // namespace papers::ingest::page
