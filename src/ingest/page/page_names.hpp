// Lists of authors, as pages write them out where others say "4 authors".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace papers::ingest::page {

/// The names in "Ada Lovelace, Alan Turing and Grace Hopper", with or without "Authors:" or "by" in
/// front; empty when `text` is anything but a list of at least `least` people. A comma at the end
/// is allowed: the list may go on in the next line.
std::vector<std::string> read_names(std::string_view text, std::size_t least);

/// Puts a list of names together that goes over several lines.
class NameLines {
 public:
  /// Takes a line that begins such a list, or goes on with the one begun; `width` is that of the
  /// document's wrapped lines in columns, 0 when they are not wrapped.
  bool take(std::string_view line, std::size_t width);
  [[nodiscard]] bool empty() const { return text_.empty(); }
  /// The page is known to write names out: two of them will make a list.
  void expect() { expected_ = true; }
  /// The names taken, and forgets them.
  std::vector<std::string> finish();

 private:
  std::string text_;
  std::size_t last_width_ = 0;
  bool expected_ = false;
};

}  // namespace papers::ingest::page
