#include "ingest/feed/feed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/feed/feed_entry.hpp"
#include "ingest/feed/xml.hpp"
#include "ingest/record_check.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

void FeedReader::read(const pugi::xml_node& entry, std::uint64_t line) {
  Held& held = held_.emplace_back(Held{read_feed_entry(entry), {}});
  Record& record = held.entry.record;
  record.line = line;
  // A query that arXiv refuses is answered with an entry that says why.
  if (record.title == "Error" && record.arxiv_id.empty()) {
    held.fault =
        fmt::format("line {}: arXiv reports an error: {}", line, record.abstract.substr(0, 200));
  } else if (const std::string_view fault = check_record(record); !fault.empty()) {
    held.fault = fmt::format("line {}: {}", line, fault);
  }
}

void FeedReader::pass_on(Held& held, std::uint64_t number) {
  FeedEntry& read = held.entry;
  Record& record = read.record;
  if (!held.fault.empty()) {
    return sink_.account({number, number, LineKind::skipped, held.fault});
  }
  if (read.announced != Announced::none) {
    if (day_) announcement_.begin_day(*day_);
    return announcement_.put(record, read.announced == Announced::replaced, number, number);
  }
  if (record.listing) record.listing->listed_on = parse_iso_day(read.posted);
  sink_.record(record);
  sink_.account({number, number, LineKind::title, {}});
}

void FeedReader::finish(const std::string& name, std::string_view what, bool of_papers) {
  const auto papers = static_cast<std::size_t>(std::count_if(
      held_.begin(), held_.end(), [](const Held& held) { return held.entry.is_paper; }));
  const bool has_other = std::any_of(held_.begin(), held_.end(), [](const Held& held) {
    return held.fault.empty() && !held.entry.is_paper;
  });
  if (papers == 0 && has_other && !of_papers) {
    throw NoPapers(
        fmt::format("{}: {}, but not of papers: none of its {} entries names an id, "
                    "several authors or a journal",
                    name, what, held_.size()));
  }
  const bool all = of_papers || 2 * papers > held_.size();
  for (std::size_t i = 0; i < held_.size(); ++i) {
    Held& held = held_[i];
    if (held.fault.empty() && !held.entry.is_paper && !all) {
      held.fault = fmt::format("line {}: no paper: it leads to none", held.entry.record.line);
    }
    pass_on(held, i + 1);
  }
}

Error no_such_root(const std::string& name, const pugi::xml_node& root, std::string_view wanted) {
  return Error(fmt::format("{}: the XML is no {}: its root is <{}>", name, wanted,
                           text::squeeze(text::clean(root.name())).substr(0, 40)));
}

}  // namespace papers::ingest
