#include "cli/library_sink.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "base/error.hpp"
#include "base/interrupt.hpp"

namespace papers::cli {
namespace {

constexpr std::uint64_t batch_papers = 10'000;
/// Few enough that their rows are still in the page cache.
constexpr std::uint64_t topics_papers = 250;
constexpr std::size_t shown_complaints = 10;

}  // namespace

void LibrarySink::record(Record& record) { arrive(prepare(record)); }

Arrival LibrarySink::prepare(Record& record) const {
  throw_if_interrupted();
  ingest::complete_published(parts_.clues, record);
  return {library::prepare(std::move(record)), std::nullopt, parts_.input.bytes_read()};
}

void LibrarySink::arrive(const Arrival& arrival) {
  const Record& record = arrival.incoming.record;
  std::optional<Day> day;
  if (record.appearance) {
    const auto listed = resolve_listing_day(parts_.clues, *record.appearance, document_day_);
    day = listed.day;
    if (!parts_.result.listed.day) parts_.result.listed = listed;
  }
  const auto [outcome, paper] = parts_.import.add(arrival.incoming, day);
  if (outcome == library::Outcome::added) {
    if (arrival.topics) {
      assigner().store(paper, *arrival.topics);
    } else {
      assigner().assign(paper);
    }
  }
  parts_.progress.update(arrival.bytes_read, parts_.import.totals().read);
  if (++in_batch_ % topics_papers == 0) assign_changed();
  if (in_batch_ == batch_papers) land_batch();
}

bool LibrarySink::heeds(const ingest::Account& account) const {
  return account.kind == ingest::LineKind::skipped || parts_.settings.report;
}

void LibrarySink::account(const ingest::Account& account) {
  throw_if_interrupted();
  if (account.kind == ingest::LineKind::skipped) skip(account);
  if (!parts_.settings.report) return;
  const std::string lines = account.first == account.last
                                ? fmt::format("{}", account.first)
                                : fmt::format("{}-{}", account.first, account.last);
  parts_.result.report.append(
      account.why.empty()
          ? fmt::format("{:>11}  {}\n", lines, to_string(account.kind))
          : fmt::format("{:>11}  {:<8}  {}\n", lines, to_string(account.kind), account.why));
}

void LibrarySink::remark(std::uint64_t line, std::string_view text) {
  std::vector<std::string>& remarks = parts_.result.remarks;
  ++parts_.result.remarks_in_all;
  if (remarks.size() >= shown_complaints) return;
  remarks.push_back(line == 0 ? fmt::format(": {}", text) : fmt::format(":{}: {}", line, text));
}

void LibrarySink::assign_changed() {
  for (const std::int64_t paper : parts_.import.take_changed()) assigner().assign(paper);
}

void LibrarySink::skip(const ingest::Account& account) {
  if (parts_.settings.strict) {
    throw Error(
        fmt::format("{}:{}: {} (--strict)", parts_.input.name(), account.first, account.why));
  }
  skipped_ += account.last - account.first + 1;
  if (parts_.result.complaints.size() < shown_complaints) {
    parts_.result.complaints.push_back(fmt::format("{}: {}", account.first, account.why));
  }
}

void LibrarySink::land_batch() {
  in_batch_ = 0;
  if (parts_.result.format->in_batches && !parts_.settings.dry_run) parts_.import.land_batch();
}

topics::Judge& LibrarySink::judge() {
  if (!judge_) judge_.emplace();
  return *judge_;
}

topics::Assigner& LibrarySink::assigner() {
  if (!assigner_) assigner_.emplace(parts_.library, judge());
  return *assigner_;
}

}  // namespace papers::cli
