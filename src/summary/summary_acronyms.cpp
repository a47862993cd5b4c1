#include "summary/summary_acronyms.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

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

/// What stands before "(HGL)" or "(HGLs)", which has none of the s of its last word.
struct Told {
  std::string_view before;
  bool many = false;
};

/// The first at or after `at`, which goes past it.
std::optional<Told> next_told(std::string_view abstract, std::string_view base, std::size_t& at) {
  while ((at = abstract.find(base, at)) != not_found) {
    const std::size_t begin = at++;
    const std::string_view after = abstract.substr(begin + base.size());
    if (begin < 2 || abstract.substr(begin - 2, 2) != " (") continue;
    Told told{abstract.substr(0, begin - 2), after.starts_with("s)")};
    if (!told.many && !after.starts_with(')')) continue;
    if (told.many && !told.before.ends_with('s')) return Told{};
    if (told.many) told.before.remove_suffix(1);
    return told;
  }
  return {};
}

/// Whether an s makes many of it, as far as letters tell: not of "imaging".
bool takes_s(std::string_view words) {
  return std::string_view("hsxyz").find(words.back()) == not_found && !words.ends_with("ing") &&
         !words.ends_with("ion");
}

/// Whether a word that starts a sentence has its capital anywhere: "Gaussian", and "Markov" where
/// the abstract has it within a sentence, and never small.
bool is_name(std::string_view abstract, std::string_view word) {
  if (word.ends_with("sian")) return true;
  if (abstract.find(" " + ascii::lower(word)) != not_found) return false;
  constexpr std::string_view stops = ".!?:";
  for (std::size_t at = abstract.find(word); at != not_found; at = abstract.find(word, at + 1)) {
    const std::string_view after = abstract.substr(at + word.size());
    if (at < 2 || abstract[at - 1] != ' ' || stops.find(abstract[at - 2]) != not_found) continue;
    if (after.empty() || !ascii::is_alphanumeric(after.front())) return true;
  }
  return false;
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
  std::size_t at = 0;
  const std::optional<Told> first = next_told(abstract, base, at);
  if (!first) return {};
  std::size_t begin = begin_of_words(first->before, base, false);
  if (begin == not_found) begin = begin_of_words(first->before, base, true);
  if (begin == not_found) return {};
  std::string told(first->before.substr(begin));
  if (many && !first->many && !takes_s(told)) return {};
  // With two meanings, nobody knows which.
  while (const std::optional<Told> other = next_told(abstract, base, at)) {
    const std::string_view before = other->before;
    const std::size_t size = std::min(before.size(), told.size());
    if (ascii::lower(before.substr(before.size() - size)) != ascii::lower(told)) return {};
  }
  // A capital that only the start of a sentence asks for.
  const bool starts = begin < 2 || abstract[begin - 2] == '.';
  const bool name = std::any_of(told.begin() + 1, told.end(), ascii::is_upper<char>) ||
                    is_name(abstract, told.substr(0, told.find(' ')));
  if (starts && !name) told.front() = ascii::lower(told.front());
  return told + (many ? "s (" : " (") + std::string(acronym) + ")";
}

}  // namespace papers::summary
