// Which day a document lists its papers for (design: given, stated, file name, inferred).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "paper/record.hpp"

namespace papers::ingest {

struct ListingDay {
  std::optional<Day> day;
  std::string how;  ///< "given", "stated", "file name", "inferred"; empty without a day
};

/// What is known of a document before it is read.
struct DayClues {
  std::optional<Day> given;    ///< --date
  std::optional<Day> as_of;    ///< --as-of, else the file's modification day, else today
  std::string_view file_name;  ///< a YYYY-MM-DD in its last component counts
};

/// The day that `record` is listed on, given what the document has stated so far.
ListingDay resolve_listing_day(const DayClues& clues, const Record& record,
                               const std::optional<StatedDay>& document_day);

/// Completes record.published from a day that lacks its year: pages leave out the year in which
/// they were seen, so it is the latest such day not after clues.as_of.
void complete_published(const DayClues& clues, Record& record);

}  // namespace papers::ingest
