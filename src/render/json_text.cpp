#include "render/json_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "text/utf8.hpp"

namespace papers::render {
namespace {

bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

void append_codepoint(std::string& out, char32_t c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (is_invisible(c)) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(c));
  } else {
    text::append_codepoint(out, c);
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && text[plain] >= 0x20 && text[plain] < 0x7F && text[plain] != '"' &&
           text[plain] != '\\') {
      ++plain;
    }
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (!text.empty()) append_codepoint(out, text::next_codepoint(text));
  }
  out += '"';
}

void append_json_number(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  fmt::format_to(std::back_inserter(out), "{}", number);
}

std::string& JsonObject::key(std::string_view name) {
  if (!first_) *out_ += ',';
  first_ = false;
  append_json_string(*out_, name);
  *out_ += ':';
  return *out_;
}

void JsonObject::text_or_null(std::string_view name, std::string_view value) {
  if (value.empty()) {
    key(name) += "null";
  } else {
    text(name, value);
  }
}

void JsonObject::number(std::string_view name, const std::optional<std::int64_t>& value) {
  key(name) += value ? std::to_string(*value) : "null";
}

}  // namespace papers::render
