#include "cli/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/interrupt.hpp"

namespace papers::cli {
namespace {

std::string shown_name(const std::string& name) { return name == "-" ? "stdin" : name; }

[[noreturn]] void fail(const std::string& name, int error) {
  if (error == ENOENT && (name.starts_with("https://") || name.starts_with("http://"))) {
    throw Error(fmt::format(
        "{}: papers opens no connection; curl -sL ADDRESS | papers ingest - reads a page",
        shown_name(name)));
  }
  throw Error(fmt::format("{}: {}", shown_name(name), std::strerror(error)));
}

/// Opening a pipe with a name waits for its writer; a signal ends that.
int open_to_read(const std::string& name) {
  while (true) {
    throw_if_interrupted();
    const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (file >= 0 || errno != EINTR) return file;
  }
}

}  // namespace

InputFile::InputFile(std::string name) : name_(std::move(name)) {
  file_ = name_ == "-" ? STDIN_FILENO : open_to_read(name_);
  if (file_ < 0) fail(name_, errno);
  struct stat status = {};
  if (::fstat(file_, &status) != 0 || !S_ISREG(status.st_mode)) return;
  size_bytes_ = static_cast<std::uint64_t>(status.st_size);
  modified_ = local_day(std::chrono::sys_seconds(std::chrono::seconds(status.st_mtim.tv_sec)));
}

InputFile::~InputFile() {
  if (file_ > STDIN_FILENO) ::close(file_);
}

std::size_t InputFile::read(char* buffer, std::size_t size) {
  while (true) {
    throw_if_interrupted();
    const ssize_t got = ::read(file_, buffer, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) fail(name_, errno);
  }
}

std::string read_whole_file(const std::string& name, std::size_t limit_bytes) {
  InputFile file(name);
  std::string content;
  std::array<char, 16 * 1024> buffer;
  while (const std::size_t got = file.read(buffer.data(), buffer.size())) {
    content.append(buffer.data(), got);
    if (content.size() > limit_bytes) {
      throw Error(fmt::format("{}: longer than {} bytes, which is the most that is read of it",
                              shown_name(name), limit_bytes));
    }
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (content.starts_with(byte_order_mark)) content.erase(0, byte_order_mark.size());
  return content;
}

}  // namespace papers::cli
