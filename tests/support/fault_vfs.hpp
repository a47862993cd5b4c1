// A file system under SQLite that fails, or dies as a machine would, at the operation a test picks.
#pragma once

#include <functional>

namespace papers::test {

/// What changes files, or needs another process to leave them alone.
enum class Operation { write, truncate, sync, create, remove, lock };

enum class Fault {
  none,
  io_error,      ///< EIO once
  broken_disk,   ///< EIO, and again at every later operation
  disk_full,     ///< ENOSPC, and again at every later write
  short_write,   ///< half of a write, then ENOSPC, once
  passing_lock,  ///< another process holds the lock, once
  held_lock,     ///< and for good
  power_loss,    ///< the process ends; of what was not yet synced, some is lost
};

/// Whether an operation of this kind can meet `fault`.
bool affects(Fault fault, Operation operation);

/// While one lives, every connection of this process uses it. Names of files are used as they
/// stand, relative ones from the folder of the moment.
class FaultVfs {
 public:
  FaultVfs();
  ~FaultVfs();
  FaultVfs(const FaultVfs&) = delete;
  FaultVfs& operator=(const FaultVfs&) = delete;

  /// Asked at every operation until its answer is a fault, which the operation then meets.
  using Choose = std::function<Fault(Operation)>;
  void choose(Choose choose);
  /// From now on the `nth` operation (from 1) of those that it affects meets `fault`.
  void fail_at(int nth, Fault fault);
  /// No faults from now on.
  void stop() { choose(nullptr); }
  /// Whether an operation met a fault.
  [[nodiscard]] bool reached() const;

  /// Exit code of a process that lost power.
  static constexpr int power_loss_code = 99;
};

}  // namespace papers::test
