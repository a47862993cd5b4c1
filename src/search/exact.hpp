// Phrases as they were typed, which a stemmed index cannot tell from their relatives.
#pragma once

#include "library/sqlite.hpp"
#include "search/id_set.hpp"
#include "search/plan.hpp"

namespace papers::search {

/// Those of `candidates` in which a form of `term` stands word for word.
IdSet exactly(library::Database& database, const Term& term, const IdSet& candidates);

}  // namespace papers::search
