// Letters and digits of ASCII, whatever the locale says: identifiers, URLs, markup and the words
// that pages are framed in are made of them. Any character type: a char, a code point, a byte
// that may be the end of the input.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace papers::ascii {

template <class Char>
constexpr bool is_digit(Char c) {
  return c >= '0' && c <= '9';
}
template <class Char>
constexpr bool is_upper(Char c) {
  return c >= 'A' && c <= 'Z';
}
template <class Char>
constexpr bool is_lower(Char c) {
  return c >= 'a' && c <= 'z';
}
template <class Char>
constexpr bool is_letter(Char c) {
  return is_upper(c) || is_lower(c);
}
template <class Char>
constexpr bool is_alphanumeric(Char c) {
  return is_letter(c) || is_digit(c);
}
template <class Char>
constexpr bool is_blank(Char c) {
  return c == ' ' || c == '\t' || c == '\n';
}
template <class Char>
constexpr bool is_white_space(Char c) {
  return is_blank(c) || c == '\r';
}
/// What `c` counts as a hexadecimal digit; -1 for none.
constexpr int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}
constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

inline bool starts_with(std::string_view text, std::string_view lower_prefix) {
  return text.size() >= lower_prefix.size() &&
         std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(),
                    [](char a, char b) { return a == lower(b); });
}

/// Removes `lower_prefix` from `text` when it is there, in any case.
inline bool take_prefix(std::string_view& text, std::string_view lower_prefix) {
  if (!starts_with(text, lower_prefix)) return false;
  text.remove_prefix(lower_prefix.size());
  return true;
}

}  // namespace papers::ascii
