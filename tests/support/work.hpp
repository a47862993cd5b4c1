// How much work something is, counted and not timed: what is counted is the same on every machine.
#pragma once

#include <cstddef>

namespace papers::test {

/// Calls of operator new and the bytes they asked for, of the whole process.
struct Allocations {
  std::size_t calls = 0;
  std::size_t size_bytes = 0;
};
Allocations allocations_so_far();

/// Bytes allocated while `act` ran: a copy of what is left of a text, made for each of its parts,
/// shows here as four times as many for a text twice as long.
template <typename Act>
std::size_t bytes_allocated_by(const Act& act) {
  const std::size_t before = allocations_so_far().size_bytes;
  act();
  return allocations_so_far().size_bytes - before;
}

/// While one lives, what is allocated is the program's, and may be made to fail.
class ProgramAllocates {
 public:
  ProgramAllocates();
  ~ProgramAllocates();
  ProgramAllocates(const ProgramAllocates&) = delete;
  ProgramAllocates& operator=(const ProgramAllocates&) = delete;
};

/// Asked at every operator new of the program's, on whichever thread; true: it fails. nullptr: none
/// is asked.
void let_allocations_fail(bool (*asked)());

}  // namespace papers::test
