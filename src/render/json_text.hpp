// JSON written directly into the output: a list of 100,000 papers needs no tree in between.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace papers::render {

/// `text` as a JSON string with its quotes: valid UTF-8 whatever comes in (U+FFFD for what is not),
/// and controls, C1, line separators and bidi controls as \u escapes, so that a terminal shows the
/// file as it is.
void append_json_string(std::string& out, std::string_view text);

/// The shortest decimal form that reads back as the same number; null for what JSON lacks.
void append_json_number(std::string& out, double number);

/// Members of one object in the order they are added. Closes it when destroyed.
class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(&out) { out += '{'; }
  ~JsonObject() { *out_ += '}'; }
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;

  /// Starts a member; the caller appends its value.
  std::string& key(std::string_view name);
  void text(std::string_view name, std::string_view value) { append_json_string(key(name), value); }
  /// Empty text prints as null.
  void text_or_null(std::string_view name, std::string_view value);
  void number(std::string_view name, std::int64_t value) { key(name) += std::to_string(value); }
  void number(std::string_view name, const std::optional<std::int64_t>& value);

 private:
  std::string* out_;
  bool first_ = true;
};

/// `[…]` of `items`, each appended by `append(out, item)`.
template <typename Items, typename Append>
void append_json_array(std::string& out, const Items& items, const Append& append) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    append(out, item);
  }
  out += ']';
}

}  // namespace papers::render
