#include "library/sqlite_error.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/error.hpp"
#include "base/interrupt.hpp"

namespace papers::library {
namespace {

/// " (No space left on device)", or nothing when the system gave no reason.
std::string system_reason(sqlite3* connection) {
  const int number = connection == nullptr ? 0 : sqlite3_system_errno(connection);
  return number == 0 ? std::string() : fmt::format(" ({})", std::strerror(number));
}

/// Whether a file met the limit of `ulimit -f`. Of a COMMIT that fails SQLite keeps no reason.
bool is_too_large(sqlite3* connection, int extended) {
  const int number = connection == nullptr ? 0 : sqlite3_system_errno(connection);
  struct rlimit limit = {};
  return number == EFBIG ||
         (number == 0 && extended == SQLITE_IOERR_WRITE && ::getrlimit(RLIMIT_FSIZE, &limit) == 0 &&
          limit.rlim_cur != RLIM_INFINITY);
}

/// Tables, not papers' own, that keep rows from being deleted to which they refer.
std::string referring_tables(sqlite3* connection) {
  constexpr const char* question =
      "SELECT group_concat(name, ', ') FROM (SELECT DISTINCT t.name FROM main.sqlite_schema AS t,"
      " pragma_foreign_key_list(t.name) AS key WHERE t.type = 'table' AND t.name <> 'topic'"
      " AND key.on_delete IN ('NO ACTION', 'RESTRICT') ORDER BY t.name)";
  sqlite3_stmt* row = nullptr;
  std::string tables;
  if (sqlite3_prepare_v2(connection, question, -1, &row, nullptr) == SQLITE_OK &&
      sqlite3_step(row) == SQLITE_ROW && sqlite3_column_type(row, 0) == SQLITE_TEXT) {
    tables = reinterpret_cast<const char*>(sqlite3_column_text(row, 0));
  }
  sqlite3_finalize(row);
  return tables;
}

/// Somebody's own tables may refer to papers, and SQLite does not say which do.
void throw_if_referred_to(sqlite3* connection, const std::string& file) {
  const std::string tables = referring_tables(connection);
  if (tables.empty()) return;
  throw Error(
      fmt::format("{}: papers that would go are referred to from the table {}; delete those rows "
                  "first, or make the table anew with ON DELETE CASCADE",
                  file, tables));
}

bool exists(const std::string& file) { return ::access(file.c_str(), F_OK) == 0; }

bool is_readable(const std::string& file) {
  return ::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) == 0;
}

bool on_read_only_file_system(const std::string& file) {
  struct statvfs found = {};
  return ::statvfs(file.c_str(), &found) == 0 && (found.f_flag & ST_RDONLY) != 0;
}

bool in_read_only_folder(const std::string& file) {
  const std::filesystem::path folder = std::filesystem::path(file).parent_path();
  const char* const name = folder.empty() ? "." : folder.c_str();
  return ::faccessat(AT_FDCWD, name, W_OK, AT_EACCESS) != 0 && (errno == EACCES || errno == EROFS);
}

std::string read_only_words(int code, const std::string& file) {
  if (on_read_only_file_system(file)) {
    const char* const journal = exists(file + "-wal")       ? "-wal"
                                : exists(file + "-journal") ? "-journal"
                                                            : nullptr;
    if (journal == nullptr) {
      return "is on a read-only file system; copy it to where you may write";
    }
    return fmt::format(
        "was left in the middle of a write, and its file system is read-only; copy it and its {} "
        "file to where you may write",
        journal);
  }
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
      if (is_too_large(connection, extended)) {
        throw Error(
            fmt::format("{}: may not become larger ({}); see 'ulimit -f', or move it to another "
                        "file system",
                        file, std::strerror(EFBIG)));
      }
      throw Error(fmt::format("{}: {}{}; check the disk, then run 'papers check'", file, said,
                              system_reason(connection)));
    case SQLITE_READONLY:
      throw Error(fmt::format("{}: {}", file, read_only_words(extended, file)));
    case SQLITE_CANTOPEN:
      // The journal, not the library; SQLite tells them apart in some cases only.
      if (is_readable(file) && in_read_only_folder(file)) {
        const int extended_code =
            exists(file + "-wal") ? SQLITE_READONLY_RECOVERY : SQLITE_READONLY_DIRECTORY;
        throw Error(fmt::format("{}: {}", file, read_only_words(extended_code, file)));
      }
      [[fallthrough]];
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw Error(fmt::format("{}: cannot be opened{}", file, system_reason(connection)));
    case SQLITE_CORRUPT:
      throw DamageError(
          fmt::format("{}: the library is corrupt ({}); see 'papers check'", file, said));
    case SQLITE_NOTADB:
      throw DamageError(fmt::format("{}: not a papers library ({})", file, said));
    case SQLITE_TOOBIG:
      throw DamageError(fmt::format("{}: holds a value larger than papers takes ({})", file, said));
    case SQLITE_NOMEM:
      break;
    case SQLITE_CONSTRAINT:
      if (extended == SQLITE_CONSTRAINT_FOREIGNKEY) throw_if_referred_to(connection, file);
      [[fallthrough]];
    default:
      throw DamageError(fmt::format("{}: {}; see 'papers check'", file, said));
  }
  throw Error(fmt::format("{}: out of memory", file));
}

}  // namespace papers::library
