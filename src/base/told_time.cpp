#include "base/told_time.hpp"

#include <array>
#include <ctime>

namespace papers {

std::string format_span_long(Day first, Day last) {
  const std::string from = format_day_long(first);
  const std::string to = format_day_long(last);
  if (first == last) return to;
  const std::chrono::year_month_day a(first);
  const std::chrono::year_month_day b(last);
  if (a.year() != b.year()) return from + " to " + to;
  const std::string day = from.substr(0, from.find(','));
  if (a.month() != b.month()) return day + " to " + to;
  return day + " to " + to.substr(to.find(' ') + 1);
}

std::string local_minute(const std::string& utc) {
  std::tm stored = {};
  const char* const end = ::strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &stored);
  if (end == nullptr || *end != '\0') return utc;
  const std::time_t seconds = ::timegm(&stored);
  std::tm local = {};
  std::array<char, 32> out = {};
  if (::localtime_r(&seconds, &local) == nullptr) return utc;
  const std::size_t size = std::strftime(out.data(), out.size(), "%Y-%m-%d %H:%M", &local);
  return {out.data(), size};
}

}  // namespace papers
