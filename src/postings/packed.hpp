// Small integers side by side in a fixed number of bits each, as they stand in a library's file.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

namespace papers::postings {

/// So many readable bytes must follow what read_packed() reads.
inline constexpr std::size_t packed_slack_bytes = 8;

/// The bits that `most` takes; 0 for 0.
inline unsigned packed_width(std::uint32_t most) {
  return static_cast<unsigned>(std::bit_width(most));
}

inline std::size_t packed_size_bytes(std::size_t count, unsigned width) {
  return (count * width + 7) / 8;
}

/// Little endian, on every machine.
inline std::uint64_t load_64(const char* bytes) {
  std::uint64_t value = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&value, bytes, sizeof value);
  } else {
    for (unsigned i = 0; i < sizeof value; ++i) {
      value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
  }
  return value;
}

/// The integer at `index` of those in `bytes`, of at most 32 bits each.
inline std::uint32_t read_packed(const char* bytes, unsigned width, std::size_t index) {
  const std::size_t bit = index * width;
  const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
  return static_cast<std::uint32_t>((load_64(bytes + bit / 8) >> (bit % 8)) & mask);
}

/// Adds `values`, each of at most `width` bits, as whole bytes.
inline void append_packed(std::string& out, std::span<const std::uint32_t> values, unsigned width) {
  std::uint64_t pending = 0;
  unsigned bits = 0;
  for (const std::uint32_t value : values) {
    pending |= std::uint64_t{value} << bits;
    for (bits += width; bits >= 8; bits -= 8) {
      out += static_cast<char>(pending & 0xff);
      pending >>= 8;
    }
  }
  if (bits > 0) out += static_cast<char>(pending);
}

inline void append_32(std::string& out, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xff);
}

}  // namespace papers::postings
