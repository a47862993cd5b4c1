#include "search/variants.hpp"

#include <algorithm>
#include <array>

#include "papers/text/words.hpp"

namespace papers::search {
namespace {

// What a variant counts against the form that was typed: below 1, so that of two papers that are
// otherwise equal the one with the typed form comes first.
constexpr double kVariantWeight = 0.8;

constexpr std::size_t kShortestPart = 3;  // "re" + "ranking" is no open compound worth a look
constexpr std::size_t kShortestCompound = 7;

struct Spelling {
  std::string_view one, other;
};
// Ends of words, longest first; each reads both ways.
constexpr std::array<Spelling, 22> kEndings{{
    {"isations", "izations"}, {"isation", "ization"}, {"isable", "izable"}, {"isers", "izers"},
    {"iser", "izer"},         {"ising", "izing"},     {"ised", "ized"},     {"ises", "izes"},
    {"ise", "ize"},           {"yses", "yzes"},       {"ysed", "yzed"},     {"ysing", "yzing"},
    {"yse", "yze"},           {"ours", "ors"},        {"our", "or"},        {"oural", "oral"},
    {"elling", "eling"},      {"elled", "eled"},      {"eller", "eler"},    {"tre", "ter"},
    {"ence", "ense"},         {"ogue", "og"},
}};

void add(std::vector<std::string>& out, std::string word) {
  if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(std::move(word));
}

Form variant(Form::Source source, std::vector<std::string> phrase) {
  Form form;
  form.source = source;
  form.phrases.push_back(std::move(phrase));
  form.weight = kVariantWeight;
  return form;
}

// "finetuning" -> fine tuning, when the library writes both halves as words; the halves that the
// most papers have, as the rarer half decides.
std::vector<std::string> split_compound(const std::string& word, Vocabulary& vocabulary) {
  std::vector<std::string> best;
  std::uint64_t most = 0;
  if (word.size() < kShortestCompound) return best;
  for (std::size_t at = kShortestPart; at + kShortestPart <= word.size(); ++at) {
    const std::string left = word.substr(0, at);
    const std::string right = word.substr(at);
    const std::uint64_t rarer =
        std::min(vocabulary.papers_with(left), vocabulary.papers_with(right));
    if (rarer > most) {
      most = rarer;
      best = {left, right};
    }
  }
  return best;
}

}  // namespace

std::vector<std::string> spellings(std::string_view word) {
  std::vector<std::string> out;
  for (const Spelling& pair : kEndings) {
    for (const auto& [from, to] :
         {std::pair(pair.one, pair.other), std::pair(pair.other, pair.one)}) {
      if (word.size() >= from.size() + 3 && word.ends_with(from)) {
        add(out, std::string(word.substr(0, word.size() - from.size())) + std::string(to));
      }
    }
  }
  return out;
}

void add_word_variants(Term& term, const std::string& word, Vocabulary& vocabulary) {
  const std::string stem = text::porter_stem(word);
  for (const std::string& other : spellings(word)) {
    if (text::porter_stem(other) != stem && vocabulary.papers_with(other) > 0) {
      term.forms.push_back(variant(Form::Source::spelling, {other}));
    }
  }
  auto parts = split_compound(word, vocabulary);
  if (!parts.empty()) term.forms.push_back(variant(Form::Source::split, std::move(parts)));
}

}  // namespace papers::search
