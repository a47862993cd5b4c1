// A position in bytes that arrive in chunks: what the readers of nested formats stand on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

namespace papers::ingest {

class ByteCursor {
 public:
  using NextChunk = std::function<std::string_view()>;
  static constexpr int end = -1;

  /// `next` gives the following bytes, empty at the end; a chunk lives until the next call.
  explicit ByteCursor(NextChunk next) : next_(std::move(next)) {}
  /// Bytes in memory, which must outlive the cursor.
  explicit ByteCursor(std::string_view bytes)
      : next_([] { return std::string_view(); }), chunk_(bytes) {}

  /// The next byte (0..255) or `end`.
  int peek() {
    if (at_ == chunk_.size()) refill();
    return at_ == chunk_.size() ? end : static_cast<unsigned char>(chunk_[at_]);
  }
  int get() {
    const int byte = peek();
    if (byte == end) return end;
    ++at_;
    if (byte == '\n') ++line_;
    return byte;
  }
  /// 1-based line of the next byte.
  [[nodiscard]] std::uint64_t line() const { return line_; }

 private:
  void refill() {
    chunk_ = next_();
    at_ = 0;
  }

  NextChunk next_;
  std::string_view chunk_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

}  // namespace papers::ingest
