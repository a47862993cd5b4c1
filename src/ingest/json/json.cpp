// The site's API (`https://huggingface.co/api/daily_papers?date=YYYY-MM-DD`, and what wraps or
// repeats its rows), and papers in the JSON of anybody else: Semantic Scholar, OpenAlex,
// OpenReview, Crossref, dumps of Papers with Code and arxiv.py, CSL JSON, one's own.
#include "ingest/json/json_cut.hpp"
#include "ingest/json/json_papers.hpp"

namespace papers::ingest {

namespace {

/// A name that promises JSON, which makes "this is not JSON" the answer to anything else.
Evidence judge_name(std::string_view name) {
  for (const char* ending : {".json", ".jsonl", ".ndjson"}) {
    if (name.ends_with(ending)) return {45, "its name"};
  }
  return {};
}

Evidence sniff_json(std::string_view head, std::string_view name) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return {};
  head.remove_prefix(first);
  if (head.front() != '[' && head.front() != '{') return judge_name(name);
  const auto has = [&](const char* text) { return head.find(text) != std::string_view::npos; };
  if ((has("itle\"") || has("itle'")) &&  // "title", "paper_title", "articleTitle"
      (has("\"id\"") || has("\"summary\"") || has("\"abstract\"") || has("author"))) {
    return {60, "JSON with titles of papers"};
  }
  if (begins_as_json(head)) return {20, "JSON, though without a title at its beginning"};
  return judge_name(name);
}

void read_json(Input& input, Sink& sink) { read_json_papers(input, sink, /*count_unread=*/true); }

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

extern const Format json_format = {
    "json",     "JSON of Semantic Scholar, OpenAlex, OpenReview, Crossref, CSL and others",
    true,       false,
    sniff_json, read_json,
    100,        Container::json};

}  // namespace papers::ingest
