#include "outbox/subscription_store.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.hpp"

namespace papers::outbox {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array sorts{
    std::pair{search::Sort::relevance, "relevance"}, std::pair{search::Sort::listed, "listed"},
    std::pair{search::Sort::published, "published"}, std::pair{search::Sort::votes, "votes"},
    std::pair{search::Sort::position, "position"},   std::pair{search::Sort::title, "title"}};
constexpr std::array groupings{std::pair{digest::GroupBy::topic, "topic"},
                               std::pair{digest::GroupBy::day, "day"},
                               std::pair{digest::GroupBy::none, "none"}};
constexpr std::array summaries{std::pair{digest::SummaryKind::sentence, "sentence"},
                               std::pair{digest::SummaryKind::lead, "lead"},
                               std::pair{digest::SummaryKind::full, "full"},
                               std::pair{digest::SummaryKind::none, "none"}};

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

Json day_or_null(const std::optional<Day>& day) { return day ? Json(format_day(*day)) : Json(); }

std::optional<Day> day_in(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string()) return std::nullopt;
  return parse_iso_day(found->get_ref<const std::string&>());
}

}  // namespace

std::string to_json(const SubscriptionRequest& request) {
  const search::Filters& filters = request.search.filters;
  Json json;
  json["query"] = request.search.query;
  json["ranked"] = request.search.ranked;
  json["topics"] = filters.topics;
  json["no_topic"] = filters.no_topic;
  json["tags"] = filters.tags;
  json["since"] = day_or_null(filters.since);
  json["until"] = day_or_null(filters.until);
  json["limit"] = filters.limit ? Json(*filters.limit) : Json();
  json["sort"] = filters.sort ? Json(name_in(sorts, *filters.sort)) : Json();
  json["reverse"] = filters.reverse;
  json["any"] = filters.any;
  json["exact"] = filters.exact;
  json["by"] = name_in(groupings, request.by);
  json["summary"] = name_in(summaries, request.summary);
  json["format"] = request.format;
  json["to"] = request.to;
  json["from"] = request.from;
  json["subject"] = request.subject;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

SubscriptionRequest request_of_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) throw Error("a subscription's request is damaged; subscribe again");
  SubscriptionRequest request;
  search::Filters& filters = request.search.filters;
  try {
    request.search.query = json.value("query", "");
    request.search.ranked = json.value("ranked", false);
    filters.topics = json.value("topics", filters.topics);
    filters.no_topic = json.value("no_topic", false);
    filters.tags = json.value("tags", filters.tags);
    if (json.contains("limit") && json["limit"].is_number_integer()) filters.limit = json["limit"];
    filters.reverse = json.value("reverse", false);
    filters.any = json.value("any", false);
    filters.exact = json.value("exact", false);
    request.format = json.value("format", request.format);
    request.to = json.value("to", "");
    request.from = json.value("from", "");
    request.subject = json.value("subject", "");
  } catch (const Json::exception&) {
    throw Error("a subscription's request is damaged; subscribe again");
  }
  filters.since = day_in(json, "since");
  filters.until = day_in(json, "until");
  if (json.contains("sort") && json["sort"].is_string()) {
    filters.sort = value_in(sorts, json, "sort", search::Sort::listed);
  }
  request.by = value_in(groupings, json, "by", digest::GroupBy::topic);
  request.summary = value_in(summaries, json, "summary", digest::SummaryKind::sentence);
  return request;
}

}  // namespace papers::outbox
