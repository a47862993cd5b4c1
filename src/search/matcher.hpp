// Which papers a clause holds for. Boolean structure is worked out on sets of ids here, one small
// statement a leaf, so that nothing a user nests or repeats can be too much for the SQL parser.
#pragma once

#include <optional>
#include <vector>

#include "library/sqlite.hpp"
#include "search/expression.hpp"
#include "search/id_set.hpp"
#include "search/plan.hpp"

namespace papers::search {

class Matcher {
 public:
  /// `among`: asked about these papers alone, and right about no others; nullptr: about all.
  Matcher(library::Database& database, const Plan& plan, const IdSet* among = nullptr)
      : database_(&database), plan_(&plan), among_(among) {}

  /// The papers for which `clause` holds. Throws UsageError for a value that its field does not
  /// know, such as an unknown topic.
  IdSet matching(const Clause& clause);
  /// The papers that the full-text index finds by `expression`, which is not empty.
  IdSet matching(const Expression& expression);
  /// Whether some paper has a term of the plan.
  bool occurs(std::size_t term);
  IdSet everything();

  /// The papers for which every one of `clauses` holds; nullopt: all papers, as there are none.
  std::optional<IdSet> matching_all(const std::vector<const Clause*>& clauses);

 private:
  IdSet group(const Clause& clause);
  IdSet term(std::size_t index);
  IdSet fact(const Node& node);
  void require_known(const Node& node);
  IdSet ids(library::Statement& statement);

  library::Database* database_;
  const Plan* plan_;
  const IdSet* among_;
};

}  // namespace papers::search
