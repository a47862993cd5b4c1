#include "paper/author_key.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.hpp"
#include "paper/person_name.hpp"
#include "text/fold.hpp"

namespace papers {
namespace {

std::string_view last_part(std::string_view family) {
  const std::size_t before = family.find_last_of(" -");
  return before == std::string_view::npos ? family : family.substr(before + 1);
}

/// "mueller" and "muller" are one name.
std::string without_umlaut_e(std::string folded) {
  std::string out;
  for (const char c : folded) {
    const bool umlaut =
        c == 'e' && !out.empty() && (out.back() == 'a' || out.back() == 'o' || out.back() == 'u');
    if (!umlaut) out += c;
  }
  return out;
}

/// Letters whose accent is no mark of its own, as those write them who have none on the keyboard.
std::string with_plain_letters(std::string_view folded) {
  constexpr std::pair<std::string_view, std::string_view> letters[] = {
      {"ø", "o"},  {"ł", "l"},  {"đ", "d"},  {"ð", "d"}, {"þ", "th"},
      {"æ", "ae"}, {"œ", "oe"}, {"ß", "ss"}, {"ı", "i"}};
  std::string out;
  while (!folded.empty()) {
    const auto* const letter =
        std::find_if(std::begin(letters), std::end(letters),
                     [folded](const auto& one) { return folded.starts_with(one.first); });
    const bool is_known = letter != std::end(letters);
    out += is_known ? letter->second : folded.substr(0, 1);
    folded.remove_prefix(is_known ? letter->first.size() : 1);
  }
  return out;
}

/// A part of a name in the form in which spellings of it are compared.
std::string name_key(std::string_view part) {
  return without_umlaut_e(with_plain_letters(text::fold_title(part)));
}

/// A group's name, which may have an article.
std::string_view without_article(std::string_view group) {
  ascii::take_prefix(group, "the ");
  return group;
}

}  // namespace

std::string author_key(std::string_view author) {
  const PersonName name = split_name(initials_first(author));
  return name.given.empty() ? name_key(without_article(name.family))
                            : name_key(last_part(name.family));
}

std::vector<std::string> other_author_keys(std::string_view author) {
  const PersonName name = split_name(initials_first(author));
  const std::string_view family =
      name.given.empty() ? std::string_view(name.family) : last_part(name.family);
  std::vector<std::string> keys = {without_umlaut_e(text::fold_title(family))};
  if (name.given.empty()) {
    keys.push_back("the" + author_key(author));
  } else {
    keys.push_back(name_key(std::string_view(name.given).substr(0, name.given.find(' '))));
    keys.push_back(name_key(std::string_view(name.given).substr(name.given.rfind(' ') + 1)));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const std::string own = author_key(author);
  keys.erase(std::remove_if(keys.begin(), keys.end(),
                            [&own](const std::string& key) { return key.empty() || key == own; }),
             keys.end());
  return keys;
}

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of(" ,"), name.size());
    std::string word = name_key(name.substr(0, end));
    if (!word.empty() && word != "the") words.push_back(std::move(word));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace papers
