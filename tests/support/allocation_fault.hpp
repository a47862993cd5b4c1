// Memory that runs out at the allocation a test picks: SQLite's, and the program's own.
#pragma once

#include <functional>

namespace papers::test {

/// While one lives, allocations can fail. No connection may be open when it comes or goes.
class AllocationFault {
 public:
  enum class Failure { none, once, for_good };
  /// Asked at every allocation until its answer is a failure. For the program's own (operator new)
  /// it may be asked on any thread, by one at a time; what it allocates itself is not asked about.
  using Choose = std::function<Failure()>;
  explicit AllocationFault(Choose in_sqlite, Choose in_program = nullptr);
  /// The `nth` allocation of SQLite's (from 1) fails.
  AllocationFault(int nth, Failure failure);
  ~AllocationFault();
  AllocationFault(const AllocationFault&) = delete;
  AllocationFault& operator=(const AllocationFault&) = delete;

  /// No failures from now on.
  void stop();
  [[nodiscard]] bool reached() const;
};

}  // namespace papers::test
