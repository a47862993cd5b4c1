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

/// The phrases of `plan`, as shown, that stand in no paper.
std::vector<std::string> phrases_of_no_paper(const Plan& plan, library::Database& database);

/// Puts their words in the place of the phrases `texts`, but under NOT and NEAR. False: none was
/// there.
bool open_phrases_called(const std::vector<std::string>& texts, Node& node);

}  // namespace papers::search
