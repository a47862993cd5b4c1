#include "ingest/bibliography/field_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.hpp"
#include "base/day.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// Windows-1252 at 0x80 to 0x9F; empty where it has nothing.
constexpr std::array<std::string_view, 32> windows_1252 = {
    "€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
    "",  "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ"};

std::string without_c1(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (text[i] == '\xC2' && next >= 0x80 && next < 0xA0) {
      out += windows_1252[next - 0x80];
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// 1..12 for "mar", "March", "MARCH.", else 0.
unsigned named_month(std::string_view word) {
  constexpr std::array<std::string_view, 12> names = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  const std::string lower = ascii::lower(word);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].starts_with(lower) || (lower == "sept" && i == 8)) {
      return static_cast<unsigned>(i + 1);
    }
  }
  return 0;
}

struct DateParts {
  std::vector<std::string_view> numbers;
  unsigned month = 0;        ///< a named one
  std::size_t month_at = 0;  ///< how many numbers stood before it
};

DateParts date_parts(std::string_view value) {
  DateParts parts;
  for (std::size_t i = 0; i < value.size() && parts.numbers.size() < 3;) {
    std::size_t end = i;
    while (end < value.size() && ascii::is_digit(value[end])) ++end;
    if (end > i) {
      parts.numbers.push_back(value.substr(i, end - i));
    } else {
      while (end < value.size() && ascii::is_letter(value[end])) ++end;
      const unsigned month = named_month(value.substr(i, end - i));
      if (month != 0 && parts.month == 0) {
        parts.month = month;
        parts.month_at = parts.numbers.size();
      }
    }
    i = std::max(end, i + 1);
  }
  return parts;
}

unsigned small_number(std::string_view digits) {
  unsigned number = 0;
  if (digits.size() > 2) return 0;
  for (const char c : digits) number = number * 10 + static_cast<unsigned>(c - '0');
  return number;
}

/// As much of a date as is real.
std::string iso_of(std::string_view year, unsigned month, unsigned day) {
  std::string iso;
  if (month > 0 && day > 0) {
    iso = normalize_iso_date(fmt::format("{}-{:02}-{:02}", year, month, day));
  }
  if (iso.empty() && month > 0) iso = normalize_iso_date(fmt::format("{}-{:02}", year, month));
  return iso.empty() ? normalize_iso_date(year) : iso;
}

/// Whether `word` may stand beside an id that is the work's own: "Preprint available at", a name
/// or a number. "Comment on", "we extend" make it that of another work.
bool is_neutral(std::string_view word, bool is_first) {
  constexpr std::array<std::string_view, 39> neutral = {
      "abs",        "accepted", "also",       "an",        "appear",    "arxiv",   "arxiv.org",
      "as",         "at",       "author",     "available", "corr",      "e-print", "e-prints",
      "eprint",     "extended", "figures",    "full",      "long",      "from",    "id",
      "identifier", "in",       "manuscript", "on",        "online",    "pages",   "paper",
      "pp",         "preprint", "preprints",  "presented", "published", "report",  "review",
      "submitted",  "to",       "under",      "version"};
  while (!word.empty() && std::string_view(".,:").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  if (word.empty() || word.front() == '[') return true;
  const std::string lower = ascii::lower(word);
  if (std::find(neutral.begin(), neutral.end(), lower) != neutral.end()) return true;
  const auto is_marked = [](char c) { return ascii::is_upper(c) || ascii::is_digit(c); };
  const auto marks = std::count_if(word.begin(), word.end(), is_marked);
  return is_first ? marks > 1 : marks > 0;
}

/// "[arXiv:2101.00001]." -> "arXiv:2101.00001"; "2101.00001[cs]" stays.
std::string_view without_brackets(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  if (!word.starts_with('[')) return word;
  return word.substr(1, word.find_last_not_of(']'));
}

/// The id in one clause of a note, when every word before it is neutral, and behind it every one
/// up to a comma.
std::string id_of_clause(std::string_view clause) {
  std::string id;
  bool is_first = true, is_arxiv = false;
  for (clause = text::trim(clause); !clause.empty();
       clause = text::trim(clause), is_first = false) {
    const std::size_t end = std::min(clause.find_first_of(" \t,()"), clause.size());
    const std::string_view word = clause.substr(0, end);
    const bool at_comma = end < clause.size() && clause[end] == ',';
    clause.remove_prefix(std::min(end + 1, clause.size()));
    is_arxiv |= ascii::lower(word).find("arxiv") != std::string::npos;
    if (id.empty() && is_arxiv) {
      id = normalize_arxiv_id(without_brackets(word));
    } else if (!is_neutral(word, is_first)) {
      return {};
    }
    if (!id.empty() && at_comma) break;
  }
  return id;
}

}  // namespace

std::string field_text(std::string_view bytes) {
  if (bytes.find('\xC2') == std::string_view::npos) return text::squeeze(text::clean(bytes));
  return text::squeeze(text::clean(without_c1(bytes)));
}

std::string stated_arxiv_id(std::string_view text) {
  constexpr std::string_view clause_ends = ";\r\n";
  while (!text.empty()) {
    std::size_t end = std::min(text.find_first_of(clause_ends), text.size());
    std::size_t stop = text.substr(0, end).find(". ");
    // What stands in parentheses belongs to the clause before: "Response to X et al. (arXiv:…)".
    while (stop != std::string_view::npos && text.substr(stop).starts_with(". (")) {
      stop = text.substr(0, end).find(". ", stop + 1);
    }
    end = std::min(end, stop);
    std::string id = id_of_clause(text.substr(0, end));
    if (!id.empty()) return id;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {};
}

std::string any_date(std::string_view value) {
  value = text::trim(value);
  std::string iso = normalize_iso_date(value);
  if (iso.size() == 10) return iso;
  if (value.starts_with('-')) return {};
  if (value.size() == 8 && std::all_of(value.begin(), value.end(), ascii::is_digit<char>)) {
    return iso_of(value.substr(0, 4), small_number(value.substr(4, 2)),
                  small_number(value.substr(6, 2)));
  }
  const DateParts parts = date_parts(value);
  const auto year = std::find_if(parts.numbers.begin(), parts.numbers.end(),
                                 [](std::string_view digits) { return digits.size() == 4; });
  if (year == parts.numbers.end()) return iso;
  std::vector<unsigned> others;
  for (auto at = parts.numbers.begin(); at != parts.numbers.end(); ++at) {
    if (at != year) others.push_back(small_number(*at));
  }
  others.resize(2);
  if (parts.month != 0) return iso_of(*year, parts.month, others[0]);
  const bool year_first = year == parts.numbers.begin();
  if (year_first) return iso_of(*year, others[0], others[1]);
  if (parts.numbers.size() == 2) return iso_of(*year, others[0], 0);
  // "17.01.2014", "01/17/2014": where either order can be real, the year alone is known.
  const bool dots = value.find('.') != std::string_view::npos;
  if (dots || others[0] > 12) return iso_of(*year, others[1], others[0]);
  if (others[1] > 12) return iso_of(*year, others[0], others[1]);
  return iso_of(*year, 0, 0);
}

}  // namespace papers::ingest
