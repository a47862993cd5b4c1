#include "paper/person_name.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/ascii.hpp"
#include "text/utf8.hpp"

namespace papers {

namespace {

constexpr std::string_view particles[] = {
    "af",    "al",  "bin", "d'",  "da",  "dal", "de",  "degli", "dei", "del", "dela",
    "della", "den", "der", "di",  "do",  "dos", "du",  "el",    "ibn", "la",  "le",
    "des",   "lo",  "ten", "ter", "van", "vom", "von", "y",     "zu",  "zum", "zur"};

constexpr std::string_view suffixes[] = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"};

/// Words that name a group and no person.
constexpr std::string_view group_words[] = {
    "agency",     "alliance",     "and",          "association", "authority", "authors",
    "board",      "bureau",       "center",       "centre",      "club",      "collaboration",
    "collective", "college",      "commission",   "committee",   "community", "company",
    "consortium", "contributors", "corp",         "corporation", "council",   "department",
    "developers", "federation",   "foundation",   "gmbh",        "group",     "inc",
    "initiative", "institut",     "institute",    "institution", "lab",       "laboratory",
    "labs",       "library",      "ltd",          "ministry",    "museum",    "network",
    "office",     "organisation", "organization", "partners",    "press",     "program",
    "programme",  "project",      "research",     "school",      "service",   "society",
    "staff",      "team",         "union",        "university",  "workgroup"};

template <std::size_t Size>
bool is_one_of(const std::string_view (&list)[Size], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_group(const std::vector<std::string_view>& words) {
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
    return word == "&" || is_one_of(group_words, ascii::lower(word));
  });
}

std::string joined(const std::vector<std::string_view>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    if (!text.empty()) text += ' ';
    text += words[i];
  }
  return text;
}

PersonName split_at_commas(std::string_view name) {
  const std::size_t comma = name.find(',');
  PersonName parts;
  parts.family = text::trim(name.substr(0, comma));
  const std::string_view rest = text::trim(name.substr(comma + 1));
  const std::size_t second = rest.find(',');
  if (second == std::string_view::npos) {
    parts.given = rest;
    return parts;
  }
  const std::string_view left = text::trim(rest.substr(0, second));
  const std::string_view right = text::trim(rest.substr(second + 1));
  // BibTeX puts the suffix in the middle, RIS at the end.
  const bool left_is_suffix = is_one_of(suffixes, left);
  parts.given = left_is_suffix ? right : left;
  parts.suffix = left_is_suffix ? left : right;
  return parts;
}

}  // namespace

PersonName split_name(std::string_view printed) {
  const std::string name = text::squeeze(printed);
  const std::vector<std::string_view> words = words_of(name);
  if (is_group(words)) return {name, {}, {}};
  if (name.find(", ") != std::string::npos) return split_at_commas(name);
  std::size_t end = words.size();
  if (end > 2 && is_one_of(suffixes, words[end - 1])) --end;
  if (end < 2) return {name, {}, {}};
  std::size_t family = end - 1;
  while (family > 1 && is_one_of(particles, words[family - 1])) --family;
  // "de La Fontaine": a particle in capitals, but only behind one that is not.
  if (family > 2 && is_one_of(particles, ascii::lower(words[family - 1])) &&
      is_one_of(particles, words[family - 2])) {
    family -= 2;
    while (family > 1 && is_one_of(particles, words[family - 1])) --family;
  }
  // A name that begins with a particle is all family ("de Gaulle").
  if (family == 1 && is_one_of(particles, words[0])) family = 0;
  return {joined(words, family, end), joined(words, 0, family), joined(words, end, words.size())};
}

std::string printed_name(const PersonName& name) {
  std::string text;
  for (const std::string* part : {&name.given, &name.family, &name.suffix}) {
    if (!text.empty() && !part->empty()) text += ' ';
    text += *part;
  }
  return text::squeeze(text);
}

bool is_particle(std::string_view word) { return is_one_of(particles, word); }

bool is_initials(std::string_view word) {
  constexpr std::size_t most_letters = 3;
  std::size_t letters = 0;
  while (!word.empty()) {
    const char32_t c = text::next_codepoint(word);
    if (utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_LU) {
      ++letters;
    } else if (c != '.' && c != '-' && c != ' ') {
      return false;
    }
  }
  return letters > 0 && letters <= most_letters;
}

bool ends_in_initials(std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  return blank != std::string_view::npos && is_initials(name.substr(blank + 1)) &&
         !is_initials(name.substr(0, name.find(' ')));
}

std::string initials_first(std::string_view name) {
  if (!ends_in_initials(name)) return std::string(name);
  const std::size_t blank = name.rfind(' ');
  return std::string(name.substr(blank + 1)) + ' ' + std::string(name.substr(0, blank));
}

std::string_view name_without_number(std::string_view name) {
  constexpr std::size_t dblp_digits = 4;
  std::string_view rest = name;
  const bool bracketed = rest.ends_with(')');
  if (bracketed) rest.remove_suffix(1);
  const std::size_t digits = rest.size() - (rest.find_last_not_of("0123456789") + 1);
  const std::string_view number = rest.substr(rest.size() - digits);
  rest.remove_suffix(digits);
  if (bracketed ? digits == 0 || !rest.ends_with(" (")
                : digits != dblp_digits || number.front() != '0' || !rest.ends_with(' ')) {
    return name;
  }
  if (bracketed) rest.remove_suffix(1);
  return text::trim(rest);
}

std::string first_name_first(std::string_view name) {
  name = name_without_number(name);
  // "Smith, Jones and Sons" is no Mr Smith.
  const bool is_firm =
      name.find(" and ") != std::string_view::npos || name.find(" & ") != std::string_view::npos;
  if (is_firm || name.find(',') == std::string_view::npos) return text::squeeze(name);
  return printed_name(split_at_commas(name));
}

}  // namespace papers
