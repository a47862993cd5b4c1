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

struct Allocations {
  sqlite3_mem_methods real{};
  Asked sqlite, program;
  std::mutex program_asks;
};

Allocations& allocations() {
  static Allocations only;
  return only;
}

void* failing_malloc(int size_bytes) {
  return allocations().sqlite.fails() ? nullptr : allocations().real.xMalloc(size_bytes);
}

void* failing_realloc(void* memory, int size_bytes) {
  return allocations().sqlite.fails() ? nullptr : allocations().real.xRealloc(memory, size_bytes);
}

bool failing_new() {
  static thread_local bool asking = false;
  if (asking) return false;
  asking = true;
  const std::lock_guard lock(allocations().program_asks);
  const bool fails = allocations().program.fails();
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
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &allocations().real);
  sqlite3_mem_methods methods = allocations().real;
  methods.xMalloc = failing_malloc;
  methods.xRealloc = failing_realloc;
  replace_allocations(methods);
  // Asked from here: starting SQLite is not what is tested.
  allocations().sqlite = {std::move(in_sqlite)};
  allocations().program = {std::move(in_program)};
  let_allocations_fail(allocations().program.choose ? failing_new : nullptr);
}

AllocationFault::AllocationFault(int nth, Failure failure)
    : AllocationFault(
          [left = nth, failure]() mutable { return --left == 0 ? failure : Failure::none; }) {}

AllocationFault::~AllocationFault() {
  stop();
  replace_allocations(allocations().real);
}

void AllocationFault::stop() {
  let_allocations_fail(nullptr);
  allocations().sqlite.stop();
  allocations().program.stop();
}

bool AllocationFault::reached() const { return allocations().sqlite.failure != Failure::none; }

}  // namespace papers::test
