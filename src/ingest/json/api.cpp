// The site's API: `https://huggingface.co/api/daily_papers?date=YYYY-MM-DD` and what wraps or
// repeats its rows.
#include <fmt/format.h>

#include <utility>
#include <vector>

#include "ingest/json/api_row.hpp"
#include "ingest/json/json_rows.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest {

namespace {

/// A name that promises JSON, which makes "this is not JSON" the answer to anything else.
Evidence judge_name(std::string_view name) {
  for (const char* ending : {".json", ".jsonl", ".ndjson"}) {
    if (name.ends_with(ending)) return {45, "its name"};
  }
  return {};
}

Evidence sniff_api(std::string_view head, std::string_view name) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return {};
  head.remove_prefix(first);
  if (head.front() != '[' && head.front() != '{') return judge_name(name);
  const auto has = [&](const char* text) { return head.find(text) != std::string_view::npos; };
  if (has("\"paper\":") || has("'paper':") || has("\"paper\" :")) {
    return {90, "JSON whose rows hold a \"paper\""};
  }
  const bool titled = has("\"title\"") || has("'title'");
  if (titled && (has("\"ai_summary\"") || has("\"upvotes\"") || has("\"publishedAt\""))) {
    return {85, "JSON with the fields of the site's papers"};
  }
  if (titled && (has("\"id\"") || has("\"summary\"") || has("\"abstract\""))) {
    return {60, "JSON with titles of papers"};
  }
  const std::size_t inside = head.find_first_not_of(" \t\r\n", 1);
  const char next = inside == std::string_view::npos ? '\0' : head[inside];
  const bool opens_array = head.front() == '[' && (next == '{' || next == '"' || next == ']');
  const bool opens_object = head.front() == '{' && (next == '"' || next == '}');
  if (opens_array || opens_object) return {20, "JSON, though without a title at its beginning"};
  return judge_name(name);
}

/// Passes rows on, and those back for a while whose day may follow them. A page lists some dozens
/// of papers; of what is much longer than that the rows go before the day is known.
class RowReader {
 public:
  explicit RowReader(Sink& sink) : sink_(sink) {}

  void row(const JsonRow& found) {
    Record record;
    std::string why(found.fault);
    if (!why.empty() || !read_api_row(found.text, record, why)) {
      const std::string reason = fmt::format("line {}: {}", found.line, why);
      return sink_.account({found.number, found.number, LineKind::skipped, reason});
    }
    record.line = found.number;
    if (found.listed) record.appearance->position = static_cast<std::int64_t>(found.number);
    sink_.account({found.number, found.number, LineKind::title, {}});
    const std::size_t size = record.title.size() + record.abstract.size();
    full_ = full_ || held_.size() >= most_held || held_bytes_ + size > most_held_bytes;
    if (!found.day_may_follow || full_) {
      release();
      sink_.record(record);
    } else {
      held_.push_back(std::move(record));
      held_bytes_ += size;
    }
  }

  void day(const StatedDay& stated) {
    sink_.document_day(stated);
    release();
    full_ = false;
  }

  void release() {
    for (Record& record : held_) sink_.record(record);
    held_.clear();
    held_bytes_ = 0;
  }

 private:
  static constexpr std::size_t most_held = 512;
  static constexpr std::size_t most_held_bytes = std::size_t{8} << 20;

  Sink& sink_;
  std::vector<Record> held_;
  std::size_t held_bytes_ = 0;
  bool full_ = false;  ///< gave up waiting for this object's day
};

void read_api(Input& input, Sink& sink) {
  RowReader reader(sink);
  for_each_json_row(input, {[&reader](const JsonRow& row) { reader.row(row); },
                            [&reader](const StatedDay& day) { reader.day(day); }});
  reader.release();
}

}  // namespace

extern const Format api_format = {
    "api",     "the site's API answer: a JSON array, an object round one, or JSON lines",
    true,      false,
    sniff_api, read_api};

}  // namespace papers::ingest
