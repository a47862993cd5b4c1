#include "ingest/listing_day.hpp"

#include "base/ascii.hpp"

namespace papers::ingest {
namespace {

using ascii::is_digit;

/// The last YYYY-MM-DD in the file's own name that is a real day and no part of a longer number.
std::optional<Day> day_in_name(std::string_view path) {
  const std::string_view name = path.substr(path.find_last_of('/') + 1);
  constexpr std::size_t size = 10;
  for (std::size_t at = name.size() + 1; at-- > size;) {
    const std::size_t begin = at - size;
    if (begin > 0 && is_digit(name[begin - 1])) continue;
    if (at < name.size() && is_digit(name[at])) continue;
    if (const auto day = parse_iso_day(name.substr(begin, size))) return day;
  }
  return std::nullopt;
}

}  // namespace

ListingDay resolve_listing_day(const DayClues& clues, const Record& record,
                               const std::optional<StatedDay>& document_day) {
  if (clues.given) return {clues.given, "given"};
  if (record.listing && record.listing->listed_on) return {record.listing->listed_on, "stated"};
  const auto& stated = record.listed_without_year ? record.listed_without_year : document_day;
  if (stated && stated->year) {
    if (const auto day = resolve_stated_day(*stated, Day{})) return {day, "stated"};
  }
  if (const auto day = day_in_name(clues.file_name)) return {day, "file name"};
  if (stated && !stated->year && clues.as_of) {
    if (const auto day = resolve_stated_day(*stated, *clues.as_of)) return {day, "inferred"};
  }
  return {};
}

void complete_published(const DayClues& clues, Record& record) {
  if (!record.published.empty() || !record.published_without_year || !clues.as_of) return;
  if (const auto day = resolve_stated_day(*record.published_without_year, *clues.as_of)) {
    record.published = format_day(*day);
  }
}

}  // namespace papers::ingest
