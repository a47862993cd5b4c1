// SQLite's result codes as the one line a user should read.
#pragma once

#include <string>

struct sqlite3;

namespace papers::library {

/// Throws what result code `code` means for `file`: BusyError, an Error with exit code 130 or 143
/// after a signal, else Error naming the file, the reason and the next step. `connection` may be
/// null when there is none yet.
[[noreturn]] void raise(sqlite3* connection, int code, const std::string& file);

}  // namespace papers::library
