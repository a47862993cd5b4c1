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

constexpr std::string_view offering_verbs[] = {
    "build",      "construct",  "create",   "describe", "describes", "design",    "designs",
    "develop",    "developed",  "develops", "devise",   "extend",    "formulate", "introduce",
    "introduced", "introduces", "offer",    "present",  "presented", "presents",  "propose",
    "proposed",   "proposes",   "suggest",  "suggests"};
constexpr std::string_view showing_verbs[] = {
    "demonstrate", "demonstrates", "establish", "find",   "finds",  "observe", "prove",
    "proves",      "provide",      "provides",  "report", "reveal", "show",    "shows"};
constexpr std::string_view works[] = {"article", "paper", "report", "study", "survey", "work"};
constexpr std::string_view connecting[] = {"also", "first", "further",   "hence",
                                           "here", "then",  "therefore", "thus"};
constexpr std::string_view document_nouns[] = {
    "article", "contribution", "letter", "manuscript", "note",   "paper", "papers", "project",
    "report",  "studies",      "study",  "survey",     "thesis", "work",  "works"};
/// After a comma, these start something that can be left off; so does a word in -ing.
constexpr std::string_view comma_tails[] = {
    "as",         "at",      "based",  "because", "but",     "by",      "compared",
    "especially", "even",    "for",    "from",    "hence",   "in",      "including",
    "instead",    "leading", "making", "namely",  "on",      "rather",  "resulting",
    "since",      "so",      "such",   "thereby", "through", "thus",    "to",
    "under",      "unlike",  "using",  "via",     "when",    "where",   "whereas",
    "which",      "while",   "who",    "whose",   "with",    "without", "yet"};
/// After "and", these start a second statement.
constexpr std::string_view and_tails[] = {
    "achieve",   "achieves",    "also",        "analyze",   "apply",       "are",    "can",
    "compare",   "demonstrate", "describe",    "develop",   "discuss",     "does",   "empirically",
    "establish", "evaluate",    "explore",     "find",      "give",        "has",    "have",
    "hence",     "how",         "illustrate",  "introduce", "investigate", "is",     "it",
    "obtain",    "outperform",  "outperforms", "present",   "propose",     "prove",  "provide",
    "report",    "show",        "study",       "test",      "that",        "then",   "thereby",
    "therefore", "thus",        "to",          "use",       "validate",    "verify", "we"};
/// These start an adverbial that can be left off.
constexpr std::string_view bare_tails[] = {"across",  "after", "because", "before",  "by",
                                           "given",   "if",    "since",   "thereby", "through",
                                           "under",   "using", "via",     "when",    "where",
                                           "whereas", "which", "while",   "whose",   "without"};
/// With a certain second word, these start one too: "such as", "so that".
constexpr std::string_view pair_tails[] = {"as",      "based",  "compared", "for",  "in",
                                           "instead", "rather", "so",       "such", "with"};
/// No sentence ends with one of these.
constexpr std::string_view never_last[] = {
    "a",       "all",         "also",  "an",     "and",        "any",       "are",       "as",
    "at",      "based",       "be",    "been",   "between",    "both",      "but",       "by",
    "can",     "demonstrate", "each",  "either", "especially", "even",      "for",       "from",
    "has",     "have",        "how",   "in",     "into",       "introduce", "invariant", "is",
    "it",      "its",         "may",   "more",   "most",       "new",       "not",       "novel",
    "of",      "on",          "only",  "or",     "our",        "present",   "propose",   "show",
    "such",    "than",        "that",  "the",    "their",      "these",     "they",      "this",
    "those",   "to",          "using", "very",   "was",        "we",        "were",      "what",
    "whether", "which",       "with"};

struct WordingStart {
  std::string_view start;
  std::uint32_t bits;
};
constexpr WordingStart wording_starts[] = {
    {"experiment", role::experiment}, {"results", role::experiment},
    {"evaluat", role::experiment},    {"benchmark", role::experiment},
    {"outperform", role::experiment}, {"dataset", role::experiment},
    {"empirical", role::experiment},  {"however", role::background},
    {"existing", role::background},   {"previous", role::background},
    {"prior", role::background},      {"recent", role::background},
    {"often", role::background},      {"typically", role::background},
    {"challeng", role::background},   {"also", role::continues},
    {"further", role::continues}};

bool ends_with(std::string_view word, std::string_view end, std::size_t shortest) {
  return word.size() >= shortest && word.ends_with(end);
}

std::uint32_t wording_of(std::string_view word) {
  std::uint32_t bits = is_in(contributions, word) ? role::contribution : 0;
  for (const WordingStart& known : wording_starts) {
    // The first letter settles most, and costs no call.
    if (known.start.front() == word.front() && word.starts_with(known.start)) bits |= known.bits;
  }
  if (std::any_of(word.begin(), word.end(), ascii::is_digit<char>)) bits |= role::digit;
  return bits;
}

std::uint32_t roles_of(std::string_view word) {
  std::uint32_t bits = wording_of(word);
  const auto give = [&bits](std::uint32_t role, bool given) { bits |= given ? role : 0; };
  give(role::we, word == "we");
  give(role::this_, word == "this");
  give(role::work, is_in(works, word));
  give(role::adverb, ends_with(word, "ly", 4) || is_in(connecting, word));
  give(role::offers, is_in(offering_verbs, word));
  give(role::shows, is_in(showing_verbs, word));
  give(role::document, is_in(document_nouns, word));
  give(role::and_, word == "and");
  give(role::and_tail, is_in(and_tails, word));
  give(role::comma_tail, ends_with(word, "ing", 5) || is_in(comma_tails, word));
  give(role::bare_tail, is_in(bare_tails, word));
  give(role::pair_tail, is_in(pair_tails, word));
  give(role::never_last, is_in(never_last, word));
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
  Word word{.number = number, .roles = roles_of(folded)};
  if (!is_in(function_words, folded)) {
    word.stem = stems_.number_of(folded.substr(0, stem_size_bytes)) + 1;
    if (word.stem == uses_.size()) uses_.emplace_back();
  }
  known_.push_back(word);
  return word;
}

}  // namespace papers::digest
