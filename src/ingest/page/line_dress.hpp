// What holds for all lines of a document, told from its beginning: what each wears besides its
// text, and which of them say the same again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace papers::ingest::page {

/// What nearly every line wears.
enum class Dress {
  none,
  bullets,  ///< "- ", of an outline
  counter,  ///< "12 ", "L12: ", "12 | ", and "12" alone: each by one more than that of the line
            ///< with text above
  box,      ///< "│ … │", "| … |", of a window
  added     ///< "+", of a difference
};

/// `line`, trimmed, without `dress` and the marks of quoted mail ("> "), trimmed.
std::string_view without_dress(std::string_view line, Dress dress);

/// The size of a chat's stamp in front of `line`, "27/01/2026, 10:04 - Ann: "; 0 for none.
std::size_t stamp_size(std::string_view line);

/// Whether `line` says nothing but what a print's sheets have at their head and foot: their count
/// ("2/12"), when and of what address they were printed, and the site's name.
bool may_be_of_sheet(std::string_view line);
/// Whether such a line, or the next ones of `rest` with none else between, count sheets or end one.
bool ends_sheet(std::string_view line, std::string_view rest);

/// Lines that stand between papers again and again, whatever numbers are in them: running heads and
/// feet of a print, the words of buttons in any language, a reader's line on the source.
class RepeatedLines {
 public:
  [[nodiscard]] bool holds(std::string_view line) const;

 private:
  friend class LineCounter;
  std::unordered_set<std::uint64_t> keys_;
};

/// Counts the lines of a document's beginning.
class LineCounter {
 public:
  /// `line`: trimmed.
  void add(std::string_view line);
  [[nodiscard]] Dress dress() const;
  [[nodiscard]] RepeatedLines repeated() const;
  /// Whether the document is quoted mail, with a few lines before and behind that are not.
  [[nodiscard]] bool is_quotation() const;

 private:
  std::unordered_map<std::uint64_t, std::size_t> counts_;  ///< by key
  std::size_t lines_ = 0;
  std::size_t bullets_ = 0;
  std::size_t counted_ = 0;
  std::size_t boxed_ = 0;
  std::size_t added_ = 0;
  std::size_t last_number_ = 0;
  std::size_t quoted_ = 0;
  std::size_t quoted_blank_ = 0;
};

}  // namespace papers::ingest::page
