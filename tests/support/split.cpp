#include "support/split.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <utility>
#include <vector>

namespace papers::test {
namespace {

namespace fs = std::filesystem;

constexpr unsigned longest_seconds = 120;

void require(bool good, const char* what) {
  if (!good) throw std::runtime_error(fmt::format("splitting the process: {}", what));
}

/// A file without a name, with what the deleted file behind `descriptor` holds.
int copy_of_deleted(const fs::path& descriptor) {
  const int from = ::open(descriptor.c_str(), O_RDONLY | O_CLOEXEC);
  const int to = ::memfd_create("copy", MFD_CLOEXEC);
  while (::sendfile(to, from, nullptr, std::size_t{1} << 20) > 0) {
  }
  ::close(from);
  return to;
}

/// Gives the descriptor `number` a file of this process's own in the place of a shared one.
void part_with(int number, const fs::path& descriptor, const fs::path& folder) {
  std::error_code none;
  const fs::path target = fs::read_symlink(descriptor, none);
  if (none || !fs::is_regular_file(descriptor, none)) return;
  const off_t offset = ::lseek(number, 0, SEEK_CUR);
  const int flags = ::fcntl(number, F_GETFL) & (O_ACCMODE | O_APPEND);
  const bool deleted = target.native().ends_with(" (deleted)");
  const bool inside = target.native().starts_with(folder.native() + "/");
  const fs::path own = inside ? target.lexically_relative(folder) : target;
  const int file = deleted ? copy_of_deleted(descriptor) : ::open(own.c_str(), flags | O_CLOEXEC);
  require(file >= 0, "a file cannot be opened again");
  ::lseek(file, offset, SEEK_SET);
  ::dup3(file, number, number > STDERR_FILENO ? O_CLOEXEC : 0);
  ::close(file);
}

void live_in(const fs::path& copy, const fs::path& folder) {
  fs::current_path(copy);
  std::vector<int> open_files;
  for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
    open_files.push_back(std::stoi(entry.path().filename()));
  }
  for (const int number : open_files) {
    part_with(number, fmt::format("/proc/self/fd/{}", number), folder);
  }
  ::alarm(longest_seconds);
}

std::string read_all(int descriptor) {
  std::string text;
  char buffer[4096];
  for (ssize_t size = 0; (size = ::read(descriptor, buffer, sizeof buffer)) > 0;) {
    text.append(buffer, static_cast<std::size_t>(size));
  }
  return text;
}

}  // namespace

Split::Split() : copy_(std::make_unique<TempDir>()) {
  const fs::path folder = fs::current_path();
  fs::copy(folder, copy_->path(), fs::copy_options::recursive);
  int ends[2];
  require(::pipe2(ends, O_CLOEXEC) == 0, "no pipe");
  child_ = ::fork();
  require(child_ >= 0, "no process");
  pipe_ = ends[is_child() ? 1 : 0];
  ::close(ends[is_child() ? 0 : 1]);
  if (is_child()) live_in(copy_->path(), folder);
}

Split::~Split() {
  if (pipe_ >= 0) ::close(pipe_);
}

Split::Split(Split&& other) noexcept
    : copy_(std::move(other.copy_)), child_(other.child_), pipe_(std::exchange(other.pipe_, -1)) {}

std::string Split::wait() {
  std::string said = read_all(pipe_);
  int status = 0;
  require(::waitpid(child_, &status, 0) == child_, "no child");
  if (WIFSIGNALED(status)) said += fmt::format("died of signal {}", WTERMSIG(status));
  if (WIFEXITED(status) && WEXITSTATUS(status) != 0) {
    said += fmt::format("ended with {}", WEXITSTATUS(status));
  }
  return said;
}

void Split::end(const std::string& says) const {
  const bool told = ::write(pipe_, says.data(), says.size()) == static_cast<ssize_t>(says.size());
  ::_exit(told ? 0 : 1);
}

}  // namespace papers::test
