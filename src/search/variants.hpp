// The forms of one word, learned from the library and from fixed rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/plan.hpp"

namespace papers::search {

/// British and American spellings of a folded word that differ from it ("colour" -> "color",
/// "modeling" -> "modelling"), likely or not: only the vocabulary knows which are words.
std::vector<std::string> spellings(std::string_view word);

/// Adds to `term`, whose typed form is the one word `word`, what the library knows beside it.
void add_word_variants(Term& term, const std::string& word, Vocabulary& vocabulary);

}  // namespace papers::search
