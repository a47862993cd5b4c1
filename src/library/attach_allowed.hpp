// VACUUM attaches what it writes into; nothing else ever attaches a file.
#pragma once

#include <sqlite3.h>

#include "library/sqlite.hpp"

namespace papers::library {

class AttachAllowed {
 public:
  explicit AttachAllowed(Database& database) : connection_(database.handle()) {
    sqlite3_limit(connection_, SQLITE_LIMIT_ATTACHED, 1);
  }
  ~AttachAllowed() { sqlite3_limit(connection_, SQLITE_LIMIT_ATTACHED, 0); }
  AttachAllowed(const AttachAllowed&) = delete;
  AttachAllowed& operator=(const AttachAllowed&) = delete;

 private:
  sqlite3* connection_;
};

}  // namespace papers::library
