// Words whose letters a keyboard lacks: Unicode takes accents apart, but not "ł", "ø" or "ß".
#pragma once

#include "search/plan.hpp"
#include "search/vocabulary.hpp"

namespace papers::search {

/// Adds to `term` the words of the library that are its typed ones but for such letters, typed
/// plainly or not: "Łukasz" for lukasz, "Grosse" for Große, "LLM" for its full-width form. They
/// count as typed.
void add_letters(Term& term, Vocabulary& vocabulary);

}  // namespace papers::search
