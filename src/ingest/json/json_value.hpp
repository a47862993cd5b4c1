// JSON values as readers want them: absent and of the wrong type look the same, text comes out
// clean, numbers only when they fit. Keeps nlohmann out of every other file of this layer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace papers::ingest {

/// A value inside a JsonDocument, which must outlive it. Default constructed: absent.
class JsonValue {
 public:
  JsonValue() = default;
  explicit JsonValue(const void* node) : node_(node) {}

  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_string() const;
  /// True for null and for what is not there.
  [[nodiscard]] bool is_null() const;
  [[nodiscard]] bool is_true() const;

  /// The member `key` of an object, else absent.
  JsonValue operator[](const char* key) const;
  /// Names and values of an object's members, else none; the names live as the document does.
  [[nodiscard]] std::vector<std::pair<std::string_view, JsonValue>> members() const;
  /// Elements of an array, else 0.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] JsonValue item(std::size_t index) const;

  /// A string, cleaned (text::clean) and trimmed; empty for anything else.
  [[nodiscard]] std::string text() const;
  /// The same with every run of white space folded to one blank.
  [[nodiscard]] std::string line() const;
  /// A number with an integral value that fits; nullopt for anything else.
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  /// The same, but not below 0: how often something was counted.
  [[nodiscard]] std::optional<std::int64_t> count() const;

 private:
  const void* node_ = nullptr;
};

/// One parsed text. Invalid UTF-8 and lone surrogates are replaced, not refused.
class JsonDocument {
 public:
  explicit JsonDocument(std::string_view text);
  /// An object of texts, or of objects where a text is JSON of such: a row of a table under its
  /// header.
  explicit JsonDocument(const std::vector<std::pair<std::string, std::string>>& members);
  ~JsonDocument();
  JsonDocument(const JsonDocument&) = delete;
  JsonDocument& operator=(const JsonDocument&) = delete;

  /// Empty, or why the text is not JSON, on one short line.
  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] JsonValue root() const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
  std::string fault_;
};

/// `text` with escaped surrogates that have no partner (\ud800) replaced by \ufffd. JSON parsers
/// refuse a whole document for one of these, which JavaScript happily writes.
std::string mend_surrogates(std::string_view text);

}  // namespace papers::ingest
