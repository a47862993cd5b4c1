// The file under a connection: what may be opened, how it is made, and what its first bytes say.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

struct sqlite3;

namespace papers::library {

/// Throws Error unless `file` is a regular file, naming what to do when there is none.
void require_regular_file(const std::filesystem::path& file);

/// Throws Error when `file` has more than one name: a journal stands beside one of them, and is not
/// found from the others (https://www.sqlite.org/howtocorrupt.html, 2.4); locks that are files of
/// their own would be several too.
void refuse_hard_links(const std::filesystem::path& file);

/// Makes an empty `file` (0600) and its missing folders (0700) unless it is there. SQLite would use
/// the umask, and its journals take the rights of the file.
void create_file(const std::filesystem::path& file);

/// What stands in the first 100 bytes (https://www.sqlite.org/fileformat.html, 1.3).
struct FileHeader {
  bool empty = false;   ///< a new or never finished file
  bool sqlite = false;  ///< has SQLite's magic
  bool wal = false;     ///< last written in WAL mode
  std::int64_t application_id = 0;
  std::int64_t user_version = 0;
};

using HeaderBytes = std::array<unsigned char, 100>;
FileHeader header_in(const HeaderBytes& bytes);

/// Reads the header through `connection`'s own handle, before SQLite looks at the file: no lock, no
/// recovery, so a file that is not ours stays as it is. Reading it through a handle of our own
/// would drop the process's POSIX locks on closing it
/// (https://www.sqlite.org/howtocorrupt.html, 2.2).
FileHeader read_header(sqlite3* connection, const std::string& file);

/// Throws Error when the header proves that `file` is no library, or one from a newer papers. What
/// the header cannot prove (another program's unmarked database) is left to the schema's checks.
void refuse_foreign(const FileHeader& header, const std::string& file);

/// What `file` leads to when it is a symbolic link; beside that stand the files that belong to it.
std::filesystem::path without_links(const std::filesystem::path& file);

/// Whether `name` leads to `file` or to what SQLite keeps beside it. While a connection is there
/// nothing else may open one of these: closing it would drop the process's POSIX locks
/// (https://www.sqlite.org/howtocorrupt.html, 2.2).
bool is_part_of(const std::filesystem::path& file, const std::filesystem::path& name);

/// Throws Error unless the journal beside `file`, if there is one, is a regular file that names no
/// other: SQLite would wait for a pipe's writer for ever, and deletes the file that a journal calls
/// its super-journal (https://www.sqlite.org/atomiccommit.html, 5). papers writes to one file at a
/// time, so its own journals name none. To be called before SQLite looks at the file.
void refuse_foreign_journal(const std::filesystem::path& file);

/// The same file by a name that is none of SQLite's URIs. Debian's SQLite takes every name that
/// begins "file:" for one, and would open or make another file.
std::string no_uri(const std::string& file);

/// "file:…?immutable=1" for `file`.
std::string immutable_uri(const std::string& file);

}  // namespace papers::library
