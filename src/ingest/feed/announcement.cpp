#include "ingest/feed/announcement.hpp"

#include <algorithm>
#include <string>

#include "base/ascii.hpp"
#include "ingest/record_check.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

void Announcement::begin_day(const StatedDay& day) {
  if (day_ == day) return;
  day_ = day;
  position_ = 0;
  sink_.document_day(day);
}

void Announcement::put(Record& record, bool is_replacement, std::uint64_t first,
                       std::uint64_t last) {
  const std::string_view fault = check_record(record);
  if (!fault.empty()) return sink_.account({first, last, LineKind::skipped, fault});
  if (!is_replacement) record.listing.emplace().position = ++position_;
  record.line = first;
  ++papers_;
  sink_.record(record);
  sink_.account({first, last, LineKind::title, is_replacement ? "listed nowhere" : ""});
}

std::optional<StatedDay> leading_day(std::string_view text) {
  text = text::trim(text);
  const std::size_t weekday = std::min(
      text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"), text.size());
  constexpr std::size_t longest_weekday = 9;
  if (weekday >= 3 && weekday <= longest_weekday) {
    text.remove_prefix(weekday);
    text = text::trim(text.starts_with(',') ? text.substr(1) : text);
  }
  std::string words;
  int count = 0;
  while (!text.empty() && count < 3) {
    const std::size_t end = std::min(text.find_first_of(" \t("), text.size());
    const std::string_view word = text.substr(0, end);
    text = text::trim(text.substr(end));
    if (word.empty()) break;
    if (!words.empty()) words += ' ';
    // Mails write the year with two digits; arXiv began in 1991.
    const bool short_year = ++count == 3 && word.size() == 2 && ascii::is_digit(word[0]);
    if (short_year) words += word >= "91" ? "19" : "20";
    words += word;
  }
  return parse_stated_day(words);
}

}  // namespace papers::ingest
