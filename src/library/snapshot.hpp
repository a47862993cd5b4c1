// One state of the library for several reading statements.
#pragma once

#include "library/sqlite.hpp"

namespace papers::library {

/// While it lives, every statement sees the same committed state, and SQLite takes its file lock
/// once instead of once a statement (three system calls each). Holds up writers that want to
/// commit, so never keep one while waiting for a terminal. Within a transaction it does nothing.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database* database_;  ///< nullptr: a transaction was open already
};

}  // namespace papers::library
