#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "library/attach_allowed.hpp"
#include "library/database_file.hpp"
#include "library/file_error.hpp"
#include "library/large_pages.hpp"
#include "library/library.hpp"
#include "library/partial_file.hpp"
#include "library/sqlite.hpp"
#include "library/sqlite_error.hpp"
#include "library/writes_allowed.hpp"

namespace papers::library {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(const fs::path& file) {
  return file.parent_path().empty() ? fs::path(".") : file.parent_path();
}

/// VACUUM INTO does not sync what it wrote (https://www.sqlite.org/lang_vacuum.html).
void sync(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) fail(path, "cannot be opened", errno);
  const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (failed != 0) fail(path, "cannot be written to disk", failed);
}

/// Gives the file its final name, never that of a file that is there.
void publish(const fs::path& from, const fs::path& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return;
  if (errno == EEXIST) fail(to, "cannot be made", errno);
  // A file system without hard links.
  if (fs::exists(fs::symlink_status(to))) fail(to, "cannot be made", EEXIST);
  if (::rename(from.c_str(), to.c_str()) != 0) fail(to, "cannot be made", errno);
}

/// SQLite deletes what is called like its own files beside a library, and plays what it finds there
/// back into the library, also when another one had the name before
/// (https://www.sqlite.org/howtocorrupt.html, 1.4).
void refuse_names_of_sqlite(const fs::path& target) {
  for (const char* const ending : {"-journal", "-wal", "-shm"}) {
    if (target.native().ends_with(ending)) {
      throw Error(
          fmt::format("{}: SQLite deletes what has such a name; choose another", target.string()));
    }
    const std::string left = target.string() + ending;
    if (!fs::exists(fs::symlink_status(left))) continue;
    throw Error(
        fmt::format("{}: was left by another library and would damage the copy; choose another "
                    "name, or remove it",
                    left));
  }
}

/// Page by page. VACUUM INTO of SQLite 3.40 cannot copy generated columns from a file that it may
/// only read ("table has 23 columns but 25 values were supplied").
void copy_pages(Database& database, const fs::path& copy) {
  constexpr int pages_a_step = 4096;
  Database target(copy, Database::Mode::create);
  sqlite3_backup* const pages =
      sqlite3_backup_init(target.handle(), "main", database.handle(), "main");
  int code = pages == nullptr ? sqlite3_extended_errcode(target.handle()) : SQLITE_OK;
  while (code == SQLITE_OK && pending_interrupt() == 0) {
    code = sqlite3_backup_step(pages, pages_a_step);
  }
  sqlite3_backup_finish(pages);
  throw_if_interrupted();
  if (code != SQLITE_DONE) raise(target.handle(), code, copy.string());
}

/// The copy is what may fail here, so it is named too.
void copy_into(Database& database, const fs::path& copy, const fs::path& target) {
  const WritesAllowed allowed(database);
  const AttachAllowed attach(database);
  try {
    if (sqlite3_db_readonly(database.handle(), "main") == 1) return copy_pages(database, copy);
    if (deserves_large_pages(database)) choose_large_pages(database);
    database.prepare("VACUUM INTO ?").bind(1, no_uri(copy.string())).run();
  } catch (const BusyError&) {
    throw;
  } catch (const Error& error) {
    throw Error(fmt::format("no backup at {}: {}", target.string(), error.what()), error.code());
  }
}

}  // namespace

std::string backup(Library& library, const fs::path& target) {
  if (fs::exists(fs::symlink_status(target))) {
    throw Error(fmt::format("{}: exists already; a backup needs a new name", target.string()));
  }
  refuse_names_of_sqlite(target);
  remove_leftovers(folder_of(target), library.file());
  const PartialFile partial(target);
  copy_into(library.database(), partial.path(), target);
  const fs::path folder = folder_of(target);
  sync(partial.path(), O_RDONLY);
  publish(partial.path(), target);
  try {
    sync(folder, O_RDONLY | O_DIRECTORY);
  } catch (const Error& error) {
    return fmt::format("{}: the copy is whole, but may be gone after a loss of power ({})",
                       target.string(), error.what());
  }
  return {};
}

}  // namespace papers::library
