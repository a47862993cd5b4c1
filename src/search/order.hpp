// The order of answers that are not ranked by words.
#pragma once

#include <cstdint>
#include <vector>

#include "library/sqlite.hpp"
#include "search/id_set.hpp"
#include "search/search.hpp"

namespace papers::search {

/// The first `limit` (0 = all) papers of `ids` (nullptr = all papers) in the order of `sort`:
/// newest day first, most votes first, page order, alphabetical. What lacks the value comes last,
/// also in reverse. `sort` is not relevance.
std::vector<std::int64_t> in_order(library::Database& database, Sort sort, bool reverse,
                                   const IdSet* ids, std::uint64_t limit);

}  // namespace papers::search
