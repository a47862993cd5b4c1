// What the forms of a term weigh, and how rare the term is.
#pragma once

#include "search/plan.hpp"

namespace papers::search {

/// Sets Form::weight by source and drops forms that weigh nothing. The first form makes up the term
/// and weighs 1 whatever its source: C++ has no other.
void weigh_forms(Term& term, const Weights& weights);

/// Sets Term::papers and Term::unknown. A phrase is in no more papers than its rarest word; a term
/// in about as many as its typed form, or its best one where the library lacks that.
void estimate_papers(Term& term, Vocabulary& vocabulary);

}  // namespace papers::search
