// Lists of authors, as pages write them out where others say "4 authors".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace papers::ingest::page {

/// `text` without "+3 more", "and 12 others" at its end.
std::string_view without_uncounted_names(std::string_view text);

/// The names in "Ada Lovelace, Alan Turing and Grace Hopper", with or without "Authors:" or "by" in
/// front; empty when `text` is anything but a list of at least `least` people. A comma at the end
/// is allowed: the list may go on in the next line.
std::vector<std::string> read_names(std::string_view text, std::size_t least);

/// "A. One" and "B. Two" of "One, A., & Two, B.", as references have them; empty for other text.
/// `cut`: set where "et al." stood behind them.
std::vector<std::string> read_inverted_names(std::string_view text, bool& cut);

}  // namespace papers::ingest::page
