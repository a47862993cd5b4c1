// Files and stdin as bytes, with errors that name them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/day.hpp"

namespace papers::cli {

/// A file opened for reading; "-" is stdin. Throws Error naming the file, also for directories.
class InputFile {
 public:
  explicit InputFile(std::string name);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// Up to `size` bytes, 0 at the end. A pending interrupt ends the wait with its exception.
  std::size_t read(char* buffer, std::size_t size);

  [[nodiscard]] std::optional<std::uint64_t> size_bytes() const { return size_bytes_; }
  /// The day the file was last written, where the user is; none for pipes.
  [[nodiscard]] std::optional<Day> modified() const { return modified_; }

 private:
  std::string name_;
  int file_ = -1;
  std::optional<std::uint64_t> size_bytes_;
  std::optional<Day> modified_;
};

/// Without a byte order mark. Throws Error when it is longer than `limit_bytes`.
std::string read_whole_file(const std::string& name, std::size_t limit_bytes);

}  // namespace papers::cli
