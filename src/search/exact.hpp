// Words as they were typed, which a stemmed index cannot tell from their relatives.
#pragma once

#include <cstdint>

#include "library/sqlite.hpp"
#include "search/plan.hpp"

namespace papers::search {

/// Whether `term`, an exact one, stands word for word in `paper`, whose text is read.
bool stands_in(library::Database& database, std::int64_t paper, const Term& term);

}  // namespace papers::search
