#include "intake/record_sink.hpp"

#include <utility>

#include "base/interrupt.hpp"

namespace papers::intake {

void RecordSink::record(Record& record) {
  throw_if_interrupted();
  ingest::complete_published(clues_, record);
  if (lists_ && !record.listing) record.listing.emplace();
  std::optional<Day> listed_on;
  if (record.listing) {
    const auto listed = resolve_listing_day(clues_, record, document_day_);
    listed_on = listed.day;
    if (!listed_.day) listed_ = listed;
  }
  pass_on_({library::prepare(std::move(record)), listed_on, std::nullopt});
  observer_.progress(input_.bytes_read(), ++read_);
}

void RecordSink::account(const ingest::Account& account) {
  throw_if_interrupted();
  if (account.kind == ingest::LineKind::skipped) skipped_ += account.last - account.first + 1;
  observer_.account(account);
}

}  // namespace papers::intake
