#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <memory>
#include <string>
#include <system_error>

#include "base/error.hpp"
#include "library/attach_allowed.hpp"
#include "library/database_file.hpp"
#include "library/file_error.hpp"
#include "library/large_pages.hpp"
#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "library/writes_allowed.hpp"

namespace papers::library {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view partial_mark = ".papers.partial-";

fs::path folder_of(const fs::path& file) {
  return file.parent_path().empty() ? fs::path(".") : file.parent_path();
}

/// The process that a partial file's name ends in; 0 for other names.
pid_t maker_of(const std::string& name) {
  const std::size_t mark = name.rfind(partial_mark);
  if (mark == std::string::npos) return 0;
  const char* const digits = name.data() + mark + partial_mark.size();
  const char* const end = name.data() + name.size();
  pid_t maker = 0;
  const auto [stop, failure] = std::from_chars(digits, end, maker);
  return failure == std::errc() && stop == end ? maker : 0;
}

/// What backups left in `folder` that were killed. Not by std::filesystem, whose iterators in GCC
/// 12 end the program where memory runs out.
void remove_leftovers(const fs::path& folder) {
  const std::unique_ptr<DIR, int (*)(DIR*)> open_folder(::opendir(folder.c_str()), ::closedir);
  if (!open_folder) return;
  while (const dirent* const entry = ::readdir(open_folder.get())) {
    const pid_t maker = maker_of(entry->d_name);
    const bool is_dead = maker > 0 && ::kill(maker, 0) != 0 && errno == ESRCH;
    if (is_dead) ::unlinkat(::dirfd(open_folder.get()), entry->d_name, 0);
  }
}

/// A name beside the target that goes away unless the backup was completed.
class PartialFile {
 public:
  explicit PartialFile(const fs::path& target)
      : path_(fmt::format("{}{}{}", target.string(), partial_mark, ::getpid())),
        journal_(path_.string() + "-journal") {
    remove_leftovers(folder_of(target));
    const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) fail(path_, "cannot be made", errno);
    ::close(file);
  }
  ~PartialFile() {
    ::unlink(path_.c_str());
    // SQLite leaves its journal where a write failed.
    ::unlink(journal_.c_str());
  }
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  std::string journal_;
};

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

/// The copy is what may fail here, so it is named too.
void copy_into(Database& database, const fs::path& copy, const fs::path& target) {
  const WritesAllowed allowed(database);
  const AttachAllowed attach(database);
  try {
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
