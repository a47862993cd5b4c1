#include "ingest/json/field_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/ascii.hpp"
#include "base/day.hpp"
#include "base/limits.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/feed/shown_counts.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/page_names.hpp"
#include "paper/person_name.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

std::vector<std::string_view> cut_at(std::string_view text, std::string_view mark) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    const std::string_view part = text::trim(text.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + mark.size(), text.size()));
  }
  return parts;
}

std::string date_of_parts(const JsonValue& parts) {
  const auto number = [&parts](std::size_t i) { return count_value(parts.item(i)).value_or(0); };
  const std::int64_t year = number(0), month = number(1), day = number(2);
  if (year < 1 || year > 9999) return {};
  for (const std::string& iso : {fmt::format("{:04}-{:02}-{:02}", year, month, day),
                                 fmt::format("{:04}-{:02}", year, month)}) {
    std::string found = normalize_iso_date(iso);
    if (!found.empty() && month > 0 && (iso.size() < 10 || day > 0)) return found;
  }
  return fmt::format("{:04}", year);
}

/// The texts of a list that a program printed into a cell: "['Ann One', \"Bob O'Two\"]",
/// "[arxiv.Result.Author('Ann One')]". Empty for anything else.
std::vector<std::string> printed_list(std::string_view text) {
  std::vector<std::string> items;
  text = text::trim(text);
  if (!text.starts_with('[') || !text.ends_with(']')) return items;
  text = text.substr(1, text.size() - 2);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\'' && text[at] != '"') continue;
    const char quote = text[at];
    std::string item;
    for (++at; at < text.size() && text[at] != quote; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      item += text[at];
    }
    item = text::squeeze(item);
    if (!item.empty()) items.push_back(std::move(item));
  }
  return items;
}

/// "arxiv.Result.Author('Ann One')", as Python prints objects of arxiv.py, is Ann One.
std::string unprinted_name(const std::string& text) {
  const std::size_t open = text.find("Author('");
  if (open == std::string::npos || !text.ends_with("')")) return text;
  const std::size_t begin = text.find('\'', open) + 1;
  return text.substr(begin, text.size() - 2 - begin);
}

void replace_all(std::string& text, std::string_view mark, std::string_view usual) {
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + usual.size())) {
    text.replace(at, mark.size(), usual);
  }
}

/// `text` with "&" in a list as "and", "|" and the marks of other scripts as a semicolon or comma.
std::string with_usual_marks(std::string_view text) {
  std::string plain(text::trim(text));
  if (ascii::starts_with(plain, "authors:")) plain.erase(0, 8);
  for (const std::string_view mark : {"、", "；", "，", " · "}) replace_all(plain, mark, ";");
  if (plain.find(';') == plain.npos) std::replace(plain.begin(), plain.end(), '|', ';');
  // "Johnson & Johnson" alone is a firm.
  const std::size_t joint = plain.find(" & ");
  const bool two =
      joint != plain.npos && plain.find(' ') < joint && plain.find(' ', joint + 3) != plain.npos;
  if (two || plain.find_first_of(",;") != plain.npos) replace_all(plain, " & ", " and ");
  return plain;
}

/// Takes "et al.", "…" and "+3 more" off the end of a list; false where it has none.
bool take_uncounted(std::string& list) {
  const std::string_view counted = page::without_uncounted_names(list);
  if (counted.size() < list.size()) {
    list = std::string(counted);
    return true;
  }
  for (const std::string_view end : {"et al.", "et.al.", "et al", "and others", "...", "…", "等"}) {
    if (!list.ends_with(end)) continue;
    list = std::string(text::trim(std::string_view(list).substr(0, list.size() - end.size())));
    return true;
  }
  return false;
}

/// "Dahl", "Hanna", "Tom Keller" -> "Hanna Dahl", "Tom Keller": references put the family name of
/// the first author alone in front.
void turn_first(std::vector<std::string>& names) {
  constexpr unsigned char first_of_cjk = 0xE2;  // which has no commas within names
  if (names.size() < 2 || names[0].find(' ') != std::string::npos || is_initials(names[0]) ||
      static_cast<unsigned char>(names[0].front()) >= first_of_cjk) {
    return;
  }
  const std::string_view given = names[1];
  const bool is_given = is_initials(given) || is_initials(given.substr(given.find(' ') + 1));
  const bool is_alone = given.find(' ') == given.npos;
  const bool others_are_whole = std::all_of(
      names.begin() + 2, names.end(), [](const auto& name) { return name.find(' ') != name.npos; });
  if ((!is_given && !is_alone) || !others_are_whole) return;
  names[1] += ' ' + names[0];
  names.erase(names.begin());
}

