#include "support/allocation_fault.hpp"

#include <sqlite3.h>

#include <mutex>
#include <utility>

#include "support/work.hpp"

namespace papers::test {
namespace {

using Failure = AllocationFault::Failure;

/// Of one kind of memory: who is asked, and what came of it.
struct Asked {
  AllocationFault::Choose choose;
  Failure failure = Failure::none;

  bool fails() {
    if (failure != Failure::none) return failure == Failure::for_good;
    if (choose) failure = choose();
    return failure != Failure::none;
  }
  void stop() { *this = {}; }
};

struct FailingMemory {
  sqlite3_mem_methods real{};
  Asked sqlite, program;
  std::mutex program_asks;
};

FailingMemory& failing_memory() {
  static FailingMemory only;
  return only;
}

void* failing_malloc(int size_bytes) {
  return failing_memory().sqlite.fails() ? nullptr : failing_memory().real.xMalloc(size_bytes);
}

void* failing_realloc(void* memory, int size_bytes) {
  return failing_memory().sqlite.fails() ? nullptr
                                         : failing_memory().real.xRealloc(memory, size_bytes);
}

bool failing_new() {
  static thread_local bool asking = false;
  if (asking) return false;
  asking = true;
  const std::lock_guard lock(failing_memory().program_asks);
  const bool fails = failing_memory().program.fails();
  asking = false;
  return fails;
}

void replace_allocations(const sqlite3_mem_methods& methods) {
  sqlite3_shutdown();
  sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
  sqlite3_initialize();
}

}  // namespace

AllocationFault::AllocationFault(Choose in_sqlite, Choose in_program) {
  sqlite3_shutdown();
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &failing_memory().real);
  sqlite3_mem_methods methods = failing_memory().real;
  methods.xMalloc = failing_malloc;
  methods.xRealloc = failing_realloc;
  replace_allocations(methods);
  // Asked from here: starting SQLite is not what is tested.
  failing_memory().sqlite = {std::move(in_sqlite)};
  failing_memory().program = {std::move(in_program)};
  let_allocations_fail(failing_memory().program.choose ? failing_new : nullptr);
}

AllocationFault::AllocationFault(int nth, Failure failure)
    : AllocationFault(
          [left = nth, failure]() mutable { return --left == 0 ? failure : Failure::none; }) {}

AllocationFault::~AllocationFault() {
  stop();
  replace_allocations(failing_memory().real);
}

void AllocationFault::stop() {
  let_allocations_fail(nullptr);
  failing_memory().sqlite.stop();
  failing_memory().program.stop();
}

bool AllocationFault::reached() const { return failing_memory().sqlite.failure != Failure::none; }

}  // namespace papers::test
