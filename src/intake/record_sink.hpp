// The first stage of an intake: what can be worked out of a record without the library.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/listing_day.hpp"
#include "ingest/reader.hpp"
#include "intake/take_in.hpp"
#include "library/prepared_record.hpp"
#include "topics/assigner.hpp"

namespace papers::intake {

/// A record that needs the library alone from here on.
struct JudgedRecord {
  library::PreparedRecord record;
  std::optional<Day> listed_on;
  std::optional<std::vector<topics::Assignment>> topics;  ///< nullopt: not judged yet
};

/// Takes what a reader tells, finds the days, and passes each record on.
class RecordSink : public ingest::Sink {
 public:
  using PassOn = std::function<void(JudgedRecord)>;

  /// Input and observer outlive the sink. `may_list`: of a format whose documents may be lists of
  /// what was in the air on a day; they are where the person says which day.
  RecordSink(const ingest::Input& input, bool may_list, const ingest::DayClues& clues,
             Observer& observer, PassOn pass_on)
      : input_(input),
        lists_(may_list && clues.given.has_value()),
        clues_(clues),
        observer_(observer),
        pass_on_(std::move(pass_on)) {}

  void record(Record& record) override;
  void account(const ingest::Account& account) override;
  void document_day(const StatedDay& day) override { document_day_ = day; }
  void remark(std::uint64_t line, std::string_view text) override { observer_.remark(line, text); }

  /// The day of the first paper that has one.
  [[nodiscard]] const ingest::ListingDay& listed() const { return listed_; }
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }

 private:
  /// Once a document.
  void remark_day_to_come(std::uint64_t line, Day day);
  /// U+FFFD is never stored without a word.
  void remark_lost_characters(const Record& record);

  const ingest::Input& input_;
  bool lists_;
  ingest::DayClues clues_;
  Observer& observer_;
  PassOn pass_on_;
  std::optional<StatedDay> document_day_;
  ingest::ListingDay listed_;
  std::uint64_t read_ = 0;
  std::uint64_t skipped_ = 0;
  bool told_day_to_come_ = false;
};

}  // namespace papers::intake
