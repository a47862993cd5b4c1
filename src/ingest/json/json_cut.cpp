#include "ingest/json/json_cut.hpp"

#include "base/ascii.hpp"
#include "base/limits.hpp"

namespace papers::ingest {

namespace {

using ascii::is_white_space;

bool ends_scalar(int byte) {
  return byte == ByteCursor::end || is_white_space(byte) || byte == ',' || byte == ']' ||
         byte == '}' || byte == '[' || byte == '{' || byte == '"' || byte == ':';
}

/// A string with its quotes; the cursor stands on the opening one.
bool cut_string(ByteCursor& cursor, CutText& out) {
  const int quote = cursor.get();
  out.add(quote);
  for (;;) {
    const int byte = cursor.get();
    if (byte == ByteCursor::end) return false;
    out.add(byte);
    if (byte == quote) return true;
    if (byte == '\\') {
      const int escaped = cursor.get();
      if (escaped == ByteCursor::end) return false;
      out.add(escaped);
    }
  }
}

bool cut_nested(ByteCursor& cursor, CutText& out) {
  std::size_t depth = 0;
  for (;;) {
    const int byte = cursor.peek();
    if (byte == ByteCursor::end) return false;
    if (byte == '"' || byte == '\'') {
      if (!cut_string(cursor, out)) return false;
      continue;
    }
    out.add(cursor.get());
    if (byte == '{' || byte == '[') {
      if (++depth > limits::json_depth) out.too_deep = true;
    } else if (byte == '}' || byte == ']') {
      if (--depth == 0) return true;
    }
  }
}

}  // namespace

bool begins_as_json(std::string_view head) {
  ByteCursor cursor(head);
  const int first = peek_token(cursor);
  if (first != '[' && first != '{') return false;
  cursor.get();
  const int next = peek_token(cursor);
  if (first == '[') return next == '{' || next == '"' || next == ']';
  return next == '"' || next == '}' || next == '\'';
}

bool begins_with_member(std::string_view head) {
  ByteCursor cursor(head);
  int token = peek_token(cursor);
  if (token == '[') {
    cursor.get();
    token = peek_token(cursor);
  }
  if (token != '{') return false;
  cursor.get();
  const int quote = peek_token(cursor);
  if (quote != '"' && quote != '\'') return false;
  constexpr int longest_name = 100;
  cursor.get();
  for (int length = 0; cursor.peek() != quote; ++length) {
    if (cursor.peek() < 0 || length == longest_name) return false;
    cursor.get();
  }
  cursor.get();
  return peek_token(cursor) == ':';
}

int peek_token(ByteCursor& cursor) {
  for (;;) {
    const int byte = cursor.peek();
    const bool mark = byte == 0xEF || byte == 0xBB || byte == 0xBF;
    if (!is_white_space(byte) && !mark) return byte;
    cursor.get();
  }
}

void CutText::add(int byte) {
  if (text.size() < limits::json_row_size_bytes) {
    text += static_cast<char>(byte);
  } else {
    too_long = true;
  }
}

std::string_view CutText::fault() const {
  if (too_long) return "longer than 8 MiB";
  if (too_deep) return "nested too deeply";
  return {};
}

Cut cut_value(ByteCursor& cursor, CutText& out) {
  const int first = peek_token(cursor);
  if (first == '"' || first == '\'') {
    return cut_string(cursor, out) ? Cut::whole : Cut::cut_off;
  }
  if (first == '{' || first == '[') {
    return cut_nested(cursor, out) ? Cut::whole : Cut::cut_off;
  }
  if (ends_scalar(first)) return Cut::not_there;
  while (!ends_scalar(cursor.peek())) out.add(cursor.get());
  return Cut::whole;
}

}  // namespace papers::ingest
