// Forms of text that are equal when people would call the texts the same.
#pragma once

#include <string>
#include <string_view>

namespace papers::text {

/// Case folded, compatibility decomposed, without combining marks: how search compares words.
/// Mirrors FTS5's `unicode61 remove_diacritics 2` on letters; ligatures and width forms go further.
std::string fold_word(std::string_view word);

/// The identity form of a title: fold_word of its letters and digits only, LaTeX commands, markup,
/// punctuation and white space removed, Greek letters by name. Empty when the title has no letter
/// or digit.
std::string fold_title(std::string_view title);

}  // namespace papers::text
