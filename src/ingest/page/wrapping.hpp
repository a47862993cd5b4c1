// Text that was wrapped: at which width, and how its lines are put together again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace papers::ingest::page {

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

/// Whether a line so far in is set under the one before, as the rest of a title is. A single blank
/// is what a picture leaves in front of a name.
constexpr bool hangs_under(std::size_t indent, std::size_t indent_before) {
  return indent > indent_before + 1;
}

/// Appends a line to a paragraph: one blank between, none after a hyphen or inside a URL at which a
/// word was broken.
void append_text(std::string& paragraph, std::string_view text);

}  // namespace papers::ingest::page
