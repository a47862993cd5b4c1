#include "ingest/feed/shown_citation.hpp"

#include <algorithm>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/feed/arxiv_text.hpp"
#include "ingest/json/field_values.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/url.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

/// The year at the end of "Moths, 2022", which is taken off with its comma.
std::string take_year(std::string_view& text) {
  constexpr std::size_t year_size = 4;
  if (text.size() < year_size) return {};
  const std::string_view year = text.substr(text.size() - year_size);
  if (any_date(year) != year) return {};
  text = text::trim(text.substr(0, text.size() - year_size));
  if (text.ends_with(',')) text.remove_suffix(1);
  return std::string(year);
}

/// Letters and digits only, in lower case.
std::string folded_letters(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (ascii::is_alphanumeric(c)) kept += ascii::lower(c);
  }
  return kept;
}

}  // namespace

bool read_citation_line(std::string_view line, Record& record) {
  std::string plain = text::squeeze(line);
  const std::size_t end = plain.find(" - ");
  std::string_view names = std::string_view(plain).substr(0, end);
  const bool cut = names.ends_with(ellipsis);
  if (cut) names.remove_suffix(ellipsis.size());
  const bool several = names.find(',') != names.npos || names.find(" and ") != names.npos;
  if (!reads_like_names(names) || (end == plain.npos && !several)) return false;
  std::string_view rest = end == plain.npos ? std::string_view() : plain;
  rest.remove_prefix(std::min(end == plain.npos ? 0 : end + 3, rest.size()));
  std::string_view venue = rest.substr(0, rest.find(" - "));
  std::string year = take_year(venue);
  if (end != plain.npos && year.empty()) return false;
  record.authors = names_in(names, nullptr, NamesOf::reference);
  record.authors_cut = cut;
  if (record.published.empty()) record.published = std::move(year);
  if (record.arxiv_id.empty()) record.arxiv_id = stated_arxiv_id(venue);
  if (record.venue.empty() && !venue.ends_with(ellipsis)) record.venue = std::string(venue);
  return true;
}

std::string_view unfolded_abstract(std::string_view text) {
  constexpr std::string_view more = "\xE2\x96\xBD More", less = "\xE2\x96\xB3 Less";
  const std::size_t folded_end = text.find(more);
  if (folded_end != text.npos) {
    const std::string_view whole = text::trim(text.substr(folded_end + more.size()));
    text = text::trim(whole.empty() ? text.substr(0, folded_end) : whole);
  }
  return text::trim(text.substr(0, text.find(less)));
}

std::string title_of_page(std::string_view title, std::string_view url) {
  title = without_page_kind(text::trim(title));
  for (const std::string_view kind : {"(PDF) ", "[PDF] "}) {
    if (title.starts_with(kind)) title.remove_prefix(kind.size());
  }
  const auto parts = parse_url(url);
  const std::string host = parts ? folded_letters(parts->host) : std::string();
  for (const std::string_view mark : {" | ", " - ", " \xE2\x80\x94 ", " \xE2\x80\x93 "}) {
    const std::size_t at = title.rfind(mark);
    if (at == title.npos || at == 0) continue;
    const std::string site = folded_letters(title.substr(at + mark.size()));
    const bool names_site = !site.empty() && host.find(site) != host.npos;
    if (mark == " | " || names_site) title = text::trim(title.substr(0, at));
  }
  return std::string(title);
}

}  // namespace papers::ingest
