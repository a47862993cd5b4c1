#include "digest/summary_words.hpp"

#include <algorithm>

#include "digest/word_set.hpp"
#include "papers/base/ascii.hpp"

namespace papers::digest {
namespace {

constexpr std::uint32_t most_words = 50'000;
constexpr std::size_t stem_size_bytes = 6;

constexpr std::string_view function_words[] = {
    "a",       "about", "all",   "also",   "an",      "and",    "any",   "are",   "as",   "at",
    "based",   "be",    "been",  "being",  "between", "both",   "but",   "by",    "can",  "could",
    "did",     "do",    "does",  "during", "e",       "each",   "for",   "from",  "g",    "had",
    "has",     "have",  "here",  "how",    "i",       "if",     "in",    "into",  "is",   "it",
    "its",     "may",   "might", "more",   "most",    "no",     "nor",   "not",   "of",   "on",
    "or",      "other", "our",   "over",   "per",     "should", "so",    "some",  "such", "than",
    "that",    "the",   "their", "them",   "then",    "there",  "these", "they",  "this", "those",
    "through", "to",    "under", "use",    "used",    "using",  "very",  "via",   "was",  "we",
    "were",    "what",  "when",  "where",  "which",   "while",  "who",   "whose", "will", "with",
    "would"};
constexpr std::string_view contributions[] = {"algorithm", "approach", "architecture",
                                              "framework", "method",   "model",
                                              "new",       "novel",    "technique"};

struct WordingStart {
  std::string_view start;
  unsigned bits;
};
constexpr WordingStart wording_starts[] = {
    {"experiment", wording::experiment}, {"results", wording::experiment},
    {"evaluat", wording::experiment},    {"benchmark", wording::experiment},
    {"outperform", wording::experiment}, {"dataset", wording::experiment},
    {"empirical", wording::experiment},  {"however", wording::background},
    {"existing", wording::background},   {"previous", wording::background},
    {"prior", wording::background},      {"recent", wording::background},
    {"often", wording::background},      {"typically", wording::background},
    {"challeng", wording::background},   {"also", wording::continues},
    {"further", wording::continues}};

unsigned wording_of(std::string_view word) {
  unsigned bits = is_in(contributions, word) ? wording::contribution : 0;
  for (const WordingStart& known : wording_starts) {
    // The first letter settles most, and costs no call.
    if (known.start.front() == word.front() && word.starts_with(known.start)) bits |= known.bits;
  }
  if (std::any_of(word.begin(), word.end(), ascii::is_digit<char>)) bits |= wording::digit;
  return bits;
}

}  // namespace

void SummaryWords::next_abstract() {
  ++abstract_;
  if (words_.size() < most_words) return;
  words_.clear();
  stems_.clear();
  known_.clear();
  uses_.assign(1, Use{});
}

SummaryWords::Word SummaryWords::see(std::string_view folded) {
  const std::uint32_t number = words_.number_of(folded);
  if (number < known_.size()) return known_[number];
  Word word;
  word.wording = wording_of(folded);
  if (!is_in(function_words, folded)) {
    word.stem = stems_.number_of(folded.substr(0, stem_size_bytes)) + 1;
    if (word.stem == uses_.size()) uses_.emplace_back();
  }
  known_.push_back(word);
  return word;
}

}  // namespace papers::digest
