// A position in JSON text that arrives in chunks, and the cutting of whole values from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace papers::ingest {

class JsonCursor {
 public:
  using NextChunk = std::function<std::string_view()>;
  static constexpr int end = -1;

  /// `next` gives the following bytes, empty at the end.
  explicit JsonCursor(NextChunk next) : next_(std::move(next)) {}

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
  /// The next byte that is no white space (nor part of a byte order mark), not consumed.
  int peek_token();

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

/// Where values are collected, up to limits::record_size_bytes; what goes beyond is dropped.
struct CutText {
  std::string text;
  bool too_long = false;
  bool too_deep = false;

  void clear() {
    text.clear();
    too_long = too_deep = false;
  }
  void add(int byte);
  void add(std::string_view bytes) {
    for (const char c : bytes) add(static_cast<unsigned char>(c));
  }
  /// Empty, or why the value is unusable.
  [[nodiscard]] std::string_view fault() const;
};

enum class Cut {
  whole,      ///< a value was appended
  cut_off,    ///< the document ended inside it
  not_there,  ///< the next byte cannot begin a value; nothing consumed
};

/// Appends the next value (white space before it skipped) to `out`, balanced by brackets and
/// strings only. Depth beyond limits::json_depth is noted, not followed: memory and stack are flat.
Cut cut_value(JsonCursor& cursor, CutText& out);

}  // namespace papers::ingest
