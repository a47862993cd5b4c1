// Which papers a clause holds for. Boolean structure is worked out on sets of ids here, one small
// statement a leaf, so that nothing a user nests or repeats can be too much for the SQL parser.
#pragma once

#include <string_view>

#include "library/sqlite.hpp"
#include "search/id_set.hpp"
#include "search/plan.hpp"
#include "search/search.hpp"

namespace papers::search {

class Matcher {
 public:
  Matcher(library::Database& database, const Plan& plan) : database_(&database), plan_(&plan) {}

  /// The papers for which `clause` holds. Throws UsageError for an unknown topic.
  IdSet matching(const Clause& clause);

  /// The papers that `filters` lets through (topics, tags, days).
  IdSet filtered(const Filters& filters);

  IdSet everything();

 private:
  IdSet term(std::size_t index);
  IdSet group(const Clause& clause);
  IdSet fact(const Clause& clause);
  IdSet numbers(const Node& node);
  IdSet has(std::string_view what);
  IdSet days(const DaySpan& days, bool listed_only);
  IdSet published(const DaySpan& days);
  IdSet topic(std::string_view name);
  IdSet ids(library::Statement& statement);

  library::Database* database_;
  const Plan* plan_;
};

/// True when the row has filters that Matcher::filtered acts on.
bool narrows(const Filters& filters);

}  // namespace papers::search
