// Cutting whole values out of JSON text.
#pragma once

#include <string>
#include <string_view>

#include "ingest/byte_cursor.hpp"

namespace papers::ingest {

/// Whether a text begins as JSON (or Python's printed data) does: an object with a member, an array
/// of objects or texts.
bool begins_as_json(std::string_view head);
/// Whether an object with a named member begins it, alone or in an array: nothing else looks so.
bool begins_with_member(std::string_view head);

/// The next byte that is no white space (nor part of a byte order mark), not consumed.
int peek_token(ByteCursor& cursor);

/// Where values are collected, up to limits::json_row_size_bytes; what goes beyond is dropped.
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
Cut cut_value(ByteCursor& cursor, CutText& out);

}  // namespace papers::ingest
