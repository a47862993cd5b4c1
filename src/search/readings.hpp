// Second readings of a query whose signs were not meant: a pasted title, a quotation nobody wrote.
#pragma once

#include <string>
#include <vector>

#include "base/day.hpp"
#include "library/sqlite.hpp"
#include "search/plan.hpp"
#include "search/query.hpp"

namespace papers::search {

/// Reads " -based" as text where Query::words, without its dashes, is a stored paper's title.
void take_title_for_text(Query& query, library::Database& database, Day today);

/// Opens the phrases of `plan`, which is the query's, that stand in no paper into their words, but
/// under NOT and NEAR. What was opened, as remarks; empty: nothing.
std::vector<std::string> open_phrases(Query& query, const Plan& plan, library::Database& database);

}  // namespace papers::search
