#include "support/allocations.hpp"

#include <cstdlib>
#include <new>

namespace {

thread_local std::size_t total_bytes = 0;

}  // namespace

// Replaces the library's for the whole program; its other forms end up here.
void* operator new(std::size_t size) {
  total_bytes += size;
  if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace papers::test {

std::size_t allocated_bytes() { return total_bytes; }

}  // namespace papers::test
