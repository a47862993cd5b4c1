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

}  // namespace papers::test
