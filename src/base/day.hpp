// Calendar days: the only notion of time that papers stores about papers.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace papers {

/// A day of the proleptic Gregorian calendar; no time of day, no zone.
using Day = std::chrono::sys_days;

/// "2026-03-12". Years are 0001 to 9999.
std::string format_day(Day day);

/// "Mar 12, 2026", English whatever the locale is.
std::string format_day_long(Day day);

/// Exactly "YYYY-MM-DD" naming a real day; nullopt otherwise.
std::optional<Day> parse_iso_day(std::string_view text);

/// A day, month or year in ISO form ("2025-03-12", "2025-03", "2025"), the leading part of a
/// longer timestamp included ("2025-03-12T10:00:00Z"), reduced to what it states and proven real;
/// empty when it is none of these.
std::string normalize_iso_date(std::string_view text);

/// A day as a page states it: the year may be missing ("Mar 12").
struct StatedDay {
  std::optional<int> year;
  unsigned month = 0;  // 1..12
  unsigned day = 0;    // 1..31
  bool operator==(const StatedDay&) const = default;
};

/// English month-day forms ("Mar 12", "March 12, 2026", "12 Mar 2026", also lower case) and ISO
/// days, the whole of `text` and nothing else; nullopt otherwise.
std::optional<StatedDay> parse_stated_day(std::string_view text);

/// The latest day named by `stated` that is not after `reference`; a stated year is taken as it
/// is. Feb 29 without a year becomes that of the last leap year. nullopt when no such day exists.
std::optional<Day> resolve_stated_day(const StatedDay& stated, Day reference);

/// An inclusive span of days, either end may be open.
struct DaySpan {
  std::optional<Day> first;
  std::optional<Day> last;
  bool operator==(const DaySpan&) const = default;
};

/// A D of the command line and the query language: 2025-03-12, 2025-03, 2025, today, yesterday,
/// 7d, 2w, 3m (that long before `today`, up to `today`), as the span it covers; nullopt otherwise.
std::optional<DaySpan> parse_day_expression(std::string_view text, Day today);

}  // namespace papers
