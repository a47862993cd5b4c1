// What --explain prints: how a query was read, what the engine was asked, and where scores came
// from.
#pragma once

#include <string>
#include <vector>

#include "search/plan.hpp"
#include "search/rereader.hpp"
#include "search/search.hpp"

namespace papers::search {

/// Lines of text. `expression`: what FTS5 was asked; `scores`: of the ranked papers, any order.
std::string explain(const Query& query, const Plan& plan, const std::string& expression,
                    const std::vector<ScoreParts>& scores, const Answer& answer);

}  // namespace papers::search
