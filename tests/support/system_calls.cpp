#include "support/system_calls.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <utility>

namespace papers::test {
namespace {

struct Watch {
  bool on = false;
  bool folders_fail = false;
  bool sleeps = true;
  std::vector<struct stat> synced;
  std::function<void()> before_naming;
};

Watch& watch() {
  static Watch only;
  return only;
}

void about_to_name() {
  if (!watch().on || !watch().before_naming) return;
  std::exchange(watch().before_naming, nullptr)();
}

}  // namespace

SystemCalls::SystemCalls() {
  watch() = {};
  watch().on = true;
}
SystemCalls::~SystemCalls() { watch() = {}; }

const std::vector<struct stat>& SystemCalls::synced() const { return watch().synced; }
void SystemCalls::fail_to_sync_folders() { watch().folders_fail = true; }
void SystemCalls::skip_sleeps() { watch().sleeps = false; }
void SystemCalls::before_naming(std::function<void()> act) {
  watch().before_naming = std::move(act);
}

}  // namespace papers::test

extern "C" {

int fsync(int file) {
  auto& watch = papers::test::watch();
  struct stat status = {};
  if (watch.on && ::fstat(file, &status) == 0 && S_ISDIR(status.st_mode) && watch.folders_fail) {
    errno = EIO;
    return -1;
  }
  const auto result = static_cast<int>(::syscall(SYS_fsync, file));
  if (watch.on && result == 0) watch.synced.push_back(status);
  return result;
}

int nanosleep(const struct timespec* wanted, struct timespec* left) {
  if (!papers::test::watch().sleeps) return 0;
  return static_cast<int>(::syscall(SYS_nanosleep, wanted, left));
}

int link(const char* from, const char* to) noexcept {
  papers::test::about_to_name();
  return static_cast<int>(::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int rename(const char* from, const char* to) noexcept {
  papers::test::about_to_name();
  return static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

}  // extern "C"
