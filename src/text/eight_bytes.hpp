// Eight bytes of a text at a time, for texts that are read by the hundred while somebody waits.
// What is asked of each byte is answered by a mask that has the high bits of those for which it
// holds.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace papers::text::eight_bytes {

inline constexpr std::uint64_t each = 0x0101'0101'0101'0101;
inline constexpr std::uint64_t high = 0x80 * each;
inline constexpr std::size_t size = 8;

/// Those from `at` on, the first in the lowest place; zeros stand for what lies past `end`.
inline std::uint64_t load(const char* at, const char* end) {
  std::uint64_t bytes = 0;
  if (static_cast<std::size_t>(end - at) >= size) {
    std::memcpy(&bytes, at, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    return bytes;
  }
  for (int shift = 0; at < end; ++at, shift += 8) {
    bytes |= std::uint64_t{static_cast<unsigned char>(*at)} << shift;
  }
  return bytes;
}

/// Those that are no ASCII.
inline std::uint64_t wide(std::uint64_t bytes) { return bytes & high; }

/// Those from `first` to `last`, both ASCII.
inline std::uint64_t between(std::uint64_t bytes, char first, char last) {
  const std::uint64_t low = bytes & ~high;
  const std::uint64_t from_first = low + static_cast<std::uint64_t>(0x80 - first) * each;
  const std::uint64_t past_last = low + static_cast<std::uint64_t>(0x80 - last - 1) * each;
  return from_first & ~past_last & ~bytes & high;
}

/// Which is the first of a mask that is not zero.
inline std::size_t first_of(std::uint64_t mask) {
  return static_cast<std::size_t>(std::countr_zero(mask)) / 8;
}

}  // namespace papers::text::eight_bytes
