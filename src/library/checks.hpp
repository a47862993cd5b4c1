// The single questions that `check` asks. Each returns one Damage a kind of fault.
#pragma once

#include <vector>

#include "library/library.hpp"

namespace papers::library {

class Database;

using Damages = std::vector<Damage>;

/// SQLite's pages and indexes, and the references between tables.
Damages check_structure(Database& database);

/// Objects under papers' names that papers did not make. Nothing else may be asked where there are
/// some.
Damages check_foreign(Database& database);

/// Tables and indexes that papers makes and that are not there.
Damages check_missing(Database& database);

/// The full-text index against itself and against the papers.
Damages check_index(Database& database);

/// What is stored twice for speed (texts of authors and keywords, search forms, what listings
/// say, names, counts) against what it is made from.
Damages check_derived(Database& database);

/// The posting lists of common words against the full-text index.
Damages check_lists(Database& database);

}  // namespace papers::library