/// "Dahl", "H.", "Keller", "T." -> "H. Dahl", "T. Keller": what a comma divided was a name, when
/// every second piece is initials.
void join_initials(std::vector<std::string>& names) {
  if (names.size() < 2 || names.size() % 2 != 0) return;
  for (std::size_t i = 0; i < names.size(); i += 2) {
    const bool has_given = is_initials(names[i].substr(0, names[i].find(' ')));
    if (has_given || !is_initials(names[i + 1])) return;
  }
  for (std::size_t i = 0; i < names.size(); i += 2) {
    names[i / 2] = names[i + 1] + ' ' + names[i];
  }
  names.resize(names.size() / 2);
}

/// PubMed and Scopus put initials behind the family name, in all names of a list, and PubMed ends
/// the list, not the initials, in a full stop. Of one name alone only a full stop tells initials
/// from a name ("Malcolm X").
void turn_initials(std::string_view list, bool is_cut, std::vector<std::string>& names) {
  list = text::trim(list);
  const bool stopped = list.ends_with('.');
  if (names.empty() || (names.size() == 1 && !stopped && !is_cut) ||
      !std::all_of(names.begin(), names.end(), ends_in_initials)) {
    return;
  }
  std::string& last = names.back();
  const bool is_only_stop = stopped && list.find('.') == list.size() - 1 && last.ends_with('.');
  const bool two_initials = last.size() > 2 && ascii::is_upper(last[last.size() - 3]);
  if (is_only_stop && (names.size() > 1 || two_initials)) last.pop_back();
  for (std::string& name : names) name = initials_first(name);
}

}  // namespace

std::vector<std::string> names_in(std::string_view text, bool* cut, NamesOf of) {
  std::vector<std::string> names = printed_list(text);
  if (!names.empty()) {
    for (std::string& name : names) name = first_name_first(name);
    return names;
  }
  std::string plain = with_usual_marks(text);
  const bool is_cut = take_uncounted(plain);
  const bool semicolons = plain.find(';') != std::string::npos;
  std::vector<std::string_view> parts = cut_at(plain, semicolons ? ";" : " and ");
  const bool family_first =
      parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
        return std::count(part.begin(), part.end(), ',') == 1 && !part.ends_with(',');
      });
  for (std::string_view part : parts) {
    if (semicolons || family_first) {
      names.push_back(first_name_first(part));
      continue;
    }
    for (std::string_view name : cut_at(part, ",")) {
      ascii::take_prefix(name, "and ");
      if (!name.empty()) names.push_back(text::squeeze(name));
    }
  }
  join_initials(names);
  turn_initials(plain, is_cut, names);
  const bool is_list = names.size() > 2 || parts.size() == 1;
  const bool is_one = !is_cut && names.size() == 2;
  const bool may_turn = of == NamesOf::reference || (of == NamesOf::field && is_one);
  if (!semicolons && !family_first && is_list && may_turn) turn_first(names);
  if (is_cut && cut == nullptr) names.emplace_back("et al.");
  if (is_cut && cut != nullptr) *cut = true;
  return names;
}

std::string text_value(const JsonValue& value) {
  if (value.is_array()) return value.size() > 0 ? text_value(value.item(0)) : std::string();
  if (value.is_string()) return text::squeeze(without_markup(value.text()));
  for (const char* key : {"value", "title", "description"}) {  // OpenReview, DataCite, INSPIRE
    if (value[key].is_string()) return text_value(value[key]);
  }
  const auto number = value.integer();
  return number ? std::to_string(*number) : std::string();
}

std::string author_name(const JsonValue& author) {
  if (author.is_string()) return first_name_first(unprinted_name(author.line()));
  PersonName name;
  for (const char* key : {"family", "lastName", "last_name", "familyName", "last"}) {
    if (name.family.empty()) name.family = author[key].line();
  }
  if (!name.family.empty()) {
    for (const char* key : {"given", "firstName", "first_name", "givenName", "first"}) {
      if (name.given.empty()) name.given = author[key].line();
    }
    const JsonValue middle = author["middle"];  // S2ORC has them in a list
    if (middle.is_string()) name.given += ' ' + middle.line();
    for (std::size_t i = 0; i < middle.size(); ++i) name.given += ' ' + middle.item(i).line();
    name.suffix = author["suffix"].line();
    for (const char* key : {"non-dropping-particle", "dropping-particle"}) {
      const std::string particle = author[key].line();
      if (!particle.empty()) name.family = particle + " " + name.family;
    }
    return printed_name(name);
  }
  for (const JsonValue& stated :
       {author["name"], author["display_name"], author["full_name"],
        author["author"]["display_name"], author["raw_author_name"], author["text"],
        author["creator"], author["collectiveName"], author["fullname"], author["displayName"],
        author["user"]["fullname"]}) {
    const std::string text = stated.line();
    if (text.empty()) continue;
    // PubMed's initials stand behind the family name.
    return author["authtype"].is_string() ? initials_first(text) : first_name_first(text);
  }
  return author["literal"].line();
}

