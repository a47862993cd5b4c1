// Columns on a terminal: East Asian wide characters take two, combining marks none. Independent of
// the locale (libc's wcwidth knows nothing outside ASCII in cron's C locale).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace papers::text {

int width_cols(std::string_view text);

/// `text` when it fits in `limit_cols`, else its longest prefix of whole grapheme clusters that
/// leaves room for a final "…".
std::string truncate_cols(std::string_view text, int limit_cols);

/// The same, but cut behind a word where there is one.
std::string truncate_words(std::string_view text, int limit_cols);

/// Lines of at most `limit_cols` columns, broken at white space and between CJK characters. A
/// longer word without a break stands alone on its line when it is a URL, else it is split. No
/// line has white space at its ends; empty text gives no lines.
std::vector<std::string> wrap(std::string_view text, int limit_cols);

}  // namespace papers::text
