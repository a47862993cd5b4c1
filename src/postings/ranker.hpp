// Which papers have the words of a query and the best of them, from posting lists, a window of
// papers after the other: who matches is worked out on sets of bits, and only a window that could
// hold one of the best is scored, term by term.
#pragma once

#include <cstdint>
#include <vector>

#include "postings/best_rows.hpp"
#include "postings/formula.hpp"
#include "postings/lengths.hpp"
#include "postings/list.hpp"

namespace papers::postings {

struct Form {
  List list;
  double weight = 1;  ///< of its occurrences
};

/// A paper has a term when it has one of its forms.
struct Term {
  std::vector<Form> forms;
  double weight = 1;  ///< Formula::term_weight()
};

/// A paper must have one of the terms or, of an excluded group, none.
struct Group {
  std::vector<Term> terms;
  bool excluded = false;
  bool optional = false;  ///< need not: they only add to its score
};

struct Query {
  std::vector<Group> groups;  ///< one of them at least neither excluded nor optional
  Formula formula;            ///< without norms but for title and abstract
  Formula impacts;            ///< what the blocks' impacts are by
  /// Papers that may be in the answer, one bit each; nullptr: all.
  const std::vector<std::uint64_t>* allowed = nullptr;
  std::uint32_t last = 0;  ///< the last paper that is in the lists
};

/// Offers every paper that could be among the best, and returns how many match. Scores are the same
/// numbers as adding the terms in their order gives, whatever is left out on the way.
std::uint64_t rank(Query& query, LengthsSource& lengths, BestRows& best);

}  // namespace papers::postings
