// A file system under SQLite that fails, or dies as a machine would, at the operation a test picks.
#pragma once

#include <string>

namespace papers::test {

enum class Fault {
  none,
  io_error,    ///< EIO once
  disk_full,   ///< ENOSPC, and again at every later write
  power_loss,  ///< the process ends; of what was not yet synced, some is lost
};

/// While one lives, every connection of this process uses it. Counts the operations that change
/// files: writes, truncations, syncs, deletions and creations.
class FaultVfs {
 public:
  FaultVfs();
  ~FaultVfs();
  FaultVfs(const FaultVfs&) = delete;
  FaultVfs& operator=(const FaultVfs&) = delete;

  /// From now on the `nth` operation (from 1) goes wrong in this way.
  void fail_at(int nth, Fault fault);
  /// Whether the picked operation was reached.
  [[nodiscard]] bool reached() const;

  /// Exit code of a process that lost power.
  static constexpr int power_loss_code = 99;
};

/// While one lives, SQLite's `nth` allocation (from 1) fails, and all later ones when `for_good`.
/// No connection may be open when it comes or goes.
class AllocationFault {
 public:
  AllocationFault(int nth, bool for_good);
  ~AllocationFault();
  AllocationFault(const AllocationFault&) = delete;
  AllocationFault& operator=(const AllocationFault&) = delete;

  [[nodiscard]] bool reached() const;
};

}  // namespace papers::test
