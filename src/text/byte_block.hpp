// Sixty-four bytes of a text at a time: what is asked of each byte is answered by a bit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/eight_bytes.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace papers::text {

inline constexpr std::size_t block_bytes = 64;

/// On every machine.
class PlainBlock {
 public:
  explicit PlainBlock(const char* bytes) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const char* const at = bytes + i * eight_bytes::size;
      parts_[i] = eight_bytes::load(at, at + eight_bytes::size);
    }
  }

  /// Those that are no ASCII.
  [[nodiscard]] std::uint64_t wide() const { return gather(eight_bytes::wide); }
  /// ASCII letters and digits.
  [[nodiscard]] std::uint64_t alphanumeric() const {
    return gather([](std::uint64_t bytes) {
      return eight_bytes::between(lower(bytes), 'a', 'z') | eight_bytes::between(bytes, '0', '9');
    });
  }
  /// Of letters and digits those that are `c`, a lower-case letter or a digit, in either case.
  [[nodiscard]] std::uint64_t equal(char c) const {
    return gather([c](std::uint64_t bytes) { return eight_bytes::between(lower(bytes), c, c); });
  }
  /// Those that are one of `some`, ASCII.
  [[nodiscard]] std::uint64_t one_of(std::string_view some) const {
    return gather([some](std::uint64_t bytes) {
      std::uint64_t mask = 0;
      for (const char c : some) mask |= eight_bytes::between(bytes, c, c);
      return mask;
    });
  }

 private:
  static std::uint64_t lower(std::uint64_t bytes) { return bytes | 0x20 * eight_bytes::each; }

  template <typename Mask>
  [[nodiscard]] std::uint64_t gather(Mask mask) const {
    std::uint64_t bits = 0;
    for (std::size_t i = parts_.size(); i-- > 0;) {
      bits = bits << 8 | (mask(parts_[i]) >> 7) * 0x0102'0408'1020'4080 >> 56;
    }
    return bits;
  }

  std::array<std::uint64_t, block_bytes / eight_bytes::size> parts_;
};

#ifdef __SSE2__

class ByteBlock {
 public:
  explicit ByteBlock(const char* bytes) {
    for (std::size_t i = 0; i < size; ++i) std::memcpy(&parts_[i], bytes + i * 16, 16);
    for (std::size_t i = 0; i < size; ++i) lower_[i] = _mm_or_si128(parts_[i], each(0x20));
  }

  [[nodiscard]] std::uint64_t wide() const {
    __m128i any = parts_[0];
    for (std::size_t i = 1; i < size; ++i) any = _mm_or_si128(any, parts_[i]);
    if (_mm_movemask_epi8(any) == 0) return 0;  // of most
    return gather([this](std::size_t i) { return parts_[i]; });
  }
  [[nodiscard]] std::uint64_t alphanumeric() const {
    return gather([this](std::size_t i) {
      return _mm_or_si128(counted(lower_[i], 'a', 26), counted(parts_[i], '0', 10));
    });
  }
  [[nodiscard]] std::uint64_t equal(char c) const {
    return gather([this, c](std::size_t i) { return _mm_cmpeq_epi8(lower_[i], each(c)); });
  }
  [[nodiscard]] std::uint64_t one_of(std::string_view some) const {
    return gather([this, some](std::size_t i) {
      __m128i mask = _mm_setzero_si128();
      for (const char c : some) mask = _mm_or_si128(mask, _mm_cmpeq_epi8(parts_[i], each(c)));
      return mask;
    });
  }

 private:
  static constexpr std::size_t size = block_bytes / 16;

  static __m128i each(char c) { return _mm_set1_epi8(c); }

  /// Those that are one of `count` from `first` on.
  static __m128i counted(__m128i bytes, char first, char count) {
    const __m128i from_first = _mm_sub_epi8(bytes, each(first));
    const __m128i last = each(static_cast<char>(count - 1));
    return _mm_cmpeq_epi8(_mm_min_epu8(from_first, last), from_first);
  }

  template <typename Mask>
  static std::uint64_t gather(Mask mask) {
    std::uint64_t bits = 0;
    for (std::size_t i = size; i-- > 0;) {
      bits = bits << 16 | static_cast<std::uint64_t>(_mm_movemask_epi8(mask(i)));
    }
    return bits;
  }

  __m128i parts_[size], lower_[size];
};

#else

using ByteBlock = PlainBlock;

#endif

/// From `at` on; zeros stand for what lies past the end.
inline ByteBlock block_at(std::string_view text, std::size_t at) {
  if (text.size() - at >= block_bytes) return ByteBlock(text.data() + at);
  std::array<char, block_bytes> rest{};
  text.substr(at).copy(rest.data(), rest.size());
  return ByteBlock(rest.data());
}

}  // namespace papers::text
