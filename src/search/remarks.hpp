// What a person should know beside the answer: what was relaxed, what was probably meant, and, when
// nothing was found, why and what would find something.
#pragma once

#include <cstddef>
#include <vector>

#include "search/search.hpp"
#include "search/vocabulary.hpp"

namespace papers::search {

/// Adds to answer.remarks; `words`: the terms outside every NOT.
void add_remarks(Answer& answer, const Request& request, const std::vector<std::size_t>& words,
                 library::Database& database, Vocabulary& vocabulary);

}  // namespace papers::search
