// Days in front of a title, and references, "One, A., & Two, B. (2017). Title. Venue, 2(1)."
#include <algorithm>
#include <utility>

#include "ingest/bibliography/field_text.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/page/entry_words.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {

void EntryFacts::take_front_day(std::string_view& text) {
  std::size_t end = 0;
  for (int words = 1; words <= 3 && end < text.size(); ++words) {
    end = std::min(text.find(' ', end + 1), text.size());
    std::string_view day = text.substr(0, end);
    while (day.ends_with(':') || day.ends_with(',') || day.ends_with('|')) day.remove_suffix(1);
    constexpr std::size_t shortest_bytes = 6;  // "2024" may begin a title
    const bool dated = day.size() >= shortest_bytes && take_day(day);
    // "3 Jan, *Title*": of which year, only what it heads says.
    if (!dated && (day.size() == end || !parse_stated_day(day))) continue;
    text = text::trim(text.substr(end));
    return;
  }
}

bool EntryFacts::take_reference(std::string& text, bool title_follows) {
  NamesInFront front = read_names_in_front(text, title_follows);
  if (front.names.empty()) return false;
  constexpr std::size_t year_digits = 4;
  std::string_view rest = front.rest;
  std::string_view day = rest.substr(0, year_digits);
  if (const std::size_t group = group_size(rest); group > 0) {
    day = rest.substr(1, group - 2);
    if (!take_day(day) && !take_day(day.substr(0, year_digits))) return false;
    rest = text::trim(rest.substr(group));
    if (!rest.empty() && is_lower(rest[0])) return false;  // "One and Two (2024) keep this list."
    rest = without_joints(rest);
  } else if (rest.substr(day.size()).starts_with(". ") && take_day(day)) {
    rest = without_joints(rest.substr(day.size()));
  }
  const bool is_mark = rest.empty() || rest == "\"" || rest == "\u201C";
  if (count_words(rest).count < 2 && !(is_mark && title_follows)) return false;
  // "Sparse Gardens, Ann One, Bob Two. ICML Workshop 2020." begins with its title.
  if (is_venue(without_end_joints(rest.substr(0, sentence_size(rest))))) return false;
  entry_.record.authors = std::move(front.names);
  entry_.record.authors_cut = front.cut;
  text = std::string(rest);
  return true;
}

std::string_view EntryFacts::take_publication(std::string_view text) {
  constexpr std::size_t longest_bytes = 400, longest_venue_bytes = 160;
  constexpr std::string_view ends = "\"\u201D,.; \n";
  text.remove_prefix(std::min(text.find_first_not_of(ends), text.size()));
  for (const std::string_view word : {"in: ", "in "}) {
    if (starts_with_folded(text, word)) text = text::trim(text.substr(word.size()));
  }
  const std::string_view line = text.substr(0, longest_bytes).substr(0, text.find('\n'));
  Record& record = entry_.record;
  // A volume, a year: where the venue ends. "28th" is a word of it.
  std::size_t venue_end = line.npos, year = line.npos, at = 0;
  for (; at < line.size(); ++at) {
    if (!is_digit(line[at]) || (at > 0 && is_alphanumeric(line[at - 1]))) continue;
    const std::size_t end = std::min(line.find_first_not_of("0123456789", at), line.size());
    const bool is_word = end < line.size() && is_alphanumeric(line[end]);
    if (!is_word && at > 0 && venue_end == line.npos) venue_end = at;
    const std::string date = is_word ? std::string() : published_from(line.substr(at, end - at));
    const bool bracketed = at > 0 && line[at - 1] == '(';
    if (!date.empty() && (year == line.npos || bracketed)) year = at;
    at = end;
  }
  if (record.arxiv_id.empty()) record.arxiv_id = stated_arxiv_id(line);
  if (record.doi.empty())
    record.doi = stated_doi(line.substr(std::min(line.find("10."), line.size())));
  constexpr std::size_t year_digits = 4;
  if (year != line.npos && record.published.empty()) take_day(line.substr(year, year_digits));
  if (venue_end == line.npos) venue_end = sentence_size(line);
  const std::string_view before = line.substr(0, venue_end);
  const std::string_view venue = without_end_joints(before.substr(0, before.find(", vol")));
  const bool is_named = venue.size() > 1 && venue.size() <= longest_venue_bytes &&
                        is_upper(venue[0]) && !starts_with_folded(venue, "arxiv");
  if (is_named && record.venue.empty()) record.venue = std::string(venue);
  const std::size_t last = std::min(std::max(venue_end, year == line.npos ? 0 : year), line.size());
  const std::size_t stop = line.find(". ", last);
  return text.substr(stop == line.npos ? line.size() : stop + 2);
}

}  // namespace papers::ingest::page
