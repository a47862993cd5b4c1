#include "ingest/listing_day.hpp"

#include "support/catch.hpp"
#include "support/day.hpp"

namespace papers::ingest_listing_day_test {

using namespace papers::ingest;

namespace {

using papers::test::day;

std::string resolved(const DayClues& clues, const Record& record,
                     const std::optional<StatedDay>& document_day) {
  const ListingDay found = resolve_listing_day(clues, record, document_day);
  return (found.day ? format_day(*found.day) : "none") + " " + found.how;
}

}  // namespace

TEST_CASE("the listing day comes from the best of what is known", "[ingest]") {
  const StatedDay march{std::nullopt, 3, 12};
  const StatedDay dated{2025, 3, 13};
  DayClues clues;
  Record record;
  CHECK(resolved(clues, record, std::nullopt) == "none ");
  CHECK(resolved(clues, record, march) == "none ");
  clues.as_of = day("2026-11-24");
  CHECK(resolved(clues, record, std::nullopt) == "none ");
  CHECK(resolved(clues, record, march) == "2026-03-12 inferred");
  clues.as_of = day("2026-01-05");
  CHECK(resolved(clues, record, march) == "2025-03-12 inferred");
  clues.file_name = "/pages/2024-01-01/hf-2025-02-19.md";
  CHECK(resolved(clues, record, march) == "2025-02-19 file name");
  CHECK(resolved(clues, record, dated) == "2025-03-13 stated");
  record.listed_without_year = StatedDay{2025, 3, 14};
  CHECK(resolved(clues, record, dated) == "2025-03-14 stated");
  record.listing.emplace().listed_on = day("2025-03-15");
  CHECK(resolved(clues, record, dated) == "2025-03-15 stated");
  clues.given = day("2020-02-29");
  CHECK(resolved(clues, record, dated) == "2020-02-29 given");
}

TEST_CASE("only a real day in the file's own name dates it", "[ingest]") {
  DayClues clues;
  for (const char* name : {"2025-02-19/page.txt", "page-2025-02-30.txt", "12025-02-19.txt",
                           "2025-02-191", "2025-02"}) {
    INFO(name);
    clues.file_name = name;
    CHECK(resolved(clues, {}, std::nullopt) == "none ");
  }
  for (const char* name : {"2025-02-19", "a/2025-02-19.md", "2024-01-01_2025-02-19T10.txt"}) {
    INFO(name);
    clues.file_name = name;
    CHECK(resolved(clues, {}, std::nullopt) == "2025-02-19 file name");
  }
}

}  // namespace papers::ingest_listing_day_test
