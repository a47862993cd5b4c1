#include "library/database_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>

#include "base/error.hpp"
#include "library/file_error.hpp"
#include "library/schema.hpp"
#include "library/sqlite_error.hpp"

namespace papers::library {
namespace {

namespace fs = std::filesystem;

void create_folder(const fs::path& folder) {
  if (folder.empty() || ::access(folder.c_str(), F_OK) == 0) return;
  create_folder(folder.parent_path());
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    fail(folder, "cannot make the folder", errno);
  }
}

std::int64_t big_endian_32(const HeaderBytes& bytes, std::size_t at) {
  std::int64_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | bytes[i];
  return value;
}

class OpenFile {
 public:
  explicit OpenFile(const std::string& file)
      : descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)) {}
  ~OpenFile() {
    if (is_open()) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

constexpr std::string_view journal_magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

/// A journal that names a super-journal ends in the name, its size, a checksum and the magic
/// (readSuperJournal() in SQLite's pager.c).
bool names_super_journal(int journal, std::int64_t size_bytes) {
  std::array<char, 16> end{};
  const auto at = size_bytes - static_cast<std::int64_t>(end.size());
  if (at < 0 || ::pread(journal, end.data(), end.size(), at) != 16) return false;
  return std::string_view(end.data() + 8, 8) == journal_magic;
}

}  // namespace

void require_regular_file(const fs::path& file) {
  std::error_code error;
  switch (fs::status(file, error).type()) {
    case fs::file_type::regular:
      return;
    case fs::file_type::not_found:
      if (fs::is_symlink(fs::symlink_status(file, error))) {
        throw Error(
            fmt::format("{}: is a symbolic link to '{}', which is not there; remove the link, or "
                        "give the library by its own name",
                        file.string(), fs::read_symlink(file, error).string()));
      }
      throw Error(
          fmt::format("no library at {}; make one with 'papers ingest FILE'", file.string()));
    case fs::file_type::directory:
      throw Error(fmt::format("{}: is a directory, not a library file", file.string()));
    case fs::file_type::none:
    case fs::file_type::unknown:
      fail(file, "cannot be opened", error.value());
    default:
      throw Error(fmt::format("{}: is not a regular file", file.string()));
  }
}

void refuse_hard_links(const fs::path& file) {
  std::error_code failure;
  const std::uintmax_t names = fs::hard_link_count(file, failure);
  if (failure || names < 2) return;
  throw Error(fmt::format(
      "{}: has {} hard links, and a write that stops under one name damages the library "
      "under the others; keep one ('find FOLDER -samefile' lists them)",
      file.string(), names));
}

void create_file(const fs::path& file) {
  create_folder(file.parent_path());
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor >= 0) {
    ::close(descriptor);
  } else if (errno != EEXIST) {
    fail(file, "cannot be made", errno);
  }
}

FileHeader header_in(const HeaderBytes& bytes) {
  FileHeader header;
  header.sqlite = std::memcmp(bytes.data(), "SQLite format 3", 16) == 0;
  header.wal = header.sqlite && bytes[18] == 2;
  header.user_version = big_endian_32(bytes, 60);
  header.application_id = big_endian_32(bytes, 68);
  return header;
}

FileHeader read_header(sqlite3* connection, const std::string& file) {
  sqlite3_file* handle = nullptr;
  const int found = sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &handle);
  if (found != SQLITE_OK || handle == nullptr || handle->pMethods == nullptr) {
    raise(connection, SQLITE_CANTOPEN, file);
  }
  HeaderBytes bytes{};
  const int read = handle->pMethods->xRead(handle, bytes.data(), static_cast<int>(bytes.size()), 0);
  if (read != SQLITE_OK && read != SQLITE_IOERR_SHORT_READ) raise(nullptr, read, file);
  sqlite3_int64 size_bytes = 0;
  handle->pMethods->xFileSize(handle, &size_bytes);

  FileHeader header = header_in(bytes);
  header.empty = size_bytes == 0;
  return header;
}

void refuse_foreign(const FileHeader& header, const std::string& file) {
  if (header.empty) return;
  if (!header.sqlite) {
    // A crash while the file was made can leave anything in it, and a journal that undoes it.
    if (::access((file + "-journal").c_str(), F_OK) == 0) return;
    throw Error(fmt::format("{}: not a papers library (file is not a database)", file));
  }
  if (header.application_id != 0 && header.application_id != application_id) {
    throw Error(fmt::format("{}: not a papers library, but a database of another program", file));
  }
  if (header.application_id == application_id && header.user_version > current_schema()) {
    throw Error(
        fmt::format("{}: made by a newer papers (schema {}, this one knows {}); update papers to "
                    "use it",
                    file, header.user_version, current_schema()));
  }
}

fs::path without_links(const fs::path& file) {
  std::error_code failure;
  if (!fs::is_symlink(file, failure)) return file;
  const fs::path real = fs::canonical(file, failure);
  return failure ? file : real;
}

bool is_part_of(const fs::path& file, const fs::path& name) {
  struct stat asked = {};
  if (::stat(name.c_str(), &asked) != 0) return false;
  const std::string own = without_links(file).string();
  const auto is_asked = [&](const char* ending) {
    struct stat found = {};
    return ::stat((own + ending).c_str(), &found) == 0 && found.st_dev == asked.st_dev &&
           found.st_ino == asked.st_ino;
  };
  return is_asked("") || is_asked("-journal") || is_asked("-wal") || is_asked("-shm");
}

void refuse_foreign_journal(const fs::path& file) {
  const std::string name = without_links(file).string() + "-journal";
  struct stat found = {};
  if (::lstat(name.c_str(), &found) != 0) return;
  if (!S_ISREG(found.st_mode)) {
    throw Error(
        fmt::format("{}: is not a regular file, and no journal of papers; remove it", name));
  }
  const OpenFile journal(name);
  if (!journal.is_open() || !names_super_journal(journal.descriptor(), found.st_size)) return;
  throw Error(
      fmt::format("{}: belongs to a write to several files, which papers never makes; "
                  "open the library once with the program that made it",
                  name));
}

std::string no_uri(const std::string& file) {
  return file.starts_with("file:") ? "./" + file : file;
}

std::string immutable_uri(const std::string& file) {
  std::string uri = "file:";
  for (const char c : file) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

}  // namespace papers::library
