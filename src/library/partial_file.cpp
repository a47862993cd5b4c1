#include "library/partial_file.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <memory>
#include <string_view>

#include "library/database_file.hpp"
#include "library/file_error.hpp"
#include "library/schema.hpp"

namespace papers::library {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view partial_mark = ".papers.partial-";

/// SQLite leaves it where a write failed or the process was killed.
std::string journal_of(std::string_view partial) { return fmt::format("{}-journal", partial); }

/// The process that a partial file's name ends in; 0 for other names.
pid_t maker_of(std::string_view name) {
  const std::size_t mark = name.rfind(partial_mark);
  if (mark == std::string_view::npos) return 0;
  const char* const digits = name.data() + mark + partial_mark.size();
  const char* const end = name.data() + name.size();
  pid_t maker = 0;
  const auto [stop, failure] = std::from_chars(digits, end, maker);
  return failure == std::errc() && stop == end ? maker : 0;
}

bool is_dead(pid_t process) { return process > 0 && ::kill(process, 0) != 0 && errno == ESRCH; }

bool is_regular(int folder, const std::string& name) {
  struct stat found = {};
  return ::fstatat(folder, name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISREG(found.st_mode);
}

/// Whether a backup wrote it: nothing yet; pages behind a first one that SQLite writes at the end,
/// beside the journal of that write; or a whole library.
bool holds_backup(int folder, const std::string& name) {
  const int file = ::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return false;
  HeaderBytes bytes{};
  const ssize_t got = ::pread(file, bytes.data(), bytes.size(), 0);
  ::close(file);
  if (got == 0) return true;
  if (got != static_cast<ssize_t>(bytes.size())) return false;
  const FileHeader header = header_in(bytes);
  if (header.sqlite) return header.application_id == application_id;
  const bool is_unwritten = std::all_of(bytes.begin(), bytes.end(), [](auto c) { return c == 0; });
  return is_unwritten && is_regular(folder, journal_of(name));
}

/// By its inode: closing another handle of the library would drop the locks on it.
bool is_same(int folder, const std::string& name, const struct stat& library) {
  struct stat found = {};
  return ::fstatat(folder, name.c_str(), &found, 0) == 0 && found.st_dev == library.st_dev &&
         found.st_ino == library.st_ino;
}

}  // namespace

PartialFile::PartialFile(const fs::path& target)
    : path_(fmt::format("{}{}{}", target.string(), partial_mark, ::getpid())),
      journal_(journal_of(path_.native())) {
  const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) fail(target, "cannot be made", errno);
  ::close(file);
}

PartialFile::~PartialFile() {
  ::unlink(path_.c_str());
  ::unlink(journal_.c_str());
}

// Not by std::filesystem, whose iterators in GCC 12 end the program where memory runs out.
void remove_leftovers(const fs::path& folder, const fs::path& library) {
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.c_str()), ::closedir);
  struct stat own = {};
  if (!entries || ::stat(library.c_str(), &own) != 0) return;
  const int place = ::dirfd(entries.get());
  while (const dirent* const entry = ::readdir(entries.get())) {
    const std::string name = entry->d_name;
    if (!is_dead(maker_of(name)) || !is_regular(place, name) || is_same(place, name, own) ||
        !holds_backup(place, name)) {
      continue;
    }
    // First what is known by the other.
    ::unlinkat(place, journal_of(name).c_str(), 0);
    ::unlinkat(place, name.c_str(), 0);
  }
}

}  // namespace papers::library
