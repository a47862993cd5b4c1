#include "ingest/json/json_papers.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "ingest/json/json_error.hpp"
#include "ingest/json/json_record.hpp"
#include "ingest/json/json_rows.hpp"

namespace papers::ingest {

namespace {

/// Errors have a name ("ForbiddenError") or a title ("Not Found") and nothing else of a paper.
bool is_title_alone(const Record& record) {
  return record.abstract.empty() && record.authors.empty() && record.arxiv_id.empty() &&
         record.doi.empty() && record.url.empty() && record.published.empty();
}

/// Passes rows on, and those back for a while whose day may follow them. A page lists some dozens
/// of papers; of what is much longer than that the rows go before the day is known.
class RowReader {
 public:
  RowReader(Sink& sink, bool count_unread) : sink_(sink), count_unread_(count_unread) {}

  void row(const JsonRow& found) {
    Record record;
    std::string why(found.fault);
    UnreadFields* const unread = count_unread_ ? &unread_ : nullptr;
    const bool is_read =
        why.empty() && read_json_record(found.text, record, why, unread, found.of_papers);
    const bool is_lone = !found.listed && found.number == 1;
    const bool may_be_error =
        is_lone && (!is_read || (is_title_alone(record) && states_error_status(found.text)));
    if (may_be_error) error_ = error_in(found.text);
    if (is_lone && is_read && !error_.empty()) why = "the report of an error";
    if (why.starts_with(title_is_all)) ++no_papers_;
    if (!why.empty()) {
      const std::string reason = fmt::format("line {}: {}", found.line, why);
      return sink_.account({found.number, found.number, LineKind::skipped, reason});
    }
    record.line = found.number;
    if (found.listed && record.listing) {
      record.listing->position = static_cast<std::int64_t>(found.number);
    }
    ++records_;
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

  /// To be called at the end. Throws Error when the document was the report of an error,
  /// NoPapers when its rows are other things that have titles.
  void finish(const std::string& name) {
    release();
    if (records_ == 0 && !error_.empty()) {
      throw Error(fmt::format("{}: an answer that reports an error: {}", name, error_));
    }
    if (records_ == 0 && no_papers_ > 0) {
      throw NoPapers(fmt::format("{}: JSON, but not of papers: {} of its rows have {}", name,
                                 no_papers_, title_is_all));
    }
    const std::string unread = unread_.summary();
    if (!unread.empty()) sink_.remark(0, unread);
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
  bool count_unread_;
  UnreadFields unread_;
  std::string error_;  ///< what the first row reports, when that is no paper
  std::uint64_t records_ = 0, no_papers_ = 0;
  std::vector<Record> held_;
  std::size_t held_bytes_ = 0;
  bool full_ = false;  ///< gave up waiting for this object's day
};

}  // namespace

void read_json_papers(Input& input, Sink& sink, bool count_unread) {
  RowReader reader(sink, count_unread);
  for_each_json_row(input, {[&reader](const JsonRow& row) { reader.row(row); },
                            [&reader](const StatedDay& day) { reader.day(day); }});
  reader.finish(input.name());
}

}  // namespace papers::ingest
