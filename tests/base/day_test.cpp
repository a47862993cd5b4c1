#include "base/day.hpp"

#include "support/catch.hpp"
#include "support/day.hpp"

namespace papers::base_day_test {

using namespace std::chrono_literals;
using papers::test::day;

TEST_CASE("a day without a year is the latest one not after the reference day", "[base]") {
  const auto resolve = [](const char* stated, const char* reference) {
    return format_day(resolve_stated_day(parse_stated_day(stated).value(), day(reference)).value());
  };
  CHECK(resolve("Mar 12", "2026-01-05") == "2025-03-12");
  CHECK(resolve("Mar 12", "2026-03-12") == "2026-03-12");
  CHECK(resolve("Mar 12", "2026-11-24") == "2026-03-12");
  CHECK(resolve("Feb 29", "2026-11-24") == "2024-02-29");
  CHECK(resolve("Dec 31", "2026-01-01") == "2025-12-31");
  CHECK(resolve("Dec 31, 2030", "2026-01-01") == "2030-12-31");
}

TEST_CASE("pages state days in several English forms, and nothing else is a day", "[base]") {
  const StatedDay march{std::nullopt, 3, 12};
  for (const char* text : {"Mar 12", "March 12", "mar 12", "12 Mar", "Mar. 12", "March 12th"}) {
    INFO(text);
    CHECK(parse_stated_day(text) == march);
  }
  const StatedDay dated{2026, 10, 4};
  for (const char* text : {"Oct 4, 2026", "4 October 2026", "2026-10-04", "Sept 4, 2026"}) {
    INFO(text);
    CHECK(parse_stated_day(text).has_value());
  }
  CHECK(parse_stated_day("Oct 4, 2026") == dated);
  for (const char* text : {"", "Mar", "Mar 32", "Feb 30", "Mar 12 in Paris", "May we", "12", "2026",
                           "Mar 12, 26", "Feb 29, 2025"}) {
    INFO(text);
    CHECK_FALSE(parse_stated_day(text).has_value());
  }
}

TEST_CASE("day expressions cover the span they name", "[base]") {
  const Day now = day("2026-03-31");
  const auto span = [&](const char* text) {
    const auto found = parse_day_expression(text, now).value();
    return format_day(*found.first) + ".." + format_day(*found.last);
  };
  CHECK(span("2025-03-12") == "2025-03-12..2025-03-12");
  CHECK(span("2024-02") == "2024-02-01..2024-02-29");
  CHECK(span("2025") == "2025-01-01..2025-12-31");
  CHECK(span("today") == "2026-03-31..2026-03-31");
  CHECK(span("Yesterday") == "2026-03-30..2026-03-30");
  CHECK(span("7d") == "2026-03-24..2026-03-31");
  CHECK(span("2w") == "2026-03-17..2026-03-31");
  CHECK(span("1m") == "2026-02-28..2026-03-31");
  for (const char* text : {"", "d", "7", "7x", "2025-13", "2025-02-30", "0000", "soon", "-1d"}) {
    INFO(text);
    CHECK_FALSE(parse_day_expression(text, now).has_value());
  }
}

TEST_CASE("ISO dates are reduced to what they state", "[base]") {
  CHECK(normalize_iso_date("2025-11-24T12:34:38.000Z") == "2025-11-24");
  CHECK(normalize_iso_date("2025-11") == "2025-11");
  CHECK(normalize_iso_date("2025") == "2025");
  CHECK(normalize_iso_date("2025-11-31").empty());
  CHECK(normalize_iso_date("2025-13").empty());
  CHECK(normalize_iso_date("soon").empty());
  CHECK(format_day_long(day("2026-10-04")) == "Oct 4, 2026");
}

}  // namespace papers::base_day_test
