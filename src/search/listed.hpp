// Which queries are answered from the posting lists of common words
// (library/listed_ranking.hpp), and what they are there.
#pragma once

#include <optional>

#include "library/listed_ranking.hpp"
#include "search/expression.hpp"
#include "search/plan.hpp"
#include "search/vocabulary.hpp"

namespace papers::search {

/// `expression` for the posting lists, where that is less work than a walk of the index; nullopt
/// where it is not, or where they cannot answer it: NEAR, prefixes, nested groups.
std::optional<library::ListedQuery> listed_query(const Plan& plan, const Expression& expression,
                                                 Vocabulary& vocabulary);

}  // namespace papers::search
