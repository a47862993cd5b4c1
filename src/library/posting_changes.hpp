// Posting lists kept right as listed papers change or go.
#pragma once

#include <cstdint>

#include "library/prepared_record.hpp"

namespace papers::library {

class Database;

/// After the index row of `paper` became `after`, which was `before`; an empty row stands for a
/// paper that was not or is no more there. Costs nothing where the paper is not listed yet. After
/// many changes it drops all lists instead: making them again is cheaper then.
void change_lists(Database& database, std::int64_t paper, const IndexRow& before,
                  const IndexRow& after);

}  // namespace papers::library
