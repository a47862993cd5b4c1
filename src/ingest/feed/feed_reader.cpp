#include "ingest/feed/feed_reader.hpp"

#include <fmt/format.h>

#include "ingest/feed/feed_entry.hpp"
#include "ingest/feed/xml.hpp"
#include "ingest/record_check.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

void FeedReader::read(const pugi::xml_node& entry, std::uint64_t line) {
  const std::uint64_t number = ++entries_;
  FeedEntry read = read_feed_entry(entry);
  Record& record = read.record;
  record.line = line;
  std::string why;
  // A query that arXiv refuses is answered with an entry that says why.
  if (record.title == "Error" && record.arxiv_id.empty()) {
    why = fmt::format("line {}: arXiv reports an error: {}", line, record.abstract.substr(0, 200));
  } else if (const std::string_view fault = check_record(record); !fault.empty()) {
    why = fmt::format("line {}: {}", line, fault);
  }
  if (!why.empty()) return sink_.account({number, number, LineKind::skipped, why});
  if (!record.arxiv_id.empty() || !record.doi.empty() || !record.authors.empty() ||
      !record.venue.empty() || record.listing) {
    ++papers_;
  }
  if (read.announced != Announced::none) {
    if (day_) announcement_.begin_day(*day_);
    return announcement_.put(record, read.announced == Announced::replaced, number, number);
  }
  if (record.listing) record.listing->listed_on = parse_iso_day(record.published);
  sink_.record(record);
  sink_.account({number, number, LineKind::title, {}});
}

void FeedReader::finish(const std::string& name, std::string_view what) const {
  if (entries_ == 0) throw NoPapers(fmt::format("{}: {} without entries", name, what));
  if (papers_ == 0) {
    throw NoPapers(
        fmt::format("{}: {}, but not of papers: none of its {} entries names an id, "
                    "authors or a journal",
                    name, what, entries_));
  }
}

Error no_such_root(const std::string& name, const pugi::xml_node& root, std::string_view wanted) {
  return Error(fmt::format("{}: the XML is no {}: its root is <{}>", name, wanted,
                           text::squeeze(text::clean(root.name())).substr(0, 40)));
}

}  // namespace papers::ingest
