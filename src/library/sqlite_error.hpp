// SQLite's result codes as the one line a user should read.
#pragma once

#include <string>

#include "base/error.hpp"

struct sqlite3;

namespace papers::library {

/// The file holds what no papers wrote. All other errors, such as a lack of memory, say nothing
/// about it.
class DamageError : public Error {
 public:
  using Error::Error;
};

/// Throws what result code `code` means for `file`: BusyError, DamageError, an Error with exit code
/// 130 or 143 after a signal, else Error naming the file, the reason and the next step.
/// `connection` may be null when there is none yet.
[[noreturn]] void raise(sqlite3* connection, int code, const std::string& file);

}  // namespace papers::library
