// What a person should know beside the answer: what was relaxed, what was probably meant, and, when
// nothing was found, why and what would find something.
#pragma once

#include <string_view>
#include <vector>

#include "search/plan.hpp"
#include "search/search.hpp"
#include "search/vocabulary.hpp"

namespace papers::search {

struct Asked {
  const Query& query;
  const Plan& plan;
  const std::vector<std::size_t>& words;  ///< terms outside every NOT
  const Request& request;
};

/// Adds to answer.remarks.
void add_remarks(Answer& answer, const Asked& asked, library::Database& database,
                 Vocabulary& vocabulary);

}  // namespace papers::search
