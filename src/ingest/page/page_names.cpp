#include "ingest/page/page_names.hpp"

#include <algorithm>
#include <utility>

#include "ingest/json/field_values.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/page/page_words.hpp"
#include "paper/person_name.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t longest_name_bytes = 60;
constexpr std::size_t most_words = 6;
constexpr std::size_t longest_list_bytes = 64 * 1024;

/// Words of institutions, which stand where people do.
bool is_institutional(std::string_view word) {
  constexpr std::string_view words =
      "University|Institute|Research|Lab|Labs|Laboratory|Team|Group|Technology|AI|Inc.|Ltd.|Co.|"
      "College|School|Center|Centre|Corp.|Academy|Foundation";
  return any_of_names(words, [word](std::string_view one) { return word == one; });
}

bool has_letters_of_a_name(std::string_view word) {
  constexpr std::size_t fewest_small = 3;  // "LeCun", "MacDonald", but "DeepMind"
  std::size_t capitals = 0, small = 0;
  for (const char c : word) {
    const bool other = static_cast<unsigned char>(c) >= 0x80 || c == '-' || c == '.' || c == '\'';
    if (!other && !is_upper(c) && !is_lower(c)) return false;
    capitals = is_upper(c) ? capitals + 1 : 0;
    if (capitals > 2) return false;  // "LLM": an acronym
    if (capitals == 1 && small >= fewest_small) return false;
    small = is_lower(c) ? small + 1 : 0;
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

/// Few sign with one name; what has many of them lists something else.
bool are_people(const std::vector<std::string>& names) {
  std::size_t odd = 0;
  for (const std::string& name : names) {
    const NameShape shape = shape_of_name(name);
    if (shape == NameShape::none) return false;
    odd += shape == NameShape::odd ? 1 : 0;
  }
  return odd < names.size() && odd * 5 <= names.size() * 2;
}

/// "2017", "(2017, June)"
bool begins_with_year(std::string_view text) {
  if (text.starts_with('(')) text.remove_prefix(1);
  return text.size() >= 4 && (text.starts_with("19") || text.starts_with("20")) &&
         is_digit(text[2]) && is_digit(text[3]) && (text.size() == 4 || !is_alphanumeric(text[4]));
}

bool begins_with_quote(std::string_view text) {
  return text.starts_with('"') || text.starts_with("\xE2\x80\x9C");
}

/// "Moths. 1972;1(3)", as Vancouver has it.
bool holds_year_of_volume(std::string_view text) {
  for (std::size_t at = text.find(';'); at != text.npos; at = text.find(';', at + 1)) {
    if (at >= 4 && begins_with_year(text.substr(at - 4, 4))) return true;
  }
  return false;
}

/// Whether `list`, with `rest` behind it, is all the names in front of a reference.
bool ends_names(std::string_view list, std::string_view rest, NamesInFront& front) {
  const bool colon = list.ends_with(':');
  while (list.ends_with(',') || list.ends_with(':')) list.remove_suffix(1);
  const bool goes_on =
      rest.starts_with('&') || rest.starts_with("and ") || rest.starts_with(',') ||
      rest.starts_with("et al") || (list.ends_with('.') && !rest.empty() && is_lower(rest[0])) ||
      (rest.size() > 1 && is_upper(rest[0]) && std::string_view(".,-").find(rest[1]) != rest.npos);
  if (goes_on) return false;
  const std::string_view end = last_word(list);
  if (end.ends_with('.') && !is_initials(end) && end != "al.") list.remove_suffix(1);
  front.cut = false;
  front.names = names_in(list, &front.cut, NamesOf::reference);
  if (front.names.empty() || !are_people(front.names)) return false;
  const std::string& last = front.names.back();
  const std::string_view last_end = last_word(last);
  const bool is_turned = !front.cut && !list.ends_with(last);  // "One, A." as "A. One"
  const bool told = begins_with_year(rest) || begins_with_quote(rest);
  if (is_initials(last) || (!told && !is_turned && is_initials(last_end))) return false;
  const bool by_initials = is_turned && is_initials(first_word(last));
  if (colon) return by_initials;
  return front.names.size() > 1 || front.cut || begins_with_quote(rest) || (told && is_turned) ||
         (by_initials && (list.find(',') != list.npos || holds_year_of_volume(rest)));
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

NamesInFront read_names_in_front(std::string_view text, bool title_follows) {
  constexpr std::size_t longest_bytes = 4096;
  constexpr int most_ends = 48;
  const std::string_view head = text.substr(0, longest_bytes);
  NamesInFront front;
  int ends = 0;
  for (std::size_t at = head.find_first_of(" \n"); at != head.npos && ends < most_ends;
       at = head.find_first_of(" \n", at + 1)) {
    const std::string_view list = text::trim(head.substr(0, at));
    const std::string_view rest = text::trim(text.substr(at));
    const bool is_end = list.ends_with('.') || list.ends_with(':') || head[at] == '\n' ||
                        (rest.starts_with('(') && begins_with_year(rest)) ||
                        begins_with_quote(rest);
    if (!is_end || rest.empty()) continue;
    ++ends;
    if (head[at] == '\n' && !read_names(rest.substr(0, rest.find('\n')), 2).empty()) continue;
    if (!ends_names(list, rest, front)) continue;
    front.rest = rest;
    return front;
  }
  const bool is_all = title_follows && text.size() < longest_bytes;
  return is_all && ends_names(text::trim(text), {}, front) ? front : NamesInFront();
}

std::vector<std::string> read_names(std::string_view text, std::size_t least) {
  std::vector<std::string> names;
  std::size_t full = 0;
  NameShape last = NameShape::none;
  text = without_uncounted_names(text::trim(text));
  std::string_view rest = text::trim(without_prefix(text));
  const bool has_semicolons = rest.find(';') != rest.npos;
  const bool announced = rest.size() < text.size();
  // The next mark, looked for once and kept by its distance from the end: a line may have
  // thousands of names.
  std::size_t comma_from_end = rest.npos;
  bool is_behind_comma = false;
  while (!rest.empty()) {
    if (comma_from_end > rest.size()) {
      comma_from_end = rest.size() - std::min(rest.find_first_of(",;"), rest.size());
    }
    const std::size_t comma = rest.size() - comma_from_end;
    // "Models and Methods" alone is no list of two.
    const bool listed =
        comma < rest.size() || !names.empty() || announced || is_initials(first_word(rest));
    const std::size_t conjunction = listed ? rest.substr(0, comma).find(" and ") : rest.npos;
    const std::size_t end = std::min(comma, conjunction);
    std::string_view part = text::trim(rest.substr(0, end));
    if (part.starts_with("and ")) part = text::trim(part.substr(4));
    const std::size_t skipped = end == conjunction ? 5 : 1;
    const bool behind_comma =
        std::exchange(is_behind_comma, has_semicolons && end < rest.size() && rest[end] == ',');
    rest = end == rest.size() ? std::string_view{} : text::trim(rest.substr(end + skipped));
    if (part.empty()) continue;
    const NameShape shape = shape_of_name(part);
    if (shape == NameShape::none) return {};
    if (behind_comma && !names.empty() && names.back().find(' ') == std::string::npos) {
      names.back() = std::string(part) + ' ' + names.back();  // "One, Ann; Two, Bob"
      last = shape_of_name(names.back());
    } else if (behind_comma && shape == NameShape::odd) {
      continue;  // "Bob Two, MIT;"
    } else {
      names.emplace_back(part);
      last = shape;
    }
    if (last == NameShape::full) ++full;
  }
  // The last one may be cut short by the end of the line.
  const std::size_t odd = names.size() - full - (last == NameShape::odd ? 1 : 0);
  if (full < least || odd * 5 > names.size() * 2) return {};
  return names;
}

bool ends_in_initial(std::string_view text) {
  const std::string_view word = last_word(text);
  return word.ends_with('.') && is_initials(word) &&
         (word.size() == 2 || !is_upper(word[word.size() - 3]));
}

bool is_names(std::string_view text, std::size_t least) {
  if (text.ends_with("et al.") || text.ends_with("et.al.") || text.ends_with("et al")) {
    constexpr std::size_t longest_bytes = 80;
    return text.size() < longest_bytes && count_words(text).lower <= 2;
  }
  constexpr std::string_view dot = " \u00B7 ";  // "Ann One · Bob Two"
  if (text.find(dot) == text.npos) return !read_names(text, least).empty();
  std::string listed(text);
  for (std::size_t at = listed.find(dot); at != listed.npos; at = listed.find(dot, at + 1)) {
    listed.replace(at, dot.size(), ", ");
  }
  return !read_names(listed, least).empty();
}

std::string_view names_before_place(std::string_view text, std::size_t least) {
  if (is_names(text, least)) return text;
  if (ends_in_initial(text)) {  // "One, A., Two, B. and Three, C."
    const NamesInFront front = read_names_in_front(text, true);
    if (!front.names.empty() && front.rest.empty()) return text;
  }
  std::size_t end = text.size();
  for (int commas = 1; commas <= 2; ++commas) {
    end = text.rfind(',', end - 1);
    if (end == text.npos || end == 0) return {};
    const std::string_view place = text::trim(text.substr(end + 1));
    if (!is_venue(place) && published_from(place).empty()) return {};
    const std::string_view last = text::trim(text.substr(0, end));
    const bool is_name = text::trim(last.substr(last.rfind(',') + 1)).find(' ') != last.npos;
    if (is_name && is_names(last, least)) return text.substr(0, end);
  }
  return {};
}

}  // namespace papers::ingest::page
