#include "text/latex_remnants.hpp"

#include <bit>

#include "base/ascii.hpp"
#include "text/byte_block.hpp"

namespace papers::text::latex {

using ascii::is_blank;
using ascii::is_digit;
using ascii::is_letter;

bool is_plain(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += block_bytes) {
    const ByteBlock block = block_at(text, at);
    if (block.one_of("\\${}^_`~") != 0) return false;
    for (std::uint64_t maybe = block.one_of("-i"); maybe != 0; maybe &= maybe - 1) {
      const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(maybe));
      if (text.substr(i, 2) == "--") return false;
      if (i == 0 || text[i] != 'i') continue;
      const std::string_view word = text.substr(i - 1);
      const bool sim = word.starts_with("sim") && word.size() > 3 && is_digit(word[3]);
      if (sim || word.starts_with("times")) return false;
    }
  }
  return true;
}

bool has_escaped_quotes(std::string_view text) {
  for (std::size_t i = text.find("\\\""); i != std::string_view::npos;
       i = text.find("\\\"", i + 2)) {
    const char after = i + 2 < text.size() ? text[i + 2] : '\0';
    if (!is_letter(after) && after != '{' && after != '\\') return true;
  }
  return false;
}

std::size_t find_math_end(std::string_view text, std::size_t open) {
  constexpr std::size_t longest_formula_bytes = 300;
  const char first = open + 1 < text.size() ? text[open + 1] : ' ';
  if (is_blank(first) || first == '\0') return std::string_view::npos;
  bool blank_inside = false;
  bool markup_inside = false;
  for (std::size_t i = open + 1; i < text.size() && i - open <= longest_formula_bytes; ++i) {
    const char c = text[i];
    if (c == '\\') {
      ++i;
      markup_inside = true;
    } else if (c == '^' || c == '_' || c == '=' || c == '{') {
      markup_inside = true;
    } else if (is_blank(c)) {
      blank_inside = true;
    } else if (c == '$') {
      const bool closes =
          !is_blank(text[i - 1]) && (i + 1 == text.size() || !is_digit(text[i + 1]));
      const bool formula = !blank_inside || markup_inside || !is_digit(first);
      return closes && formula ? i : std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

}  // namespace papers::text::latex
