// The compression function of SHA-256 (FIPS 180-4, section 6.2.2), as fast as the processor has it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace papers::sha256 {

inline constexpr std::size_t block_size_bytes = 64;

using State = std::array<std::uint32_t, 8>;

/// Takes `count` blocks from `data` into `state`.
void compress(State& state, const unsigned char* data, std::size_t count);

/// The same in plain C++, for processors without SHA instructions; exposed for its test.
void compress_portable(State& state, const unsigned char* data, std::size_t count);

}  // namespace papers::sha256