std::vector<std::string> names_value(const JsonValue& value) {
  if (value.is_string()) return names_in(value.line());
  if (value.is_object()) {
    JsonValue inside = value["author"];  // DBLP; IEEE
    if (inside.is_null()) inside = value["authors"];
    if (!inside.is_object()) return names_value(inside);
    return {author_name(inside)};
  }
  // Zotero: editors stand among authors; where there are none, who made it is its author.
  const auto is_other = [&value](std::size_t i) {
    const JsonValue role = value.item(i)["creatorType"];
    return role.is_string() && role.text() != "author";
  };
  bool others_alone = true;
  for (std::size_t i = 0; i < value.size(); ++i) others_alone = others_alone && is_other(i);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (is_other(i) && !others_alone) continue;
    std::string name = author_name(value.item(i));
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> list_value(const JsonValue& value) {
  std::vector<std::string> list;
  if (value.is_string()) {
    const std::string text = value.line();
    list = printed_list(text);
    if (!list.empty()) return list;
    const std::size_t mark = text.find_first_of(";|");
    for (const std::string_view part : cut_at(text, mark == std::string::npos ? ","
                                                    : text[mark] == ';'       ? ";"
                                                                              : "|")) {
      list.emplace_back(part);
    }
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    const JsonValue item = value.item(i);
    std::string text = item.is_string() ? item.line() : item["display_name"].line();
    for (const char* key : {"name", "tag"}) {
      if (text.empty()) text = item[key].line();
    }
    if (!text.empty()) list.push_back(std::move(text));
  }
  return list;
}

std::string date_value(const JsonValue& value) {
  if (value.is_object()) {
    std::string date = date_of_parts(value["date-parts"].item(0));
    for (const char* key : {"raw", "literal"}) {
      if (date.empty()) date = any_date(value[key].line());
    }
    return date;
  }
  for (std::size_t i = 0; value.item(0).is_object() && i < value.size(); ++i) {
    if (value.item(i)["dateType"].text() == "Issued") return any_date(value.item(i)["date"].line());
  }
  if (value.item(0)["created"].is_string()) return any_date(value.item(0)["created"].line());
  const std::string digits = value.line();
  const bool is_stamp = (digits.size() == 10 || digits.size() == 12 || digits.size() == 14) &&
                        (digits.starts_with("19") || digits.starts_with("20")) &&
                        std::all_of(digits.begin(), digits.end(), ascii::is_digit<char>);
  if (is_stamp) return any_date(digits.substr(0, 8));  // "202401151230"
  if (const auto number = count_value(value); number && *number >= 1'000'000'000) {
    // Since 1970, in seconds or milliseconds: of before 2001 it could be anything.
    const bool in_seconds = *number < 100'000'000'000;
    const std::chrono::sys_time<std::chrono::milliseconds> moment{
        std::chrono::milliseconds(in_seconds ? *number * 1000 : *number)};
    if (*number > 253'402'300'799'000) return {};
    return format_day(std::chrono::floor<std::chrono::days>(moment));
  }
  return any_date(text_value(value));
}

std::optional<std::int64_t> count_value(const JsonValue& value) {
  const std::string text = value.text();
  if (text.empty()) return value.count();
  std::string_view rest = text::trim(text);
  const auto number = take_count(rest);  // "4,794", "1.2k"
  return rest.empty() ? number : std::nullopt;
}

std::string abstract_value(const JsonValue& value) {
  if (!value.is_object() || value["value"].is_string()) return text_value(value);
  std::vector<std::pair<std::int64_t, std::string>> words;
  for (const auto& [word, places] : value.members()) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (const auto place = places.item(i).count()) words.emplace_back(*place, word);
    }
  }
  std::sort(words.begin(), words.end());
  std::string text;
  for (const auto& [place, word] : words) {
    if (text.size() + word.size() > limits::record_size_bytes) break;
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text::squeeze(without_markup(text::clean(text)));
}

}  // namespace papers::ingest
