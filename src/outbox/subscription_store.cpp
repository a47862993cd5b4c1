#include "outbox/subscription_store.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "search/fields.hpp"
#include "search/query_text.hpp"

namespace papers::outbox {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array modes{std::pair{search::Request::Mode::usual, "usual"},
                           std::pair{search::Request::Mode::any, "any"},
                           std::pair{search::Request::Mode::all, "all"}};

template <typename Table, typename Value>
const char* name_in(const Table& table, Value value) {
  for (const auto& [known, name] : table) {
    if (known == value) return name;
  }
  return table.front().second;
}

template <typename Value, typename Table>
Value value_in(const Table& table, const Json& json, const char* key, Value fallback) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string()) return fallback;
  for (const auto& [value, name] : table) {
    if (found->template get_ref<const std::string&>() == name) return value;
  }
  return fallback;
}

std::string text_in(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_in(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

/// Until schema 2 filters were members of their own, beside a query without them.
std::string query_with_schema_1_filters(const Json& json) {
  std::vector<std::string> clauses;
  const auto add = [&clauses](const char* field_name, std::size_t option, std::string_view value) {
    const search::Field& field = *search::find_field(field_name);
    clauses.push_back(search::clause_of(field, field.options[option], value, Day{}));
  };
  const auto add_each = [&](const char* key, const char* field_name) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array()) return;
    for (const Json& value : *found) {
      if (value.is_string()) add(field_name, 0, value.get_ref<const std::string&>());
    }
  };
  add_each("topics", "topic");
  if (flag_in(json, "no_topic")) add("topic", 1, {});
  add_each("tags", "tag");
  if (const std::string since = text_in(json, "since"); !since.empty()) add("day", 0, since);
  if (const std::string until = text_in(json, "until"); !until.empty()) add("day", 1, until);
  return search::conjoined(clauses, text_in(json, "query"), Day{});
}

search::Request search_of(const Json& json) {
  const bool has_filters = json.contains("topics");
  search::Request request;
  request.query = has_filters ? query_with_schema_1_filters(json) : text_in(json, "query");
  const auto limit = json.find("limit");
  if (limit != json.end() && limit->is_number_integer()) request.limit = limit->get<std::int64_t>();
  request.order = search::find_sort_order(text_in(json, has_filters ? "sort" : "order"));
  request.reverse = flag_in(json, "reverse");
  request.mode = value_in(modes, json, "mode", search::Request::Mode::usual);
  if (has_filters && flag_in(json, "any")) request.mode = search::Request::Mode::any;
  request.exact = flag_in(json, "exact");
  request.ranked = flag_in(json, "ranked");
  return request;
}

}  // namespace

std::string to_json(const SubscriptionRequest& request) {
  const search::Request& search = request.search;
  Json json;
  json["query"] = search.query;
  json["limit"] = search.limit ? Json(*search.limit) : Json();
  json["order"] = search.order != nullptr ? Json(search.order->name) : Json();
  json["reverse"] = search.reverse;
  json["mode"] = name_in(modes, search.mode);
  json["exact"] = search.exact;
  json["ranked"] = search.ranked;
  json["by"] = name_in(digest::groupings, request.by);
  json["summary"] = name_in(digest::summaries, request.summary);
  json["format"] = request.format;
  json["to"] = request.to;
  json["from"] = request.from;
  json["subject"] = request.subject;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<SubscriptionRequest> request_of_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  SubscriptionRequest request;
  request.search = search_of(json);
  request.by = value_in(digest::groupings, json, "by", digest::GroupBy::area);
  request.summary = value_in(digest::summaries, json, "summary", digest::SummaryKind::sentence);
  if (json.contains("format")) request.format = text_in(json, "format");
  request.to = text_in(json, "to");
  request.from = text_in(json, "from");
  request.subject = text_in(json, "subject");
  return request;
}

}  // namespace papers::outbox
