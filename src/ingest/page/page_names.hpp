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

struct NamesInFront {
  std::vector<std::string> names;  ///< first name first
  bool cut = false;                ///< "et al." stands behind them
  std::string_view rest;           ///< what follows: a year, a title
};

/// The authors in front of a reference, as APA, MLA, Chicago, Vancouver, Springer and IEEE write
/// them, or on a line of their own; no names where it begins with anything else. `title_follows`:
/// behind `text`, so that it may be nothing but names.
NamesInFront read_names_in_front(std::string_view text, bool title_follows);

/// "… M.", "… J.-P."; not "… AI."
bool ends_in_initial(std::string_view text);

/// Whether `text` lists at least `least` people, or the first of them ("Ann One et al.").
bool is_names(std::string_view text, std::size_t least);

/// Of "Ann One, Bob Two, ICML, 2018" the part in front of the place and the year; empty where it is
/// anything else.
std::string_view names_before_place(std::string_view text, std::size_t least);

}  // namespace papers::ingest::page
