// Our own export: a paper a line (or the object that `search -f json` prints), back without loss.
// docs/json.md is the schema.
#include <fmt/format.h>

#include <string>

#include "ingest/json/json_rows.hpp"
#include "ingest/json/json_value.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

std::vector<std::string> texts(const JsonValue& array) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < array.size(); ++i) {
    std::string text = array.item(i).text();
    if (!text.empty()) result.push_back(std::move(text));
  }
  return result;
}

Listing read_listing(const JsonValue& row) {
  Listing listing;
  listing.source = row["source"].text();
  listing.listed_on = parse_iso_day(row["listed_on"].text());
  listing.position = row["position"].count();
  listing.upvotes = row["upvotes"].count();
  listing.github_stars = row["github_stars"].count();
  listing.comments = row["comments"].count();
  return listing;
}

void read_restored(const JsonValue& paper, Record& record) {
  Record::Restored restored;
  restored.id = paper["id"].count().value_or(0);
  restored.key = paper["key"].text();
  restored.tags = texts(paper["tags"]);
  restored.note = paper["note"].text();
  const JsonValue listings = paper["listings"];
  for (std::size_t i = 0; i < listings.size(); ++i) {
    restored.listings.push_back(read_listing(listings.item(i)));
  }
  record.restored = std::move(restored);
}

void read_paper(const JsonValue& paper, Record& record) {
  record.title = paper["title"].text();
  // Not folded: what was stored comes back as it was.
  record.abstract = paper["abstract"].text();
  if (!record.abstract.empty()) {
    const auto kind = parse_abstract_kind(paper["abstract_kind"].text());
    // A text without its kind was written by somebody else's tool.
    record.abstract_kind = kind.value_or(AbstractKind::none);
    if (record.abstract_kind == AbstractKind::none) record.abstract_kind = AbstractKind::full;
  }
  record.authors = texts(paper["authors"]);
  record.keywords = texts(paper["keywords"]);
  record.arxiv_id = paper["arxiv_id"].text();
  record.doi = paper["doi"].text();
  record.url = paper["url"].text();
  record.published = paper["published"].text();
  record.venue = paper["venue"].text();
  record.work_kind = work_kind_called(paper["work_kind"].text());
  record.authors_cut = paper["authors_cut"].is_true();
  const JsonValue links = paper["links"];
  for (std::size_t i = 0; i < links.size(); ++i) {
    Link link{links.item(i)["kind"].text(), links.item(i)["url"].text()};
    if (!link.url.empty()) record.links.push_back(std::move(link));
  }
  read_restored(paper, record);
}

std::string read_row(const JsonRow& row, Sink& sink) {
  if (!row.fault.empty()) return std::string(row.fault);
  JsonDocument document(row.text);
  if (!document.fault().empty()) return "not JSON: " + document.fault();
  if (!document.root().is_object()) return "not an object";
  Record record;
  read_paper(document.root(), record);
  record.line = row.line;
  const std::string_view fault = check_record(record);
  if (!fault.empty()) return std::string(fault);
  sink.record(record);
  return {};
}

void read_jsonl(Input& input, Sink& sink) {
  const auto row = [&](const JsonRow& found) {
    const std::string fault = read_row(found, sink);
    const std::string why = fault.empty() ? "" : fmt::format("line {}: {}", found.line, fault);
    const LineKind kind = fault.empty() ? LineKind::title : LineKind::skipped;
    sink.account({found.number, found.number, kind, why});
  };
  for_each_json_row(input, {row, [](const StatedDay&) {}});
}

Evidence sniff_jsonl(std::string_view head, std::string_view) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || head[first] != '{') return {};
  const auto has = [&](const char* key) { return head.find(key) != std::string_view::npos; };
  if (has("\"abstract_kind\"") && has("\"arxiv_id\"") && has("\"listings\"")) {
    return {97, "JSON with abstract_kind and listings, as papers itself exports"};
  }
  // A search that found nothing.
  if (has("\"schema\"") && has("\"total\"") && has("\"papers\"") && has("\"query\"")) {
    return {90, "the answer of `papers search -f json`"};
  }
  return {};
}

}  // namespace

extern const Format jsonl_format = {"jsonl",     "what papers itself exports, back without loss",
                                    false,       false,
                                    sniff_jsonl, read_jsonl,
                                    100,         Container::json};

}  // namespace papers::ingest
