#include "support/allocation_fault.hpp"

#include <sqlite3.h>

#include <utility>

namespace papers::test {
namespace {

struct Allocations {
  sqlite3_mem_methods real{};
  AllocationFault::Choose choose;
  AllocationFault::Failure failure = AllocationFault::Failure::none;
};

Allocations& allocations() {
  static Allocations only;
  return only;
}

bool allocation_fails() {
  using Failure = AllocationFault::Failure;
  Allocations& a = allocations();
  if (a.failure != Failure::none) return a.failure == Failure::for_good;
  if (a.choose) a.failure = a.choose();
  return a.failure != Failure::none;
}

void* failing_malloc(int size_bytes) {
  return allocation_fails() ? nullptr : allocations().real.xMalloc(size_bytes);
}

void* failing_realloc(void* memory, int size_bytes) {
  return allocation_fails() ? nullptr : allocations().real.xRealloc(memory, size_bytes);
}

void replace_allocations(const sqlite3_mem_methods& methods) {
  sqlite3_shutdown();
  sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
  sqlite3_initialize();
}

}  // namespace

AllocationFault::AllocationFault(Choose choose) {
  sqlite3_shutdown();
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &allocations().real);
  sqlite3_mem_methods methods = allocations().real;
  methods.xMalloc = failing_malloc;
  methods.xRealloc = failing_realloc;
  replace_allocations(methods);
  // Asked from here: starting SQLite is not what is tested.
  allocations().failure = Failure::none;
  allocations().choose = std::move(choose);
}

AllocationFault::AllocationFault(int nth, Failure failure)
    : AllocationFault(
          [left = nth, failure]() mutable { return --left == 0 ? failure : Failure::none; }) {}

AllocationFault::~AllocationFault() {
  stop();
  replace_allocations(allocations().real);
}

void AllocationFault::stop() {
  allocations().choose = nullptr;
  allocations().failure = Failure::none;
}

bool AllocationFault::reached() const { return allocations().failure != Failure::none; }

}  // namespace papers::test
