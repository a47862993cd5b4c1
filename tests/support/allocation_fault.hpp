// Memory under SQLite that runs out at the allocation a test picks.
#pragma once

#include <functional>

namespace papers::test {

/// While one lives, allocations of SQLite's can fail. No connection may be open when it comes or
/// goes.
class AllocationFault {
 public:
  enum class Failure { none, once, for_good };
  /// Asked at every allocation until its answer is a failure.
  using Choose = std::function<Failure()>;
  explicit AllocationFault(Choose choose);
  /// The `nth` allocation (from 1) fails.
  AllocationFault(int nth, Failure failure);
  ~AllocationFault();
  AllocationFault(const AllocationFault&) = delete;
  AllocationFault& operator=(const AllocationFault&) = delete;

  /// No failures from now on.
  void stop();
  [[nodiscard]] bool reached() const;
};

}  // namespace papers::test
