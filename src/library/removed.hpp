// What is remembered of papers that the user took out, so that one that comes back is the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "library/prepared_record.hpp"

namespace papers::library {

class Database;

struct RemovedPaper {
  std::int64_t id = 0;
  std::string key;
};

/// Whether any paper was taken out; most libraries need not look further.
bool any_removed(Database& database);

/// The removed papers that are the same work as a record and, unless 0, as the stored `paper` that
/// is the record's; oldest first. compare_works() decides.
std::vector<RemovedPaper> find_removed(Database& database, const PreparedRecord& prepared,
                                       std::int64_t paper = 0);

/// Whether a removed paper has or had this id, or this key: it is not given to another one.
bool is_removed_id(Database& database, std::int64_t id);
bool is_removed_key(Database& database, std::string_view key);

/// Remembers the stored paper `paper`, whose row is about to be deleted.
void remember_removed(Database& database, std::int64_t paper, std::string_view now);

/// Gives the stored `paper` the names, marks and issues of `removed`, which is the same work, and
/// forgets that it was removed.
void bring_back(Database& database, std::int64_t paper, const RemovedPaper& removed);

}  // namespace papers::library
