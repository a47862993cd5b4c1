#include "base/clock.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <string_view>

#include "base/ascii.hpp"
#include "base/error.hpp"

namespace papers {
namespace {

struct Moment {
  Day day;
  std::string timestamp;
};

bool is_timestamp(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00T00:00:00Z";
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = ascii::is_digit(text[i]);
    if (shape[i] == '0' ? !digit : text[i] != shape[i]) return false;
  }
  return text.substr(11, 2) < "24" && text.substr(14, 2) < "60" && text.substr(17, 2) < "60";
}

std::chrono::sys_seconds time_of(Day day, std::string_view timestamp) {
  const auto two_digits = [timestamp](std::size_t at) {
    return (timestamp[at] - '0') * 10 + (timestamp[at + 1] - '0');
  };
  return day + std::chrono::hours(two_digits(11)) + std::chrono::minutes(two_digits(14)) +
         std::chrono::seconds(two_digits(17));
}

Moment fixed_moment(std::string_view text) {
  if (const auto day = parse_iso_day(text)) return {*day, format_day(*day) + "T00:00:00Z"};
  if (is_timestamp(text)) {
    if (const auto day = parse_iso_day(text.substr(0, 10))) {
      return {local_day(time_of(*day, text)), std::string(text)};
    }
  }
  throw UsageError(fmt::format(
      "PAPERS_NOW is '{}': expected a day (2026-11-24) or a UTC time (2026-11-24T08:00:00Z)",
      text));
}

Moment moment() {
  if (const char* fixed = std::getenv("PAPERS_NOW"); fixed != nullptr && *fixed != '\0') {
    return fixed_moment(fixed);
  }
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const Day day = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::hh_mm_ss time(now - day);
  return {local_day(now),
          fmt::format("{}T{:02}:{:02}:{:02}Z", format_day(day), time.hours().count(),
                      time.minutes().count(), time.seconds().count())};
}

}  // namespace

Day local_day(std::chrono::sys_seconds moment) {
  const std::time_t seconds = moment.time_since_epoch().count();
  std::tm local = {};
  if (::localtime_r(&seconds, &local) == nullptr) {
    return std::chrono::floor<std::chrono::days>(moment);
  }
  const std::chrono::year_month_day date{
      std::chrono::year{local.tm_year + 1900},
      std::chrono::month{static_cast<unsigned>(local.tm_mon) + 1},
      std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
  return Day{date};
}

Day today() { return moment().day; }

std::string now_utc() { return moment().timestamp; }

}  // namespace papers
