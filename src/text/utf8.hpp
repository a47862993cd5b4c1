// UTF-8 at the edge of the program: bytes come in once through clean() and are valid ever after.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace papers::text {

/// Appends `bytes` to `out` as text: invalid UTF-8 becomes U+FFFD (one per maximal subpart, Unicode
/// 3.9), CRLF and CR become LF; NUL, U+FEFF, C0 except tab and LF, C1, whole ANSI escape sequences,
/// bidi controls (U+061C, U+200E/F, U+202A-E, U+2066-9) and U+FFFC are dropped, the ligatures
/// U+FB00-06 become their letters. Clean text is copied as is. Returns the number of replaced
/// invalid subparts.
std::size_t append_clean(std::string& out, std::string_view bytes);

/// append_clean into a new string.
std::string clean(std::string_view bytes);

/// True when append_clean would copy `bytes` unchanged.
bool is_clean(std::string_view bytes);

/// Unicode's White_Space.
bool is_white_space(char32_t c);

/// True in the middle of a character: a cut must not stand before such a byte.
constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Removes the first code point from `text` and returns it; invalid bytes give U+FFFD and are
/// consumed one at a time. `text` must not be empty.
char32_t next_codepoint(std::string_view& text);

/// Appends the UTF-8 form of `codepoint` (a scalar value) to `out`.
void append_codepoint(std::string& out, char32_t codepoint);

/// White space runs (Unicode White_Space, so NBSP too) folded to one blank, none at either end.
std::string squeeze(std::string_view text);

/// `text` without white space at either end; a view into `text`.
std::string_view trim(std::string_view text);

}  // namespace papers::text
