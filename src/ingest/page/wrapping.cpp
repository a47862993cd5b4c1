#include "ingest/page/wrapping.hpp"

#include <algorithm>

#include "ingest/page/page_words.hpp"

namespace papers::ingest::page {

bool may_be_below_title(std::string_view text, std::string_view next) {
  const bool goes_on = is_lower(next.front()) && next.find(' ') != std::string_view::npos;
  return !goes_on && !is_function_word(last_word(text)) && may_be_organisation(next);
}

void WidthGuess::add_continued(std::string_view text, std::string_view next) {
  const std::size_t width = columns(text);
  if (width < 40 || width > longest_wrap || text.find(' ') == std::string_view::npos) return;
  ++lengths_[width];
  ++total_;
  if (ends_sentence(text) || !is_lower(next.front())) return;
  ++certain_[width];
  ++taken_[std::min(width + 1 + columns(first_word(next)), longest_wrap)];
  ++total_taken_;
}

Wrap WidthGuess::guess() const {
  // A PDF's titles are of larger letters, and may be as many as the lines of text.
  const std::size_t all = width(lengths_, total_);
  const std::size_t widest = all > 0 ? all : width(certain_, total_taken_);
  return {widest, full(widest)};
}

std::size_t WidthGuess::full(std::size_t width) const {
  constexpr std::size_t enough = 8;
  std::size_t within = 0;
  std::size_t tenth = 0;
  for (std::size_t w = 0; w <= width; ++w) {
    within += taken_[w];
    if (within * 10 <= total_taken_) tenth = w + 1;
  }
  if (total_taken_ < enough || within * 10 < total_taken_) return width;
  return std::min(tenth * 11 / 12, width);
}

std::size_t WidthGuess::width(const Counts& lengths, std::size_t total) {
  constexpr std::size_t ragged_columns = 13;  // a word of usual length may be missing at the end
  constexpr std::size_t gap_columns = 4;      // between the width and lines that were left longer
  if (total < 4) return 0;
  std::size_t longer = 0;
  for (std::size_t width = longest_wrap; width > 0; --width) {
    if (lengths[width] == 0) continue;
    std::size_t within = 0;
    for (std::size_t w = width; w > 0 && w + ragged_columns > width; --w) within += lengths[w];
    std::size_t near = 0;
    for (std::size_t w = width - 1; w > 0 && w + gap_columns >= width; --w) near += lengths[w];
    const bool stands_out = near == 0 && (longer + lengths[width]) * 10 <= total;
    longer += lengths[width];
    if (!stands_out && within >= 4 && within * 10 >= total * 6) return width;
  }
  return 0;
}

namespace {

/// Whether a line after `before` begins inside its last word: behind a hyphen or in a URL.
bool breaks_word(std::string_view before, std::string_view line) {
  const std::size_t size = before.size();
  const std::string_view word = first_word(line);
  const std::string_view last = last_word(before);
  const bool url = last.find("://") != std::string_view::npos;
  if ((before.ends_with(":/") && line.front() == '/') ||
      (before.ends_with(" -") && line.starts_with("- "))) {
    return true;  // "https:/", "/x"; "a -", "- b"
  }
  if (size < 2 || !is_alphanumeric(line.front())) return false;
  if (before.ends_with('-')) {
    const bool hyphen = is_alphanumeric(before[size - 2]) ||
                        (size >= 3 && before[size - 2] == '-' && is_alphanumeric(before[size - 3]));
    return hyphen && word != "and" && word != "or" && word != "to" && word != "nor";
  }
  if (before.ends_with("://")) return true;
  if (!url) return before.back() == '/' && is_alphanumeric(before[size - 2]);
  // The words of a sentence behind a URL have nothing of one inside.
  return std::string_view("/?&=").find(before.back()) != std::string_view::npos &&
         (word.size() == line.size() || word.find_first_of("/-_=&?") != std::string_view::npos);
}

}  // namespace

void append_text(std::string& paragraph, std::string_view text) {
  const bool apart = !paragraph.empty() && !text.empty() && !breaks_word(paragraph, text);
  if (apart) paragraph += ' ';
  paragraph += text;
}

}  // namespace papers::ingest::page
