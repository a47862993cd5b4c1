#include "library/sqlite_error.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstring>

#include "base/error.hpp"
#include "base/interrupt.hpp"

namespace papers::library {
namespace {

/// " (No space left on device)", or nothing when the system gave no reason.
std::string system_reason(sqlite3* connection) {
  const int number = connection == nullptr ? 0 : sqlite3_system_errno(connection);
  return number == 0 ? std::string() : fmt::format(" ({})", std::strerror(number));
}

std::string read_only_words(int code) {
  switch (code) {
    case SQLITE_READONLY_ROLLBACK:
    case SQLITE_READONLY_RECOVERY:
    case SQLITE_READONLY_CANTINIT:
    case SQLITE_READONLY_CANTLOCK:
      return "was left in the middle of a write and is read-only for you; let its owner run "
             "'papers check'";
    case SQLITE_READONLY_DIRECTORY:
      return "its folder is read-only for you; write from an account that owns it";
    case SQLITE_READONLY_DBMOVED:
      return "was moved or deleted while in use; run the command again";
    default:
      return "is read-only for you; write from an account that owns it";
  }
}

}  // namespace

void raise(sqlite3* connection, int code, const std::string& file) {
  const int extended = connection == nullptr ? code : sqlite3_extended_errcode(connection);
  const char* const said =
      connection == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection);
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw_if_interrupted();
      throw BusyError(fmt::format(
          "{}: the library is busy (another papers or sqlite3 process?); try again later", file));
    case SQLITE_INTERRUPT:
      throw_if_interrupted();
      throw Error(fmt::format("{}: interrupted", file), ExitCode::interrupted);
    case SQLITE_FULL:
      throw Error(fmt::format("{}: the disk is full{}; free some space and run the command again",
                              file, system_reason(connection)));
    case SQLITE_IOERR:
      if (extended == SQLITE_IOERR_NOMEM) break;
      throw Error(fmt::format("{}: {}{}; check the disk, then run 'papers check'", file, said,
                              system_reason(connection)));
    case SQLITE_READONLY:
      throw Error(fmt::format("{}: {}", file, read_only_words(extended)));
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw Error(fmt::format("{}: cannot be opened{}", file, system_reason(connection)));
    case SQLITE_CORRUPT:
      throw Error(fmt::format("{}: the library is corrupt ({}); see 'papers check'", file, said));
    case SQLITE_NOTADB:
      throw Error(fmt::format("{}: not a papers library ({})", file, said));
    case SQLITE_TOOBIG:
      throw Error(fmt::format("{}: holds a value larger than papers takes ({})", file, said));
    case SQLITE_NOMEM:
      break;
    default:
      throw Error(fmt::format("{}: {}; see 'papers check'", file, said));
  }
  throw Error(fmt::format("{}: out of memory", file));
}

}  // namespace papers::library
