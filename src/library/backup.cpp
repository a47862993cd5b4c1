#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "base/error.hpp"
#include "library/file_error.hpp"
#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "library/writes_allowed.hpp"

namespace papers::library {
namespace {

namespace fs = std::filesystem;

/// A name beside the target that goes away unless the backup was completed.
class PartialFile {
 public:
  explicit PartialFile(const fs::path& target)
      : path_(target.string() + fmt::format(".partial-{}", ::getpid())) {
    const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) fail(path_, "cannot be made", errno);
    ::close(file);
  }
  ~PartialFile() { ::unlink(path_.c_str()); }
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
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

/// The copy is what may fail here, so it is named too.
void copy_into(Database& database, const fs::path& copy, const fs::path& target) {
  const WritesAllowed allowed(database);
  try {
    database.prepare("VACUUM INTO ?").bind(1, copy.string()).run();
  } catch (const BusyError&) {
    throw;
  } catch (const Error& error) {
    throw Error(fmt::format("no backup at {}: {}", target.string(), error.what()), error.code());
  }
}

}  // namespace

void backup(Library& library, const fs::path& target) {
  if (fs::exists(fs::symlink_status(target))) {
    throw Error(fmt::format("{}: exists already; a backup needs a new name", target.string()));
  }
  const PartialFile partial(target);
  copy_into(library.database(), partial.path(), target);
  sync(partial.path(), O_RDONLY);
  publish(partial.path(), target);
  const fs::path folder = target.parent_path();
  sync(folder.empty() ? fs::path(".") : folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace papers::library
