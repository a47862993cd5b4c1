#include "ingest/json/python_repr.hpp"

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

bool is_name_char(char c) { return ascii::is_alphanumeric(c) || c == '_'; }

bool is_number_char(char c) {
  return ascii::is_digit(c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
}

void append_json_char(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else if (byte < 0x20) {
    out += fmt::format("\\u{:04x}", byte);
  } else {
    out += c;
  }
}

class Converter {
 public:
  Converter(std::string_view text, std::string& why) : rest_(text), why_(why) {}

  std::optional<std::string> run() {
    while (!rest_.empty()) {
      if (!token()) return std::nullopt;
    }
    if (!open_.empty()) return fail("it ends too early");
    return out_;
  }

 private:
  std::nullopt_t fail(std::string message) {
    why_ = std::move(message);
    return std::nullopt;
  }
  bool refuse(std::string message) {
    why_ = std::move(message);
    return false;
  }

  bool token() {
    const char c = rest_.front();
    if (c == '\'' || c == '"') return string();
    after_string_ &= ascii::is_white_space(c);
    if (is_number_char(c)) return number();
    if (is_name_char(c)) return name();
    rest_.remove_prefix(1);
    switch (c) {
      case ' ':
      case '\t':
      case '\r':
      case '\n':
        return true;
      case '{':
      case '[':
      case '(':
        return open(c);
      case '}':
      case ']':
      case ')':
        return close(c);
      case ',':
      case ':':
        out_ += c;
        return true;
      default:
        return refuse("unexpected character");
    }
  }

  bool open(char c) {
    if (open_.size() == limits::json_depth) return refuse("nested too deeply");
    open_ += c;
    out_ += c == '{' ? '{' : '[';
    return true;
  }

  bool close(char c) {
    const char opened = c == '}' ? '{' : c == ']' ? '[' : '(';
    if (open_.empty() || open_.back() != opened) return refuse("brackets do not match");
    open_.pop_back();
    if (!out_.empty() && out_.back() == ',') out_.pop_back();  // (1,) and [1,] are fine in Python
    out_ += c == '}' ? '}' : ']';
    return true;
  }

  bool number() {
    std::size_t size = 0;
    while (size < rest_.size() && is_number_char(rest_[size])) ++size;
    out_ += rest_.substr(0, size);
    rest_.remove_prefix(size);
    return true;
  }

  bool name() {
    std::size_t size = 0;
    while (size < rest_.size() && is_name_char(rest_[size])) ++size;
    const std::string_view word = rest_.substr(0, size);
    rest_.remove_prefix(size);
    if (word == "True") {
      out_ += "true";
    } else if (word == "False") {
      out_ += "false";
    } else if (word == "None" || word == "nan" || word == "inf") {
      out_ += "null";
    } else if (word == "u" && !rest_.empty() && (rest_[0] == '\'' || rest_[0] == '"')) {
      return string();
    } else {
      return refuse(fmt::format("unexpected name '{}'", word.substr(0, 40)));
    }
    return true;
  }

  bool string() {
    const char quote = rest_.front();
    rest_.remove_prefix(1);
    // pprint breaks a long text into literals that stand side by side.
    if (after_string_) {
      out_.pop_back();
    } else {
      out_ += '"';
    }
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == quote) {
        out_ += '"';
        after_string_ = true;
        return true;
      }
      if (c == '\\') {
        escape();
      } else {
        append_json_char(out_, c);
      }
    }
    return refuse("a string does not end");
  }

  void escape() {
    if (rest_.empty()) return;
    const char c = rest_.front();
    rest_.remove_prefix(1);
    switch (c) {
      case 'n':
        return append_json_char(out_, '\n');
      case 't':
        return append_json_char(out_, '\t');
      case 'r':
        return append_json_char(out_, '\r');
      case 'x':
        return code_point(2);
      case 'u':
        return code_point(4);
      case 'U':
        return code_point(8);
      case '\n':
        return;
      case '\\':
      case '\'':
      case '"':
        return append_json_char(out_, c);
      default:  // Python keeps the backslash of an escape it does not know
        append_json_char(out_, '\\');
        append_json_char(out_, c);
    }
  }

  void code_point(int digits) {
    std::uint32_t value = 0;
    for (int i = 0; i < digits; ++i) {
      const int digit = rest_.empty() ? -1 : ascii::hex_digit(rest_.front());
      if (digit < 0) break;
      value = value * 16 + static_cast<std::uint32_t>(digit);
      rest_.remove_prefix(1);
    }
    if (value < 0x20 || value == '"' || value == '\\') {
      append_json_char(out_, static_cast<char>(value));
    } else {
      const bool scalar = value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
      text::append_codepoint(out_, scalar ? char32_t{value} : char32_t{0xFFFD});
    }
  }

  std::string_view rest_;
  std::string& why_;
  std::string out_;
  bool after_string_ = false;
  std::string open_;  ///< the brackets that are open
};

}  // namespace

std::optional<std::string> python_repr_to_json(std::string_view text, std::string& why) {
  return Converter(text, why).run();
}

}  // namespace papers::ingest
