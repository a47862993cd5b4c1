// SHA-256 (FIPS 180-4): names documents by their content and papers by their identity.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace papers {

/// A digest over bytes that come in pieces.
class Sha256 {
 public:
  void update(std::string_view bytes);
  /// The digest of everything so far as 64 lower-case hex digits; more may follow.
  [[nodiscard]] std::string hex() const;

 private:
  static constexpr std::size_t block_size_bytes = 64;
  void finish();

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, block_size_bytes> pending_{};  ///< an incomplete block
  std::size_t pending_size_ = 0;
  std::uint64_t total_size_bytes_ = 0;
};

}  // namespace papers
