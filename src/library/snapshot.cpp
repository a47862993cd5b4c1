#include "library/snapshot.hpp"

#include <sqlite3.h>

namespace papers::library {

Snapshot::Snapshot(Database& database)
    : database_(sqlite3_get_autocommit(database.handle()) == 0 ? nullptr : &database) {
  if (database_ != nullptr) database_->run("BEGIN");
}

Snapshot::~Snapshot() {
  // Nothing was written, so that there is nothing that could fail to commit.
  if (database_ != nullptr)
    sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace papers::library
