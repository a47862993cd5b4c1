// Text that was wrapped: at which width, and how its lines are put together again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace papers::ingest::page {

/// How lines are wrapped, in columns; 0: they are not.
struct Wrap {
  std::size_t width = 0;  ///< of the widest lines
  /// Of the narrowest lines that are full, with the next word. Less than `width` in print, whose
  /// letters are of different widths.
  std::size_t full = 0;
  [[nodiscard]] bool is_print() const { return full < width; }
};

/// Collects line lengths and finds the width at which lines that go on were wrapped.
class WidthGuess {
 public:
  /// `next` is the line of text right below `text`.
  void add_continued(std::string_view text, std::string_view next);
  /// Zeros when lengths show no common limit.
  [[nodiscard]] Wrap guess() const;
  [[nodiscard]] std::size_t seen() const { return total_; }  ///< lines that go on

 private:
  using Counts = std::vector<std::uint32_t>;  ///< by columns
  [[nodiscard]] static std::size_t width(const Counts& lengths, std::size_t total);
  [[nodiscard]] std::size_t full(std::size_t width) const;

  static constexpr std::size_t longest_wrap = 240;
  Counts lengths_ = Counts(longest_wrap + 1);
  Counts certain_ = Counts(longest_wrap + 1);  ///< of them, in mid-sentence
  Counts taken_ = Counts(longest_wrap + 1);    ///< with the next word, of lines in mid-sentence
  std::size_t total_ = 0;
  std::size_t total_taken_ = 0;
};

/// Whether the line `next` may be an organisation's below the title that ends with `text`.
bool may_be_below_title(std::string_view text, std::string_view next);

/// Whether a line so far in is set under the one before, as the rest of a title is. A single blank
/// is what a picture leaves in front of a name.
constexpr bool hangs_under(std::size_t indent, std::size_t indent_before) {
  return indent > indent_before + 1;
}

/// Appends a line to a paragraph: one blank between, none after a hyphen or inside a URL at which a
/// word was broken.
void append_text(std::string& paragraph, std::string_view text);

}  // namespace papers::ingest::page
