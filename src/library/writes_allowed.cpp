#include "library/writes_allowed.hpp"

#include <sqlite3.h>

#include "library/sqlite.hpp"

namespace papers::library {

WritesAllowed::WritesAllowed(Database& database)
    : database_(database), was_read_only_(database.integer("PRAGMA query_only") != 0) {
  if (was_read_only_) database_.run("PRAGMA query_only = OFF");
}

WritesAllowed::~WritesAllowed() {
  if (!was_read_only_) return;
  sqlite3_exec(database_.handle(), "PRAGMA query_only = ON", nullptr, nullptr, nullptr);
}

}  // namespace papers::library
