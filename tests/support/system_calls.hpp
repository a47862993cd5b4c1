// A few system calls of this process, watched: which files were synced, how long it sleeps, and
// what another process would do just before a file gets its final name. Our own functions stand in
// front of libc's.
#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <functional>
#include <vector>

namespace papers::test {

/// What was done while one lives; at most one does.
class SystemCalls {
 public:
  SystemCalls();
  ~SystemCalls();
  SystemCalls(const SystemCalls&) = delete;
  SystemCalls& operator=(const SystemCalls&) = delete;

  /// Files and folders given to fsync() with success, in order.
  [[nodiscard]] const std::vector<struct stat>& synced() const;
  /// From now on fsync() of a folder fails with EIO.
  void fail_to_sync_folders();
  /// From now on nanosleep() returns at once: who counts sleeps and not the time waits no time.
  void skip_sleeps();
  /// Runs before the next link() or rename() of a file.
  void before_naming(std::function<void()> act);
};

}  // namespace papers::test
