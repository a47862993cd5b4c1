// Cuts consecutive lines of text into titles and abstracts.
//
// Wrapped text is greedy: a line ends where the next word would not have fitted. So a line after
// which the next word would have fitted ends a paragraph, wherever blank lines have been lost. What
// that leaves open (a paragraph that ends in a full line) the wording decides. Both are costs; the
// cheapest labelling of the lines wins (Viterbi over four labels).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace papers::ingest::page {

struct RunLine {
  std::string_view text;  ///< trimmed, with its markup
  std::uint64_t number = 0;
  std::size_t indent = 0;
  std::size_t marks = 0;     ///< columns of "### " in front of `text`, wrapped with it
  bool heading = false;      ///< behind "###": the start of a title
  bool inside_link = false;  ///< goes on a "[label" that the line before left open
  bool inside_word = false;  ///< goes on a word that was too long for the line before
  bool starts_link = false;  ///< begins with a link round a title or an abstract
  bool ends_link = false;    ///< ends with one
};

/// Whether a line so far in is set under the one before, as the rest of a title is. A single blank
/// is what a picture leaves in front of a name.
constexpr bool hangs_under(std::size_t indent, std::size_t indent_before) {
  return indent > indent_before + 1;
}

enum class Shape { title, abstract };

struct Stretch {
  std::size_t first = 0, last = 0;  ///< indexes of lines, inclusive
  Shape shape = Shape::title;
};

/// What the lines before this run make likely for its first one.
enum class Expectation { title, abstract };

/// The stretches of `lines` in order, covering all of them. `width` is the wrap width of the
/// document in columns, 0 when unknown.
std::vector<Stretch> cut_run(const std::vector<RunLine>& lines, std::size_t width,
                             Expectation expectation);

/// The shape of a paragraph by itself.
Shape shape_of(std::string_view text);

/// Collects line lengths and finds the width at which lines that go on were wrapped.
class WidthGuess {
 public:
  /// `text` is followed directly by another line of text.
  void add_continued(std::string_view text);
  /// In columns; 0 when lengths show no common limit.
  [[nodiscard]] std::size_t width() const;

 private:
  std::vector<std::uint32_t> lengths_ = std::vector<std::uint32_t>(longest_wrap + 1);
  std::size_t total_ = 0;
  static constexpr std::size_t longest_wrap = 240;
};

/// Marks the lines that begin inside a URL longer than a line, which text browsers cut at the
/// width.
void mark_cut_words(std::vector<RunLine>& lines);

/// Appends `line` to a paragraph: one blank between, none after a hyphen or inside a URL at which a
/// word was broken.
void append_line(std::string& paragraph, const RunLine& line);
void append_text(std::string& paragraph, std::string_view text);

}  // namespace papers::ingest::page
