#include "support/work.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> calls = 0;
std::atomic<std::size_t> size_bytes = 0;
std::atomic<bool (*)()> fails = nullptr;
std::atomic<bool> by_program = false;

void* allocate(std::size_t size) {
  ++calls;
  size_bytes += size;
  if (auto* const asked = by_program ? fails.load() : nullptr; asked != nullptr && asked()) {
    return nullptr;
  }
  return std::malloc(size == 0 ? 1 : size);
}

}  // namespace

namespace papers::test {

Allocations allocations_so_far() { return {calls, size_bytes}; }

ProgramAllocates::ProgramAllocates() { by_program = true; }
ProgramAllocates::~ProgramAllocates() { by_program = false; }

void let_allocations_fail(bool (*asked)()) { fails = asked; }

}  // namespace papers::test

// The forms that the standard library makes of these two call them ([new.delete]); under a
// sanitizer, which has forms of its own, each must be replaced. Inlined, GCC 12 would take free()
// in them for a mismatch with new.
void* operator new(std::size_t size) {
  if (void* const memory = allocate(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size) { return ::operator new(size); }
void* operator new[](std::size_t size, const std::nothrow_t& nothrow) noexcept {
  return ::operator new(size, nothrow);
}

[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}
[[gnu::noinline]] void operator delete[](void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete[](void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}
