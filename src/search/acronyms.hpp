// Acronyms and their long forms, as the library's own papers introduce them.
//
// Schwartz & Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical
// Text" (2003): "long form (SF)", where the letters of the short form occur in order in the words
// before it, the first at the start of a word.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "library/sqlite.hpp"

namespace papers::search {

/// The words right before the "(" at `open` that `acronym` (folded) abbreviates, as they stand in
/// `text`; empty when they do not.
std::string_view long_form_before(std::string_view text, std::size_t open,
                                  std::string_view acronym);

/// The words by which `text` introduces `acronym` (folded), as they stand there; empty when it does
/// not.
std::string_view introduced_form(std::string_view text, std::string_view acronym);

/// The folded words that most of the first papers with `acronym` introduce it by; empty when none
/// does. Costs one small look-up in the index.
std::vector<std::string> long_form(library::Database& database, std::string_view acronym);

}  // namespace papers::search
