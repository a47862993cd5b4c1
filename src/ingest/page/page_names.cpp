#include "ingest/page/page_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t longest_name_bytes = 60;
constexpr std::size_t most_words = 6;
constexpr std::size_t longest_list_bytes = 64 * 1024;

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 20> particles = {
      "van", "von", "der", "den", "de",  "del", "della", "di",  "da", "dos",
      "do",  "du",  "la",  "le",  "ter", "ten", "bin",   "ibn", "al", "el"};
  return std::find(particles.begin(), particles.end(), word) != particles.end();
}

/// Words of institutions, which stand where people do.
bool is_institutional(std::string_view word) {
  constexpr std::array<std::string_view, 20> words = {
      "University", "Institute",  "Research", "Lab",   "Labs",    "Laboratory", "Team",
      "Group",      "Technology", "AI",       "Inc.",  "Ltd.",    "Co.",        "College",
      "School",     "Center",     "Centre",   "Corp.", "Academy", "Foundation"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_letters_of_a_name(std::string_view word) {
  std::size_t capitals = 0;
  for (const char c : word) {
    const bool other = static_cast<unsigned char>(c) >= 0x80 || c == '-' || c == '.' || c == '\'';
    if (!other && !is_upper(c) && !is_lower(c)) return false;
    capitals = is_upper(c) ? capitals + 1 : 0;
    if (capitals > 2) return false;  // "LLM": an acronym
  }
  return true;
}

enum class NameShape {
  none,
  odd,  ///< one word, or not written as names are: possible among others
  full  ///< first and last name
};

NameShape shape_of_name(std::string_view part) {
  if (part.size() > longest_name_bytes ||
      part.find_first_of(":;?!()[]{}<>=/0123456789") != part.npos) {
    return NameShape::none;
  }
  std::size_t count = 0;
  bool odd = false;
  bool capital = false;
  while (!part.empty()) {
    const std::string_view word = first_word(part);
    part.remove_prefix(std::min(part.size(), word.size() + 1));
    if (word.empty()) continue;
    if (++count > most_words) return NameShape::none;
    capital = is_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0x80;
    if (is_particle(word)) continue;
    if (!capital && is_function_word(word)) return NameShape::none;
    odd = odd || !capital || !has_letters_of_a_name(word) || is_institutional(word);
  }
  if (count == 0) return NameShape::none;
  return count > 1 && capital && !odd ? NameShape::full : NameShape::odd;
}

std::string_view without_prefix(std::string_view text) {
  for (const std::string_view prefix : {"authors:", "author:", "by:", "by "}) {
    if (starts_with_folded(text, prefix)) return text::trim(text.substr(prefix.size()));
  }
  return text;
}

/// "A.", "M.-W.", "J. R."
bool are_initials(std::string_view text) {
  constexpr std::size_t longest_bytes = 16;
  const auto of_initials = [](char c) {
    return is_upper(c) || c == '.' || c == '-' || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
  };
  return text.size() <= longest_bytes && text.ends_with('.') && text.size() > 1 &&
         std::all_of(text.begin(), text.end(), of_initials);
}

}  // namespace

std::string_view without_uncounted_names(std::string_view text) {
  std::string_view rest = text;
  for (const std::string_view word : {"more", "others", "authors"}) {
    if (rest.ends_with(word)) rest = text::trim(rest.substr(0, rest.size() - word.size()));
  }
  const std::size_t digits = rest.size() - (rest.find_last_not_of("0123456789") + 1);
  if (digits == 0 || digits > 4) return text;
  rest = text::trim(rest.substr(0, rest.size() - digits));
  for (const std::string_view joint : {"+", "and", "&"}) {
    if (!rest.ends_with(joint)) continue;
    rest = text::trim(rest.substr(0, rest.size() - joint.size()));
    return rest.ends_with(',') ? text::trim(rest.substr(0, rest.size() - 1)) : rest;
  }
  return text;
}

std::vector<std::string> read_inverted_names(std::string_view text, bool& cut) {
  text = text::trim(text);
  if (text.ends_with("et al.")) {
    cut = true;
    text = text::trim(text.substr(0, text.size() - 6));
  }
  std::vector<std::string> names;
  std::string_view family;
  while (!text.empty()) {
    std::string_view part = text::trim(text.substr(0, text.find(',')));
    text.remove_prefix(std::min(text.find(','), text.size() - 1) + 1);
    for (const std::string_view joint : {"& ", "and ", "\xE2\x80\xA6 ", "... "}) {
      if (part.starts_with(joint)) part = text::trim(part.substr(joint.size()));
    }
    if (part.empty()) continue;
    if (family.empty()) {
      if (shape_of_name(part) == NameShape::none || part.find('.') != part.npos) return {};
      family = part;
    } else {
      // "One, A. & Two, B."
      const std::size_t next = std::min(part.find(" & "), part.find(" and "));
      if (!are_initials(text::trim(part.substr(0, next)))) return {};
      names.push_back(std::string(text::trim(part.substr(0, next))).append(" ").append(family));
      family = {};
      if (next != part.npos) family = text::trim(part.substr(part.find(' ', next + 1)));
    }
  }
  return family.empty() ? std::move(names) : std::vector<std::string>();
}

std::vector<std::string> read_names(std::string_view text, std::size_t least) {
  std::vector<std::string> names;
  std::size_t full = 0;
  NameShape last = NameShape::none;
  text = without_uncounted_names(text::trim(text));
  std::string_view rest = text::trim(without_prefix(text));
  const bool announced = rest.size() < text.size();
  // The next comma, looked for once and kept by its distance from the end: a line may have
  // thousands of names.
  std::size_t comma_from_end = rest.npos;
  while (!rest.empty()) {
    if (comma_from_end > rest.size()) {
      comma_from_end = rest.size() - std::min(rest.find(','), rest.size());
    }
    const std::size_t comma = rest.size() - comma_from_end;
    // "Models and Methods" alone is no list of two.
    const bool listed = comma < rest.size() || !names.empty() || announced;
    const std::size_t conjunction = listed ? rest.substr(0, comma).find(" and ") : rest.npos;
    const std::size_t end = std::min(comma, conjunction);
    std::string_view part = text::trim(rest.substr(0, end));
    if (part.starts_with("and ")) part = text::trim(part.substr(4));
    const std::size_t skipped = end == conjunction ? 5 : 1;
    rest = end == rest.size() ? std::string_view{} : text::trim(rest.substr(end + skipped));
    if (part.empty()) continue;
    last = shape_of_name(part);
    if (last == NameShape::none) return {};
    if (last == NameShape::full) ++full;
    names.emplace_back(part);
  }
  // Few sign with one name; what has many of them lists something else.
  // The last one may be cut short by the end of the line.
  const std::size_t odd = names.size() - full - (last == NameShape::odd ? 1 : 0);
  if (full < least || odd * 5 > names.size() * 2) return {};
  return names;
}

}  // namespace papers::ingest::page
