#include "summary/summary_markup.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace papers::summary {
namespace {

constexpr std::string_view ellipsis = "\u2026";

/// Behind the stars that close what those at `open` begin; 0 for none. They stand at the outer ends
/// of words, and no star between them.
std::size_t end_of_emphasis(std::string_view text, std::size_t open, std::size_t stars) {
  const std::string_view mark = text.substr(open, stars);
  const std::size_t begin = open + stars;
  const std::size_t close = text.find('*', begin);
  if (close == std::string_view::npos || close == begin) return 0;
  const std::size_t end = close + stars;
  const bool closes =
      text.substr(close, stars) == mark && !ascii::is_blank(text[close - 1]) &&
      (end == text.size() || !(ascii::is_alphanumeric(text[end]) || text[end] == '*'));
  const bool opens =
      !ascii::is_blank(text[begin]) &&
      (open == 0 || !(ascii::is_alphanumeric(text[open - 1]) || text[open - 1] == ')'));
  return opens && closes ? end : 0;
}

bool is_open_end(std::string_view text) {
  const auto count = [text](char c) { return std::count(text.begin(), text.end(), c); };
  if (count('(') > count(')') || count('[') > count(']')) return true;
  const std::string_view last = text.substr(text.rfind(' ') + 1);
  return text::is_stop_word(ascii::lower(last));
}

}  // namespace

std::string without_emphasis(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stars = text.substr(at).starts_with("**") ? 2 : 1;
    const std::size_t end = text[at] == '*' ? end_of_emphasis(text, at, stars) : 0;
    if (end > 0) out += text.substr(at + stars, end - at - 2 * stars);
    if (end == 0) out += text[at];
    at = end > 0 ? end : at + 1;
  }
  return out;
}

std::string shortened(std::string text, int most_cols) {
  std::string cut = text::truncate_words(text, most_cols);
  if (cut == text || !cut.ends_with(ellipsis)) return cut;
  std::string_view kept = std::string_view(cut).substr(0, cut.size() - ellipsis.size());
  while (is_open_end(kept) && kept.rfind(' ') != std::string_view::npos) {
    kept = text::trim(kept.substr(0, kept.rfind(' ')));
  }
  kept = kept.substr(0, kept.find_last_not_of(" -,;:") + 1);
  return std::string(kept).append(ellipsis);
}

}  // namespace papers::summary
