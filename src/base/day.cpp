#include "base/day.hpp"

#include <fmt/format.h>

#include <array>

#include "base/ascii.hpp"

namespace papers {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

constexpr std::array<std::string_view, 12> month_names = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

using ascii::lower;

using ascii::is_digit;

/// All of `text` as a number of at most `max_digits` digits.
std::optional<int> parse_number(std::string_view text, std::size_t max_digits) {
  if (text.empty() || text.size() > max_digits) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Day> make_day(int y, unsigned m, unsigned d) {
  const year_month_day date{year{y}, month{m}, day{d}};
  if (y < 1 || y > 9999 || !date.ok()) return std::nullopt;
  return Day{date};
}

/// A full English month name, or its first three letters ("sept" too), with or without a full stop.
std::optional<unsigned> parse_month(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text.size() < 3) return std::nullopt;
  std::string word;
  for (const char c : text) word += lower(c);
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    const bool short_form = word == month_names[i].substr(0, 3) || (i == 8 && word == "sept");
    if (short_form || word == month_names[i]) return static_cast<unsigned>(i + 1);
  }
  return std::nullopt;
}

/// "12", "12th", with a trailing comma.
std::optional<unsigned> parse_day_of_month(std::string_view text) {
  if (text.ends_with(',')) text.remove_suffix(1);
  for (const std::string_view ordinal : {"st", "nd", "rd", "th"}) {
    if (text.size() > 2 && text.ends_with(ordinal)) {
      text.remove_suffix(2);
      break;
    }
  }
  const auto number = parse_number(text, 2);
  if (!number || *number < 1 || *number > 31) return std::nullopt;
  return static_cast<unsigned>(*number);
}

std::optional<int> parse_year(std::string_view text) {
  if (text.size() != 4) return std::nullopt;
  const auto number = parse_number(text, 4);
  return number && *number >= 1 ? number : std::nullopt;
}

std::array<std::string_view, 4> split_words(std::string_view text, std::size_t& count) {
  std::array<std::string_view, 4> parts;
  count = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    std::size_t end = at;
    while (end < text.size() && text[end] != ' ' && text[end] != '\t') ++end;
    if (end == at) break;
    if (count == parts.size()) {
      count = parts.size() + 1;
      break;
    }
    parts[count++] = text.substr(at, end - at);
    at = end;
  }
  return parts;
}

Day months_before(Day from, int count) {
  const year_month_day date{from};
  const auto month_then = date.year() / date.month() - months{count};
  const year_month_day same_day = month_then / date.day();
  return same_day.ok() ? Day{same_day} : Day{month_then / std::chrono::last};
}

}  // namespace

std::string format_day(Day day_point) {
  const year_month_day date{day_point};
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  const auto day = static_cast<unsigned>(date.day());
  if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  // Every list asks for many.
  std::string out = "0000-00-00";
  const auto put = [&out](std::size_t at, unsigned number, std::size_t digits) {
    for (; digits > 0; --digits, number /= 10) out[at--] = static_cast<char>('0' + number % 10);
  };
  put(3, static_cast<unsigned>(year), 4);
  put(6, month, 2);
  put(9, day, 2);
  return out;
}

std::string format_day_long(Day day_point) {
  const year_month_day date{day_point};
  std::string name(month_names[static_cast<unsigned>(date.month()) - 1].substr(0, 3));
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return fmt::format("{} {}, {}", name, static_cast<unsigned>(date.day()),
                     static_cast<int>(date.year()));
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = parse_number(text.substr(0, 4), 4);
  const auto m = parse_number(text.substr(5, 2), 2);
  const auto d = parse_number(text.substr(8, 2), 2);
  if (!y || !m || !d) return std::nullopt;
  return make_day(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

std::string normalize_iso_date(std::string_view text) {
  if (text.size() >= 10 && (text.size() == 10 || text[10] == 'T' || text[10] == ' ')) {
    return parse_iso_day(text.substr(0, 10)) ? std::string(text.substr(0, 10)) : std::string();
  }
  if (text.size() == 7 && text[4] == '-' && parse_year(text.substr(0, 4))) {
    const auto m = parse_number(text.substr(5), 2);
    return m && *m >= 1 && *m <= 12 ? std::string(text) : std::string();
  }
  return parse_year(text) ? std::string(text) : std::string();
}

std::optional<StatedDay> parse_stated_day(std::string_view text) {
  if (const auto iso = parse_iso_day(text)) {
    const year_month_day date{*iso};
    return StatedDay{static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day())};
  }
  std::size_t count = 0;
  const auto parts = split_words(text, count);
  if (count != 2 && count != 3) return std::nullopt;
  StatedDay stated;
  const bool month_first = parse_month(parts[0]).has_value();
  const auto m = parse_month(month_first ? parts[0] : parts[1]);
  const auto d = parse_day_of_month(month_first ? parts[1] : parts[0]);
  if (!m || !d) return std::nullopt;
  stated.month = *m;
  stated.day = *d;
  if (count == 3) {
    stated.year = parse_year(parts[2]);
    if (!stated.year) return std::nullopt;
  }
  // A leap year proves Feb 29; the 30th of it is no day in any year.
  if (!make_day(stated.year.value_or(2000), *m, *d)) return std::nullopt;
  return stated;
}

std::optional<Day> resolve_stated_day(const StatedDay& stated, Day reference) {
  if (stated.year) return make_day(*stated.year, stated.month, stated.day);
  const int reference_year = static_cast<int>(year_month_day{reference}.year());
  // Eight years reach over a century without a leap day (1900).
  for (int y = reference_year; y > reference_year - 9; --y) {
    const auto candidate = make_day(y, stated.month, stated.day);
    if (candidate && *candidate <= reference) return candidate;
  }
  return std::nullopt;
}

std::optional<DaySpan> parse_day_expression(std::string_view text, Day today) {
  if (const auto exact = parse_iso_day(text)) return DaySpan{*exact, *exact};
  if (const auto y = parse_year(text)) return DaySpan{make_day(*y, 1, 1), make_day(*y, 12, 31)};
  if (text.size() == 7 && text[4] == '-') {
    const auto y = parse_year(text.substr(0, 4));
    const auto m = parse_number(text.substr(5), 2);
    if (!y || !m || *m < 1 || *m > 12) return std::nullopt;
    const year_month_day_last end{year{*y} / month{static_cast<unsigned>(*m)} / std::chrono::last};
    return DaySpan{make_day(*y, static_cast<unsigned>(*m), 1), Day{end}};
  }
  std::string word;
  for (const char c : text) word += lower(c);
  if (word == "today") return DaySpan{today, today};
  if (word == "yesterday") return DaySpan{today - days{1}, today - days{1}};
  if (word.size() < 2) return std::nullopt;
  const auto count = parse_number(std::string_view(word).substr(0, word.size() - 1), 4);
  if (!count) return std::nullopt;
  switch (word.back()) {
    case 'd':
      return DaySpan{today - days{*count}, today};
    case 'w':
      return DaySpan{today - days{7 * *count}, today};
    case 'm':
      return DaySpan{months_before(today, *count), today};
    case 'y':
      return DaySpan{months_before(today, 12 * *count), today};
    default:
      return std::nullopt;
  }
}

}  // namespace papers
