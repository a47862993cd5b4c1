#include "base/sha256.hpp"

#include <algorithm>
#include <cstring>

#include "base/sha256_compress.hpp"

namespace papers {

using sha256::compress;

void Sha256::update(std::string_view bytes) {
  if (bytes.empty()) return;  // data() may be null, which memcpy must not see
  total_size_bytes_ += bytes.size();
  if (pending_size_ > 0) {
    const std::size_t taken = std::min(bytes.size(), block_size_bytes - pending_size_);
    std::memcpy(pending_.data() + pending_size_, bytes.data(), taken);
    pending_size_ += taken;
    bytes.remove_prefix(taken);
    if (pending_size_ < block_size_bytes) return;
    compress(state_, pending_.data(), 1);
    pending_size_ = 0;
  }
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const std::size_t blocks = bytes.size() / block_size_bytes;
  compress(state_, data, blocks);
  const std::size_t taken = blocks * block_size_bytes;
  std::copy(data + taken, data + bytes.size(), pending_.begin());
  pending_size_ = bytes.size() - taken;
}

void Sha256::finish() {
  const std::uint64_t size_bits = total_size_bytes_ * 8;
  constexpr std::size_t length_at = block_size_bytes - sizeof(size_bits);
  pending_[pending_size_++] = 0x80;
  if (pending_size_ > length_at) {
    std::fill(pending_.begin() + static_cast<std::ptrdiff_t>(pending_size_), pending_.end(),
              static_cast<unsigned char>(0));
    compress(state_, pending_.data(), 1);
    pending_size_ = 0;
  }
  std::fill(pending_.begin() + static_cast<std::ptrdiff_t>(pending_size_), pending_.end(),
            static_cast<unsigned char>(0));
  for (std::size_t i = 0; i < sizeof(size_bits); ++i) {
    pending_[length_at + i] = static_cast<unsigned char>(size_bits >> (56 - 8 * i));
  }
  compress(state_, pending_.data(), 1);
}

std::string Sha256::hex() const {
  constexpr std::string_view digits = "0123456789abcdef";
  Sha256 finished = *this;
  finished.finish();
  std::string text;
  text.reserve(64);
  for (const std::uint32_t word : finished.state_) {
    for (int shift = 28; shift >= 0; shift -= 4) text += digits[(word >> shift) & 0xf];
  }
  return text;
}

}  // namespace papers
