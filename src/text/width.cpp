#include "text/width.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "text/graphemes.hpp"

namespace papers::text {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";
constexpr char32_t emoji_selector = 0xFE0F;

/// Half of a flag.
bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

}  // namespace

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

Grapheme next_grapheme(std::string_view& text) {
  std::string_view rest = text;
  char32_t c = next_codepoint(rest);
  int width_cols = std::clamp(utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)), 0, 2);
  utf8proc_int32_t state = 0;
  while (!rest.empty()) {
    std::string_view after = rest;
    const char32_t next = next_codepoint(after);
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(c),
                                         static_cast<utf8proc_int32_t>(next), &state)) {
      break;
    }
    // A cluster is drawn as one glyph, as wide as its widest part; a selector asks for the emoji.
    const int part = std::clamp(utf8proc_charwidth(static_cast<utf8proc_int32_t>(next)), 0, 2);
    const bool emoji = (next == emoji_selector && width_cols > 0) || is_regional_indicator(next);
    width_cols = emoji ? 2 : std::max(width_cols, part);
    c = next;
    rest = after;
  }
  const std::string_view cluster = text.substr(0, text.size() - rest.size());
  text = rest;
  return {cluster, width_cols};
}

int width_cols(std::string_view text) {
  if (is_printable_ascii(text)) return static_cast<int>(text.size());
  int total = 0;
  while (!text.empty()) total += next_grapheme(text).width_cols;
  return total;
}

std::string truncate_cols(std::string_view text, int limit_cols) {
  if (width_cols(text) <= limit_cols) return std::string(text);
  if (limit_cols <= 0) return {};
  std::string_view rest = text;
  int used = 0;
  std::size_t kept = 0;
  while (!rest.empty()) {
    used += next_grapheme(rest).width_cols;
    if (used > limit_cols - 1) break;
    kept = text.size() - rest.size();
  }
  return std::string(trim(text.substr(0, kept))).append(ellipsis);
}

std::string truncate_words(std::string_view text, int limit_cols) {
  std::string cut = truncate_cols(text, limit_cols);
  constexpr std::size_t longest_word_bytes = 40;
  if (cut == text || !cut.ends_with(ellipsis)) return cut;
  const std::size_t kept = cut.size() - ellipsis.size();
  if (kept < text.size() && text[kept] == ' ') return cut;
  const std::size_t blank = cut.rfind(' ', kept);
  if (blank == std::string::npos || kept - blank > longest_word_bytes) return cut;
  return cut.substr(0, blank) + std::string(ellipsis);
}

}  // namespace papers::text
