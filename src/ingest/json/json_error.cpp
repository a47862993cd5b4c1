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
  for (const char* key : {"message", "msg", "detail", "description", "title", "reason",
                          "faultstring", "statusText"}) {
    std::string said = text_value(first[key]);
    if (!said.empty()) return said;
  }
  const JsonValue status = first["status"];
  return status.is_object() ? said_in(status) : text_value(first);
}

}  // namespace

std::string error_in(std::string_view row) {
  const JsonDocument document(row);
  const JsonValue answer = document.root();
  if (!answer.is_object()) return {};
  for (const char* key :
       {"error", "errors", "detail", "error_description", "message", "fault", "service-error"}) {
    const std::string message = said_in(answer[key]);
    if (!message.empty()) return text::clean(message.substr(0, 300));
  }
  return {};
}

bool states_error_status(std::string_view row) {
  constexpr std::int64_t first_error = 400, last_error = 599;
  const JsonDocument document(row);
  const std::int64_t status = count_value(document.root()["status"]).value_or(0);
  return status >= first_error && status <= last_error;
}

}  // namespace papers::ingest
