// The site's API: `https://huggingface.co/api/daily_papers?date=YYYY-MM-DD` and what wraps or
// repeats its rows.
#include "ingest/json/json_papers.hpp"

namespace papers::ingest {

namespace {

Evidence sniff_api(std::string_view head, std::string_view) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return {};
  head.remove_prefix(first);
  if (head.front() != '[' && head.front() != '{') return {};
  const auto has = [&](const char* text) { return head.find(text) != std::string_view::npos; };
  if (has("\"paper\":") || has("'paper':") || has("\"paper\" :")) {
    return {90, "JSON whose rows hold a \"paper\""};
  }
  const bool titled = has("\"title\"") || has("'title'");
  if (titled && (has("\"ai_summary\"") || has("\"upvotes\"") || has("\"publishedAt\""))) {
    return {85, "JSON with the fields of the site's papers"};
  }
  return {};
}

void read_api(Input& input, Sink& sink) { read_json_papers(input, sink, /*count_unread=*/false); }

}  // namespace

extern const Format api_format = {
    "api",     "the site's API answer: a JSON array, an object round one, or JSON lines",
    true,      false,
    sniff_api, read_api,
    100,       Container::json};

}  // namespace papers::ingest
