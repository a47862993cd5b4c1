#include "ingest/bibliography/field_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "base/clock.hpp"
#include "base/day.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/fold.hpp"
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

}  // namespace

unsigned named_month(std::string_view word) {
  constexpr std::array<std::string_view, 12> names = {
      "|january|januar|janvier|enero|gennaio|janeiro|января|",
      "|february|februar|fevrier|febrero|febbraio|fevereiro|февраля|",
      "|march|marz|mars|marzo|marco|марта|",
      "|april|avril|abril|aprile|апреля|",
      "|may|mai|mayo|maggio|maio|мая|",
      "|june|juni|juin|junio|giugno|junho|июня|",
      "|july|juli|juillet|julio|luglio|julho|июля|",
      "|august|aout|agosto|августа|",
      "|september|septembre|septiembre|settembre|setembro|сентября|",
      "|october|oktober|octobre|octubre|ottobre|outubro|октября|",
      "|november|novembre|noviembre|novembro|ноября|",
      "|december|dezember|decembre|diciembre|dicembre|dezembro|декабря|"};
  const std::string folded = text::fold_word(word);
  if (folded.size() < 3) return 0;
  const std::string cut = "|" + folded;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].find(cut) != std::string_view::npos) return static_cast<unsigned>(i + 1);
  }
  return 0;
}

namespace {

bool is_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (ascii::is_letter(text[at])) return true;
  // Of other scripts those with cases, of two bytes each: 年 and 月 stand between numbers.
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(at) >= 0xC3 && byte(at) < 0xE0) return true;
  return (byte(at) & 0xC0) == 0x80 && at > 0 && byte(at - 1) >= 0xC3 && byte(at - 1) < 0xE0;
}

struct DateNumber {
  std::string_view digits;
  bool is_apart = true;  ///< "Q3", "W10" and "3rd" are no months
  bool by_name = false;  ///< beside the month's name
};

struct DateParts {
  std::vector<DateNumber> numbers;
  unsigned month = 0;      ///< a named one
  bool has_other = false;  ///< a word that names none
};

DateParts date_parts(std::string_view value) {
  constexpr std::size_t most_numbers = 8;
  DateParts parts;
  bool behind_month = false;
  for (std::size_t i = 0; i < value.size() && parts.numbers.size() < most_numbers;) {
    std::size_t end = i;
    while (end < value.size() && ascii::is_digit(value[end])) ++end;
    if (end > i) {
      const bool time =
          end + 1 < value.size() && value[end] == 'T' && ascii::is_digit(value[end + 1]);
      const bool is_apart =
          (i == 0 || !is_letter_at(value, i - 1)) && (time || !is_letter_at(value, end));
      parts.numbers.push_back({value.substr(i, end - i), is_apart, behind_month});
      behind_month = false;
      const std::string_view ordinal = value.substr(end, 2);  // "24th"
      const bool is_ordinal =
          ordinal == "st" || ordinal == "nd" || ordinal == "rd" || ordinal == "th";
      if (is_ordinal && !is_letter_at(value, end + 2)) end += 2;
    } else {
      while (is_letter_at(value, end)) ++end;
      const unsigned month = named_month(value.substr(i, end - i));
      parts.has_other |= month == 0 && end > i;
      if (month != 0 && parts.month == 0) {
        parts.month = month;
        for (DateNumber& before : parts.numbers) before.by_name = true;  // "12-14 March"
        behind_month = true;
      }
    }
    i = std::max(end, i + 1);
  }
  return parts;
}

/// Whether a number that stands among words is a year of a paper.
bool may_be_year(std::string_view digits, bool has_month) {
  if (digits.size() != 4) return false;
  const std::chrono::year_month_day now{today()};
  const int next_year = static_cast<int>(now.year()) + 1;
  return digits >= (has_month ? "1400" : "1900") && digits <= std::to_string(next_year);
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
  constexpr std::array<std::string_view, 40> neutral = {
      "abs",    "accepted",   "also",     "an",         "appear",    "arxiv",     "arxiv.org",
      "as",     "at",         "author",   "available",  "corr",      "e-print",   "e-prints",
      "eprint", "eprintid",   "extended", "figures",    "full",      "long",      "from",
      "id",     "identifier", "in",       "manuscript", "on",        "online",    "pages",
      "paper",  "pp",         "preprint", "preprints",  "presented", "published", "report",
      "review", "submitted",  "to",       "under",      "version"};
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

std::string stated_doi(std::string_view value) {
  std::string doi = normalize_doi(value);
  const std::size_t at = value.find("/10.");
  return doi.empty() && at != value.npos ? normalize_doi(value.substr(at + 1)) : doi;
}

std::string arxiv_id_in_volume(std::string_view venue, std::string_view volume) {
  std::string id = stated_arxiv_id(volume);
  if (!id.empty() || !names_arxiv(venue)) return id;
  ascii::take_prefix(volume, "abs/");
  return normalize_arxiv_id(volume);
}

std::string date_alone(std::string_view text) {
  constexpr std::size_t longest_bytes = 40;
  const auto may_be_of_date = [](char c) {
    return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view(" ,./-").find(c) != std::string_view::npos;
  };
  if (text.size() > longest_bytes || !std::all_of(text.begin(), text.end(), may_be_of_date)) {
    return {};
  }
  const DateParts parts = date_parts(text);
  const auto is_long = [](const DateNumber& number) { return number.digits.size() > 2; };
  const auto years = std::count_if(parts.numbers.begin(), parts.numbers.end(), is_long);
  return parts.has_other || years != 1 ? std::string() : any_date(text);
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
  if (value.find("://") != value.npos || !normalize_doi(value).empty()) return {};
  // RIS has "2018/05//May 2018": year, month, day and what else there is.
  std::size_t other = value.find('/');
  for (int i = 0; i < 2 && other != value.npos; ++i) other = value.find('/', other + 1);
  if (other != value.npos && other > 6 && value.substr(4, 2) != "//")
    value = value.substr(0, other);
  const DateParts parts = date_parts(value);
  const auto year =
      std::find_if(parts.numbers.begin(), parts.numbers.end(), [&](const DateNumber& number) {
        const bool leads = &number == parts.numbers.data() && ascii::is_digit(value.front());
        return may_be_year(number.digits, parts.month != 0 || leads);
      });
  if (year == parts.numbers.end()) return iso;
  std::vector<unsigned> others;
  bool year_first = true;
  for (auto at = parts.numbers.begin(); at != parts.numbers.end(); ++at) {
    const bool is_part = parts.month != 0 ? at->by_name : at->is_apart;
    if (at == year || !is_part) continue;
    if (at < year) year_first = false;
    others.push_back(small_number(at->digits));
  }
  const std::size_t count = others.size() + 1;
  others.resize(std::max<std::size_t>(2, others.size()));
  const std::string_view digits = year->digits;
  if (parts.month != 0) {
    return iso_of(digits, parts.month, others[0] != 0 ? others[0] : others[1]);
  }
  if (year_first) return iso_of(digits, others[0], others[1]);
  if (count == 2) return iso_of(digits, others[0], 0);
  // "17.01.2014", "01/17/2014": where either order can be real, the year alone is known.
  const bool dots = value.find('.') != std::string_view::npos;
  if (dots || others[0] > 12) return iso_of(digits, others[1], others[0]);
  if (others[1] > 12) return iso_of(digits, others[0], others[1]);
  return iso_of(digits, 0, 0);
}

}  // namespace papers::ingest
