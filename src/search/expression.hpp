// From clauses to one FTS5 expression. Nothing of a query reaches FTS5 but letters and digits in
// quotes, so that no query is an error there (SQLite's "FTS5 Extension", section 3).
#pragma once

#include <string>
#include <vector>

#include "library/bm25f.hpp"
#include "search/plan.hpp"

namespace papers::search {

/// Terms of which a paper must have one or, of an excluded group, none.
struct TermGroup {
  std::vector<std::size_t> terms;
  bool excluded = false;
};

struct Expression {
  std::string text;
  std::vector<library::Bm25f::Phrase> phrases;  ///< in the order of `text`
  /// The same as `text`, where it is groups of terms of which no term occurs twice; else empty.
  std::vector<TermGroup> groups;
};

/// True when FTS5 alone can answer `clause`: no facts, no lone NOT, no exact term, not too deep for
/// its parser.
bool expressible(const Plan& plan, const Clause& clause);

/// Adds an expressible clause to `out`.
void append(Expression& out, const Plan& plan, const Clause& clause);

/// Any of these terms.
Expression any_of(const Plan& plan, const std::vector<std::size_t>& terms);

/// One term, stems and all.
Expression only(const Plan& plan, std::size_t term);

}  // namespace papers::search
