#include "summary/summary_acronyms.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"

namespace papers::summary {
namespace {

constexpr std::size_t not_found = std::string_view::npos;

/// Where the words begin that end `text` and whose letters are those of the acronym: the first
/// of a word or of a part of it, or also those `inside`.
std::size_t begin_of_words(std::string_view text, std::string_view acronym, bool inside) {
  const std::size_t most_words = std::min(acronym.size() + 5, 2 * acronym.size());
  std::size_t words = 1;
  std::size_t left = acronym.size();
  for (std::size_t at = text.size(); at > 0; --at) {
    const char c = text[at - 1];
    const bool last_word_has_none = c == ' ' && left == acronym.size();
    if (last_word_has_none || (c == ' ' && ++words > most_words)) return not_found;
    if (c != ' ' && c != '-' && !ascii::is_alphanumeric(c)) return not_found;
    const char before = at == 1 ? ' ' : text[at - 2];
    const bool starts =
        !ascii::is_alphanumeric(before) || (ascii::is_lower(before) && ascii::is_upper(c));
    const char wanted = acronym[left - 1] == '2' ? 't' : ascii::lower(acronym[left - 1]);
    if (ascii::lower(c) != wanted || !(starts || (inside && left > 1))) continue;
    if (--left == 0) return before == ' ' ? at - 1 : not_found;
  }
  return not_found;
}

}  // namespace

bool is_acronym(std::string_view word) {
  constexpr std::string_view everyday[] = {"2D", "3D", "4D", "AI", "API", "GPU", "LLM", "ML"};
  constexpr std::size_t longest = 7;
  if (word.ends_with('s')) word.remove_suffix(1);
  const auto is_small = [](char c) { return !ascii::is_upper(c) && !ascii::is_digit(c); };
  return word.size() >= 2 && word.size() <= longest && ascii::is_upper(word.front()) &&
         std::none_of(word.begin(), word.end(), is_small) &&
         std::count_if(word.begin(), word.end(), ascii::is_upper<char>) >= 2 &&
         std::find(std::begin(everyday), std::end(everyday), word) == std::end(everyday);
}

std::string spelled_out(std::string_view abstract, std::string_view acronym) {
  const bool many = acronym.ends_with('s');
  const std::string_view base = acronym.substr(0, acronym.size() - (many ? 1 : 0));
  for (std::size_t at = abstract.find(base); at != not_found; at = abstract.find(base, at + 1)) {
    const std::string_view after = abstract.substr(at + base.size());
    if (at < 2 || abstract.substr(at - 2, 2) != " (") continue;
    const bool many_there = after.starts_with("s)");
    if (!many_there && !after.starts_with(')')) continue;
    std::string_view words = abstract.substr(0, at - 2);
    if (many_there && !words.ends_with('s')) return {};
    if (many_there) words.remove_suffix(1);
    std::size_t begin = begin_of_words(words, base, false);
    if (begin == not_found) begin = begin_of_words(words, base, true);
    if (begin == not_found) return {};
    if (many && std::string_view("hsxyz").find(words.back()) != not_found) return {};
    std::string told(words.substr(begin));
    // A capital that only the start of a sentence asks for: not "Gaussian".
    const bool starts = begin < 2 || abstract[begin - 2] == '.';
    const bool name = std::any_of(told.begin() + 1, told.end(), ascii::is_upper<char>) ||
                      told.substr(0, told.find(' ')).ends_with("an");
    if (starts && !name) told.front() = ascii::lower(told.front());
    return told + (many ? "s (" : " (") + std::string(acronym) + ")";
  }
  return {};
}

}  // namespace papers::summary
