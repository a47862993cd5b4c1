// Which journal a library writes with. The rollback journal is the rule, because a reader without
// rights to write must be able to read; bulk imports into a library that has papers use WAL, so
// that readers need not wait for them.
#pragma once

namespace papers::library {

class Database;

/// Changes to WAL; stays with the rollback journal when somebody uses the file just now. Not inside
/// a transaction.
void enter_wal(Database& database);

/// Goes back to the rollback journal if the file is in WAL, copying its content into the file while
/// others read. Leaves it, for the next writer, when others use the file. Throws nothing.
void leave_wal(Database& database) noexcept;

}  // namespace papers::library
