// What a reader sees as one character, with the columns it takes.
#pragma once

#include <string_view>

#include "text/utf8.hpp"

namespace papers::text {

struct Grapheme {
  std::string_view bytes;
  int width_cols;
};

/// Then each byte is a grapheme, one column wide.
bool is_printable_ascii(std::string_view text);

/// Removes the first grapheme cluster (Unicode annex 29) from `text`, which must not be empty.
Grapheme next_grapheme(std::string_view& text);

}  // namespace papers::text
