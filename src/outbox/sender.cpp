#include "outbox/sender.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "base/error.hpp"
#include "library/database_file.hpp"
#include "library/sqlite.hpp"

extern char** environ;

namespace papers::outbox {
namespace {

/// A file without a name: a writer killed in the middle of a pipe would have a mail program deliver
/// half a mail. Holds `bytes`, to be read from its start; closed by its destructor.
class UnnamedFile {
 public:
  explicit UnnamedFile(std::string_view bytes) : descriptor_(memfd_create("issue", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail();
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) fail();
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::lseek(descriptor_, 0, SEEK_SET) != 0) fail();
  }
  ~UnnamedFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  UnnamedFile(const UnnamedFile&) = delete;
  UnnamedFile& operator=(const UnnamedFile&) = delete;
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  [[noreturn]] void fail() const {
    const int reason = errno;
    if (descriptor_ >= 0) ::close(descriptor_);
    throw Error(fmt::format("cannot hold the issue in memory: {}", std::strerror(reason)));
  }
  int descriptor_;
};

/// Runs `sh -c command` with `input` as its stdin; returns what waitpid says.
int run_shell(const std::string& command, int input) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  // The command gets the usual meaning of a closed pipe and of a file limit, which we ignore.
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  sigaddset(&defaults, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::string shell = "sh";
  std::string flag = "-c";
  std::string text = command;
  char* arguments[] = {shell.data(), flag.data(), text.data(), nullptr};
  pid_t child = 0;
  const int failed = posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw Error(fmt::format("cannot run /bin/sh: {}", std::strerror(failed)));
  int outcome = 0;
  // An interrupt reaches the command too; its answer still decides.
  while (::waitpid(child, &outcome, 0) < 0) {
    if (errno != EINTR)
      throw Error(fmt::format("cannot wait for the command: {}", std::strerror(errno)));
  }
  return outcome;
}

Sending judge(int outcome, const std::string& command) {
  constexpr int ex_unavailable = 69;  // sysexits.h
  constexpr int ex_oserr = 71;
  constexpr int ex_tempfail = 75;
  constexpr int not_executable = 126;
  constexpr int not_found = 127;
  if (WIFSIGNALED(outcome)) {
    return {false, ExitCode::error,
            fmt::format("'{}' was killed by signal {}", command, WTERMSIG(outcome))};
  }
  const int status = WEXITSTATUS(outcome);
  if (status == 0) return {true, ExitCode::done, ""};
  if (status == not_found || status == not_executable) {
    return {false, ExitCode::error, fmt::format("cannot run '{}' (exit {})", command, status)};
  }
  const bool later = status == ex_tempfail || status == ex_unavailable || status == ex_oserr;
  return {false, later ? ExitCode::try_later : ExitCode::error,
          fmt::format("'{}' ended with {}{}", command, status, later ? ", try again later" : "")};
}

/// By a signal, or the last that the command ran was: a shell adds 128 to its number (POSIX, Shell
/// Command Language, 2.8.2). It may have handed the mail on before.
bool was_killed(int outcome) {
  constexpr int by_signal = 128;
  return WIFSIGNALED(outcome) ||
         (WEXITSTATUS(outcome) > by_signal && WEXITSTATUS(outcome) <= by_signal + SIGRTMAX);
}

/// What of an issue's row its sending changes; empty is nothing.
struct Progress {
  const char* state;
  std::string last_error;
  std::string sent_at;
  int attempts_more = 0;
};

/// Throws BusyError when another command gave the issue up since it was made: its papers are new.
void store(library::Library& library, const Issue& issue, const Progress& progress) {
  library::Transaction transaction(library.database());
  library.database()
      .prepare(
          "UPDATE issue SET state = ?2, last_error = nullif(?3, ''), sent_at = nullif(?4, ''), "
          "attempts = attempts + ?5 WHERE id = ?1 AND state IN ('pending', 'sending')")
      .bind(1, issue.id)
      .bind(2, progress.state)
      .bind(3, progress.last_error)
      .bind(4, progress.sent_at)
      .bind(5, progress.attempts_more)
      .run();
  if (library.database().changes() == 0) {
    throw BusyError(
        fmt::format("issue {} was given up by another command; run again", issue.number));
  }
  transaction.commit();
}

}  // namespace

SenderLock::SenderLock(const std::filesystem::path& library_file) {
  const std::string file = library::without_links(library_file).string() + ".digest.lock";
  constexpr mode_t owner_only = 0600;
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, owner_only);
  if (descriptor_ < 0 && errno == ELOOP) {
    throw Error(fmt::format("{}: is a symbolic link, and a lock is none; remove it", file));
  }
  if (descriptor_ < 0) throw Error(fmt::format("{}: {}", file, std::strerror(errno)));
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  const int reason = errno;
  ::close(descriptor_);
  if (reason == EWOULDBLOCK) {
    throw BusyError("another digest run is sending from this library; try again when it is done");
  }
  throw Error(fmt::format("{}: {}", file, std::strerror(reason)));
}

SenderLock::~SenderLock() { ::close(descriptor_); }

// It needs all the room that "sent" will need, so that a disk that is nearly full stops us here: a
// row of another length is written anew with its body, and what it took before is free for the next
// time; one of the same length is overwritten in place (btreeOverwriteCell in SQLite's btree.c). So
// the length changes here, whatever it was before.
void begin_sending(library::Library& library, const Issue& issue, const std::string& now) {
  library::Statement before = library.database().prepare(
      "SELECT length(CAST(ifnull(last_error, '') || ifnull(sent_at, '') AS BLOB)) FROM issue "
      "WHERE id = ?");
  before.bind(1, issue.id);
  const std::int64_t bytes = before.step() ? before.integer(0) : 0;
  before.reset();
  constexpr std::int64_t of_numbers = 8;  // the count of attempts takes more bytes as it grows
  const bool alike = std::abs(bytes - static_cast<std::int64_t>(now.size())) <= of_numbers;
  store(library, issue, {"sending", alike ? "the run before was interrupted" : "", now, 1});
}

Sending send_issue(library::Library& library, const Issue& issue, std::string_view bytes,
                   const std::string& command, const std::string& now) {
  const UnnamedFile input(bytes);
  const bool again = issue.state == Issue::State::sent;
  if (!again) begin_sending(library, issue, now);
  const int outcome = run_shell(command, input.descriptor());
  const Sending sending = judge(outcome, command);
  if (again) return sending;
  if (sending.sent) {
    mark_sent(library, issue, now);
  } else {
    // A failure of this try says nothing of those before it.
    const bool may_be_out = was_killed(outcome) || issue.may_have_arrived();
    store(library, issue, {"pending", sending.error, may_be_out ? now : "", 0});
  }
  return sending;
}

}  // namespace papers::outbox
