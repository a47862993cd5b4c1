#include "cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/interrupt.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "text/utf8.hpp"

extern char** environ;

namespace papers::cli {
namespace {

constexpr std::size_t buffer_size_bytes = 64 * 1024;
/// Of the buffer, for write_until().
constexpr std::size_t much_bytes = buffer_size_bytes / 4;
/// Of a pipe that poll() calls writable, so much is free: it does not block.
constexpr std::size_t unblocked_bytes = PIPE_BUF;
/// A pager that took more than this works.
constexpr std::size_t kept_size_bytes = 1024 * 1024;

// stdout may be shared with a program that made it non-blocking.
void wait_until_writable(int file) {
  throw_if_interrupted();
  pollfd wanted = {.fd = file, .events = POLLOUT, .revents = 0};
  constexpr int for_ever = -1;
  ::poll(&wanted, 1, for_ever);
}

bool is_writable_before(int file, Output::Deadline deadline) {
  using std::chrono::milliseconds;
  const auto wait = std::chrono::ceil<milliseconds>(deadline - Output::Deadline::clock::now());
  pollfd wanted = {.fd = file, .events = POLLOUT, .revents = 0};
  return wait > milliseconds(0) && ::poll(&wanted, 1, static_cast<int>(wait.count())) > 0;
}

}  // namespace

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      throw OutputClosed();
    } else if (errno == EAGAIN) {
      wait_until_writable(file);
    } else if (errno != EINTR) {
      throw Error(fmt::format("write error: {}{}", std::strerror(errno),
                              errno == EFBIG ? "; see 'ulimit -f'" : ""));
    }
  }
}

void write_message(std::string_view message, std::string_view below) {
  // Names of files and texts out of a library must not begin a line that looks like ours.
  std::string line = text::clean(message);
  std::replace(line.begin(), line.end(), '\n', ' ');
  line = fmt::format("papers: {}\n", line);
  if (!below.empty()) line += text::clean(below) + "\n";
  try {
    write_all(STDERR_FILENO, line);
  } catch (const Error&) {
    // Nowhere is left to say that stderr is gone.
  }
}

Output::~Output() {
  // finish() is where a failure is told; here an exception is on its way already.
  pager_failed();
}

void Output::page() {
  if (terminal_rows_ <= 0) return;
  pager_ = pager_command();
  rows_ = pager_.empty() ? 0 : terminal_rows_;
}

void Output::write(std::string_view bytes) {
  buffer_.append(bytes);
  if (rows_ > 0 && pager_process_ == 0) {
    lines_ += static_cast<int>(std::count(bytes.begin(), bytes.end(), '\n'));
    if (lines_ < rows_) return;
    start_pager();
  }
  if (buffer_.size() >= buffer_size_bytes) flush();
}

void Output::flush() {
  std::string pending;
  pending.swap(buffer_);
  send(pending);
}

bool Output::write_until(Deadline deadline) {
  if (buffer_.size() < much_bytes) return true;
  std::string pending;
  pending.swap(buffer_);
  std::string_view left = pending;
  while (!left.empty() && is_writable_before(target(), deadline)) {
    send(left.substr(0, unblocked_bytes));
    left.remove_prefix(std::min(left.size(), unblocked_bytes));
  }
  buffer_ = left;
  return left.empty();
}

void Output::send(std::string_view bytes) {
  try {
    send_to_reader(bytes);
  } catch (const OutputClosed&) {
    if (!outlives_reader_) throw;
  }
}

void Output::send_to_reader(std::string_view bytes) {
  if (pager_process_ == 0) {
    write_all(file_, bytes);
    return;
  }
  keeps_sent_ = keeps_sent_ && sent_.size() + bytes.size() <= kept_size_bytes;
  if (keeps_sent_) {
    sent_ += bytes;
  } else {
    sent_.clear();
  }
  try {
    write_all(pager_input_, bytes);
  } catch (const OutputClosed&) {
    if (!pager_failed()) throw;
    print_without_pager();
  }
}

void Output::finish() {
  flush();
  if (pager_failed()) print_without_pager();
}

void Output::print_without_pager() {
  rows_ = 0;
  write_message(fmt::format("the pager '{}' failed; without it:", pager_));
  write_all(file_, std::exchange(sent_, {}));
}

void Output::start_pager() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    rows_ = 0;
    return;
  }
  prepare_less();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  std::string shell = "sh", option = "-c";
  const std::array<char*, 4> words = {shell.data(), option.data(), pager_.data(), nullptr};
  pid_t process = 0;
  const int failure = ::posix_spawn(&process, "/bin/sh", &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[0]);
  if (failure != 0) {
    ::close(ends[1]);
    rows_ = 0;
    return;
  }
  pager_process_ = process;
  keeps_sent_ = true;
  pager_input_ = ends[1];
}

/// Waits for the pager, if one runs. True when it ended with an error and all that it was given is
/// still there.
bool Output::pager_failed() {
  if (pager_process_ == 0) return false;
  ::close(pager_input_);
  int status = 0;
  while (::waitpid(pager_process_, &status, 0) < 0 && errno == EINTR) {
  }
  pager_process_ = 0;
  return keeps_sent_ && WIFEXITED(status) && WEXITSTATUS(status) != 0;
}

void Context::write(std::string_view bytes) const { output->write(bytes); }

void Context::page() const { output->page(); }

bool Context::is_typed(std::string_view option) const {
  return std::find(typed.begin(), typed.end(), option) != typed.end();
}

void Context::refuse_typed(const std::vector<std::string>& options, std::string_view why) const {
  for (const std::string& option : options) {
    if (is_typed(option)) throw UsageError(fmt::format("{} {}", option, why));
  }
}

void Context::remark(std::string_view message) const {
  if (!quiet) write_message(message);
}

void Context::remark_all(const std::vector<std::string>& messages) const {
  for (const std::string& message : messages) remark(message);
}

}  // namespace papers::cli
