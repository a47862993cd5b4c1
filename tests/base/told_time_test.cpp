#include "base/told_time.hpp"

#include <cstdlib>
#include <ctime>

#include "support/catch.hpp"

namespace papers::base_told_time_test {

TEST_CASE("a span says each year and month once, and both of its days", "[base]") {
  const auto told = [](const char* first, const char* last) {
    return format_span_long(*parse_iso_day(first), *parse_iso_day(last));
  };
  CHECK(told("2026-03-12", "2026-03-12") == "Mar 12, 2026");
  CHECK(told("2026-02-12", "2026-02-27") == "Feb 12 to 27, 2026");
  CHECK(told("2026-02-27", "2026-03-03") == "Feb 27 to Mar 3, 2026");
  CHECK(told("2025-12-30", "2026-01-02") == "Dec 30, 2025 to Jan 2, 2026");
}

TEST_CASE("a stored time is told where the user is, and other text as it stands", "[base]") {
  const char* const zone = std::getenv("TZ");
  const std::string before = zone == nullptr ? "" : zone;
  ::setenv("TZ", "XYZ-5:30", 1);
  ::tzset();
  CHECK(local_minute("2026-11-24T20:00:59Z") == "2026-11-25 01:30");
  ::setenv("TZ", "UTC", 1);
  ::tzset();
  CHECK(local_minute("2026-11-24T20:00:59Z") == "2026-11-24 20:00");
  for (const char* other : {"", "2026-11-24", "2026-11-24T20:00:59Z and more", "soon"}) {
    CHECK(local_minute(other) == other);
  }
  if (zone == nullptr) {
    ::unsetenv("TZ");
  } else {
    ::setenv("TZ", before.c_str(), 1);
  }
  ::tzset();
}

}  // namespace papers::base_told_time_test
