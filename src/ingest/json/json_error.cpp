#include "ingest/json/json_error.hpp"

#include "ingest/json/field_values.hpp"
#include "ingest/json/json_value.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// What an error says: a text, the words of an object ("message" or another name for them), or
/// those of a list's first element.
std::string said_in(const JsonValue& error) {
  const JsonValue first = error.is_array() ? error.item(0) : error;
  for (const char* key : {"message", "msg", "detail", "description", "title", "reason"}) {
    std::string said = text_value(first[key]);
    if (!said.empty()) return said;
  }
  return text_value(first);
}

}  // namespace

std::string error_in(std::string_view row) {
  const JsonDocument document(row);
  const JsonValue answer = document.root();
  if (!answer.is_object()) return {};
  for (const char* key : {"error", "errors", "detail", "error_description", "message"}) {
    const std::string message = said_in(answer[key]);
    if (!message.empty()) return text::clean(message.substr(0, 300));
  }
  return {};
}

}  // namespace papers::ingest
