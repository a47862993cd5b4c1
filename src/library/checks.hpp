// The single questions that `check` asks. Each returns one Damage a kind of fault.
#pragma once

#include <vector>

#include "library/library.hpp"

namespace papers::library {

class Database;

using Damages = std::vector<Damage>;

/// SQLite's pages and indexes, and the references between tables.
Damages check_structure(Database& database);

/// The tables against those that papers makes, and triggers on them, which papers has none of.
Damages check_schema(Database& database);

/// The full-text index against itself and against the papers.
Damages check_index(Database& database);

/// What is stored twice for speed (texts of authors and keywords, search forms, what listings
/// say, names, word counts) against what it is made from.
Damages check_derived(Database& database);

}  // namespace papers::library
