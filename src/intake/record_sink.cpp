#include "intake/record_sink.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock.hpp"
#include "base/interrupt.hpp"

namespace papers::intake {

namespace {

/// A day that a document cannot have been of: it would be the newest for good. Where it was written
/// tomorrow may have begun.
bool is_to_come(const std::optional<Day>& day) {
  return day && *day > today() + std::chrono::days(1);
}

}  // namespace

void RecordSink::record(Record& record) {
  throw_if_interrupted();
  ingest::complete_published(clues_, record);
  if (lists_ && !record.listing) record.listing.emplace();
  std::optional<Day> listed_on;
  if (record.listing) {
    auto listed = resolve_listing_day(clues_, record, document_day_);
    if (!clues_.given && is_to_come(listed.day)) {
      remark_day_to_come(record.line, *listed.day);
      listed = {};
    }
    listed_on = listed.day;
    if (!listed_.day) listed_ = listed;
  }
  remark_lost_characters(record);
  pass_on_({library::prepare(std::move(record)), listed_on, std::nullopt});
  observer_.progress(input_.bytes_read(), ++read_);
}

void RecordSink::remark_day_to_come(std::uint64_t line, Day day) {
  if (std::exchange(told_day_to_come_, true)) return;
  observer_.remark(line, fmt::format("{} is still to come: papers are listed without that day; "
                                     "--date says which was meant",
                                     format_day(day)));
}

void RecordSink::remark_lost_characters(const Record& record) {
  constexpr std::string_view lost = "\xEF\xBF\xBD";
  const auto has_lost = [lost](const std::string& text) {
    return text.find(lost) != std::string::npos;
  };
  const char* where = nullptr;
  if (has_lost(record.abstract)) where = "abstract";
  if (std::any_of(record.authors.begin(), record.authors.end(), has_lost)) where = "authors";
  if (has_lost(record.title)) where = "title";
  if (where == nullptr) return;
  observer_.remark(record.line,
                   fmt::format("characters are lost in the {} (U+FFFD stands for them): the text "
                               "is damaged, or in an encoding that it does not declare",
                               where));
}

void RecordSink::account(const ingest::Account& account) {
  throw_if_interrupted();
  if (account.kind == ingest::LineKind::skipped) skipped_ += account.last - account.first + 1;
  observer_.account(account);
}

}  // namespace papers::intake
