// What is remembered of papers that the user took out, so that one that comes back is the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "library/prepared_record.hpp"

namespace papers::library {

class Database;

struct RemovedPaper {
  std::int64_t id = 0;
  std::string key;
};

/// Whether any paper was taken out; most libraries need not look further.
bool any_removed(Database& database);

/// The removed paper that is the same work as a record, as compare_works() decides it.
std::optional<RemovedPaper> find_removed(Database& database, const PreparedRecord& prepared);

/// Whether a removed paper has or had this id, or this key: it is not given to another one.
bool is_removed_id(Database& database, std::int64_t id);
bool is_removed_key(Database& database, std::string_view key);

/// Remembers the stored paper `paper`, whose row is about to be deleted.
void remember_removed(Database& database, std::int64_t paper, std::string_view now);

/// Gives the paper that was stored again under its old id its names, marks and issues, and forgets
/// that it was removed.
void bring_back(Database& database, std::int64_t paper);

}  // namespace papers::library
