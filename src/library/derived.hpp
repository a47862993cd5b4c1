// What a paper's row holds twice for speed, made again from what it is made from.
#pragma once

#include <cstdint>

#include "library/identities.hpp"
#include "library/paper_rows.hpp"

namespace papers::library {

class Database;

struct Derived {
  StoredPaper paper;  ///< as stored, its authors and keywords from their tables
  IndexRow index;     ///< as it should be
  Names names;        ///< as they should lead to it
};
Derived derive(Database& database, std::int64_t paper);

/// Whether all `names` lead to `paper`.
bool names_lead_to(Database& database, const Names& names, std::int64_t paper);

}  // namespace papers::library
