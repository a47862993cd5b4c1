#include "search/sieve.hpp"

#include <utility>

#include "search/matcher.hpp"

namespace papers::search {

bool has_exact_term(const Plan& plan, const Clause& clause) {
  if (clause.kind == Clause::Kind::term) return plan.terms[clause.term].exact;
  return std::any_of(clause.children.begin(), clause.children.end(),
                     [&](const Clause& child) { return has_exact_term(plan, child); });
}

void Sieve::read(IdSet papers) {
  papers.subtract(read_);
  read_.unite(papers);
  papers.intersect(*Matcher(*database_, *plan_, &papers).matching_all(clauses_));
  passed_.unite(papers);
}

}  // namespace papers::search
