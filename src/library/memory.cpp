#include "library/memory.hpp"

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace papers::library {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool is_watched = true;
#elif defined(__has_feature)
constexpr bool is_watched = __has_feature(address_sanitizer);
#else
constexpr bool is_watched = false;
#endif

constexpr std::size_t step_bytes = 16;
constexpr std::size_t largest_small_bytes = 2048;
constexpr std::size_t chunk_bytes = std::size_t{64} << 10;

/// Before every block. What SQLite gets must be aligned to 8 bytes.
struct Header {
  std::size_t size_bytes;  ///< of header and block, a multiple of step_bytes
};

/// Where a small block was, while nobody has it.
struct Free {
  Free* next;
};

/// By size in steps: blocks that came back.
std::array<Free*, largest_small_bytes / step_bytes + 1> free_blocks{};
/// What is left of the newest chunk.
char* chunk_at = nullptr;
std::size_t chunk_left_bytes = 0;

std::size_t size_with_header(int wanted_bytes) {
  const std::size_t size = static_cast<std::size_t>(wanted_bytes) + sizeof(Header);
  return (size + step_bytes - 1) / step_bytes * step_bytes;
}

Header* header_of(void* block) { return static_cast<Header*>(block) - 1; }

void* block_at(void* memory, std::size_t size_bytes) { return new (memory) Header{size_bytes} + 1; }

void* take(int wanted_bytes) {
  const std::size_t size = size_with_header(wanted_bytes);
  if (size > largest_small_bytes) {
    void* const memory = std::malloc(size);
    return memory == nullptr ? nullptr : block_at(memory, size);
  }
  Free*& first = free_blocks[size / step_bytes];
  if (first != nullptr) {
    void* const block = first;
    first = first->next;
    return block;
  }
  if (chunk_left_bytes < size) {
    void* const chunk = std::malloc(chunk_bytes);
    if (chunk == nullptr) return nullptr;
    chunk_at = static_cast<char*>(chunk);
    chunk_left_bytes = chunk_bytes;
  }
  void* const memory = chunk_at;
  chunk_at += size;
  chunk_left_bytes -= size;
  return block_at(memory, size);
}

void give_back(void* block) {
  if (block == nullptr) return;
  const std::size_t size = header_of(block)->size_bytes;
  if (size > largest_small_bytes) return std::free(header_of(block));
  Free*& first = free_blocks[size / step_bytes];
  first = new (block) Free{first};
}

int usable_bytes(void* block) {
  return block == nullptr ? 0 : static_cast<int>(header_of(block)->size_bytes - sizeof(Header));
}

void* resize(void* block, int wanted_bytes) {
  const std::size_t size = size_with_header(wanted_bytes);
  const std::size_t size_before = header_of(block)->size_bytes;
  if (size == size_before) return block;
  if (size > largest_small_bytes && size_before > largest_small_bytes) {
    void* const memory = std::realloc(header_of(block), size);
    return memory == nullptr ? nullptr : block_at(memory, size);
  }
  void* const moved = take(wanted_bytes);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, block, std::min(size, size_before) - sizeof(Header));
  give_back(block);
  return moved;
}

int usable_if_asked(int wanted_bytes) {
  return static_cast<int>(size_with_header(wanted_bytes) - sizeof(Header));
}

}  // namespace

void use_small_blocks() {
  static const sqlite3_mem_methods methods = {
      take,         give_back,       resize,
      usable_bytes, usable_if_asked, [](void*) { return SQLITE_OK; },
      [](void*) {}, nullptr};
  if constexpr (!is_watched) sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}

}  // namespace papers::library
