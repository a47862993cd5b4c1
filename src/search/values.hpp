// The values of fields that are no words: days, numbers, and their ranges.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/day.hpp"

namespace papers::search {

struct NumberRange {
  std::optional<std::int64_t> low, high;  ///< inclusive
  bool operator==(const NumberRange&) const = default;
};

/// "50", ">50", ">=50", "<50", "<=50", "10..50", "..50", "10.."; nullopt for anything else.
std::optional<NumberRange> parse_number_range(std::string_view text);

/// A day expression (day.hpp), two of them with ".." between, either end open, or one after a
/// comparison sign; nullopt for anything else.
std::optional<DaySpan> parse_day_range(std::string_view text, Day today);

}  // namespace papers::search
