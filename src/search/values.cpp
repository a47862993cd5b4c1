#include "search/values.hpp"

namespace papers::search {
namespace {

constexpr std::size_t most_digits = 18;  // what always fits an int64

std::optional<std::int64_t> parse_number(std::string_view text) {
  if (text.empty() || text.size() > most_digits) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// The sign in front of a value; it is removed from `text`.
std::string_view take_comparison(std::string_view& text) {
  for (const std::string_view sign : {">=", "<=", ">", "<"}) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(sign.size());
    return sign;
  }
  return {};
}

struct Ends {
  std::string_view first, last;
};
std::optional<Ends> split_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  return Ends{text.substr(0, dots), text.substr(dots + 2)};
}

}  // namespace

std::optional<NumberRange> parse_number_range(std::string_view text) {
  if (const auto ends = split_range(text)) {
    NumberRange range{parse_number(ends->first), parse_number(ends->last)};
    const bool first_wrong = !range.low && !ends->first.empty();
    const bool last_wrong = !range.high && !ends->last.empty();
    if (first_wrong || last_wrong || (!range.low && !range.high)) return std::nullopt;
    return range;
  }
  const std::string_view sign = take_comparison(text);
  const auto number = parse_number(text);
  if (!number) return std::nullopt;
  if (sign == ">") return NumberRange{*number + 1, std::nullopt};
  if (sign == ">=") return NumberRange{*number, std::nullopt};
  if (sign == "<") return NumberRange{std::nullopt, *number - 1};
  if (sign == "<=") return NumberRange{std::nullopt, *number};
  return NumberRange{*number, *number};
}

std::optional<DaySpan> parse_day_range(std::string_view text, Day today) {
  if (const auto ends = split_range(text)) {
    const auto first = parse_day_expression(ends->first, today);
    const auto last = parse_day_expression(ends->last, today);
    if ((!first && !ends->first.empty()) || (!last && !ends->last.empty())) return std::nullopt;
    if (!first && !last) return std::nullopt;
    return DaySpan{first ? first->first : std::nullopt, last ? last->last : std::nullopt};
  }
  const std::string_view sign = take_comparison(text);
  const auto span = parse_day_expression(text, today);
  if (!span || sign.empty()) return span;
  const std::chrono::days day{1};
  if (sign == ">=") return DaySpan{span->first, std::nullopt};
  if (sign == "<=") return DaySpan{std::nullopt, span->last};
  if (sign == ">" && span->last) return DaySpan{*span->last + day, std::nullopt};
  if (sign == "<" && span->first) return DaySpan{std::nullopt, *span->first - day};
  return std::nullopt;
}

}  // namespace papers::search
