#include "digest/summary_spans.hpp"

#include <optional>
#include <string>

#include "digest/word_set.hpp"
#include "papers/text/sentences.hpp"
#include "papers/text/utf8.hpp"

namespace papers::digest {
namespace {

constexpr std::size_t spans_per_sentence = 40;
constexpr std::size_t words_after_opening = 5;
constexpr std::size_t words_before_tail = 8;

constexpr std::string_view document_nouns[] = {
    "article", "contribution", "letter", "manuscript", "note",   "paper", "papers", "project",
    "report",  "studies",      "study",  "survey",     "thesis", "work",  "works"};
/// Before a comma at the start of a sentence, these only tie it to the one before.
constexpr std::string_view connectives[] = {"accordingly",
                                            "additionally",
                                            "also",
                                            "and",
                                            "as a result",
                                            "as such",
                                            "but",
                                            "by contrast",
                                            "concretely",
                                            "consequently",
                                            "crucially",
                                            "empirically",
                                            "finally",
                                            "first",
                                            "for this purpose",
                                            "further",
                                            "furthermore",
                                            "generally",
                                            "hence",
                                            "here",
                                            "however",
                                            "importantly",
                                            "in addition",
                                            "in brief",
                                            "in contrast",
                                            "in fact",
                                            "in general",
                                            "in particular",
                                            "in response",
                                            "in short",
                                            "in summary",
                                            "in turn",
                                            "inspired by this",
                                            "instead",
                                            "interestingly",
                                            "meanwhile",
                                            "more specifically",
                                            "moreover",
                                            "motivated by this",
                                            "nevertheless",
                                            "notably",
                                            "now",
                                            "overall",
                                            "recently",
                                            "second",
                                            "similarly",
                                            "so",
                                            "specifically",
                                            "surprisingly",
                                            "then",
                                            "theoretically",
                                            "therefore",
                                            "thus",
                                            "to do so",
                                            "to do this",
                                            "to that end",
                                            "to this end",
                                            "yet"};
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

/// A sentence while its spans are being found.
class Cutter {
 public:
  Cutter(const Sentence& sentence, std::size_t index) : sentence_(sentence), index_(index) {}

  std::vector<Span> spans() {
    const std::size_t whole_end = sentence_.words.size();
    add(0, sentence_.text.size(), 0, whole_end, false);
    if (whole_end == 0) return std::move(spans_);
    add_tails(0);
    for (const auto& start : {after_this_paper(), after_connective(), after_first_clause()}) {
      if (!start || *start == 0 || *start >= whole_end) continue;
      add_from(*start, sentence_.text.size(), whole_end);
      add_tails(*start);
    }
    return std::move(spans_);
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < sentence_.words.size() ? std::string_view(sentence_.words[at].folded) : "";
  }
  [[nodiscard]] std::size_t begin_of(std::size_t at) const { return sentence_.words[at].offset; }
  [[nodiscard]] std::size_t end_of(std::size_t at) const {
    return sentence_.words[at].offset + sentence_.words[at].text.size();
  }
  /// What stands between word `at` and the one before it.
  [[nodiscard]] std::string_view gap(std::size_t at) const {
    const std::size_t from = at == 0 ? 0 : end_of(at - 1);
    return sentence_.text.substr(from, begin_of(at) - from);
  }

  /// "In this preliminary work, we …" starts at "we".
  [[nodiscard]] std::optional<std::size_t> after_this_paper() const {
    const std::string_view first = word(0);
    if (first != "in" && first != "with" && first != "through" && first != "for") return {};
    if (word(1) != "this" && word(1) != "our" && word(1) != "the") return {};
    for (std::size_t at = 2; at <= 4; ++at) {
      if (is_in(document_nouns, word(at))) return at + 1;
    }
    return {};
  }

  /// "Specifically, we …" starts at "we".
  [[nodiscard]] std::optional<std::size_t> after_connective() const {
    std::string phrase;
    for (std::size_t at = 0; at < 4; ++at) {
      if (at > 0) phrase += ' ';
      phrase += word(at);
      if (at + 1 >= sentence_.words.size()) return {};
      const std::string_view between = gap(at + 1);
      if (between.substr(0, 1) == ",") {
        return is_in(connectives, phrase) ? std::optional(at + 1) : std::nullopt;
      }
      if (between != " ") return {};
    }
    return {};
  }

  /// "Motivated by these observations, we …" starts at "we".
  [[nodiscard]] std::optional<std::size_t> after_first_clause() const {
    for (std::size_t at = 1; at < sentence_.words.size(); ++at) {
      if (begin_of(at) * 10 > sentence_.text.size() * 7) return {};
      if (text::trim(gap(at)) != ",") continue;
      if (word(at) == "we" || word(at) == "our") return at;
      if (word(at) == "this" && is_in(document_nouns, word(at + 1))) return at;
    }
    return {};
  }

  /// True when what starts at word `at` can be left off.
  [[nodiscard]] bool is_tail(std::size_t at) const {
    const std::string_view between = gap(at);
    const std::string_view here = word(at);
    if (here == "and" && is_in(and_tails, word(at + 1))) return true;
    // Most words follow a blank, of which nothing below can be said.
    if (between == " ") return starts_tail(at, between);
    if (between.find_first_of(";") != std::string_view::npos) return true;
    if (between.find(": ") != std::string_view::npos) return true;
    if (between.find("--") != std::string_view::npos ||
        between.find("\u2013 ") != std::string_view::npos ||
        between.find(" - ") != std::string_view::npos ||
        between.find("\u2014") != std::string_view::npos) {
      return true;
    }
    return is_last_parenthesis(at) || starts_tail(at, between);
  }

  /// A parenthesis that nothing follows but what can be left off as well: "the network (NN)" but
  /// not "the network (NN) converges".
  [[nodiscard]] bool is_last_parenthesis(std::size_t at) const {
    if (gap(at).rfind('(') == std::string_view::npos) return false;
    constexpr std::size_t longest_bytes = 300;
    const std::string_view text = sentence_.text;
    const std::string_view inside = text.substr(begin_of(at), longest_bytes);
    const std::size_t end = inside.find_first_of("()");
    if (end == std::string_view::npos || inside[end] == '(') return false;
    const std::size_t close = begin_of(at) + end;
    std::size_t next = at;
    while (next < sentence_.words.size() && begin_of(next) < close) ++next;
    if (next == sentence_.words.size()) return true;
    const std::string_view between = text.substr(close + 1, begin_of(next) - close - 1);
    return starts_tail(next, between) && text.find('(', close) == std::string_view::npos;
  }

  /// Whether word `at` after `between` starts something that can be left off.
  [[nodiscard]] bool starts_tail(std::size_t at, std::string_view between) const {
    const std::string_view here = word(at);
    if (between != " " && text::trim(between) == ",") {
      const bool gerund = here.size() > 4 && here.substr(here.size() - 3) == "ing";
      return gerund || is_in(comma_tails, here);
    }
    constexpr std::size_t longest_bytes = 8;  // "compared"
    if (between != " " || here.size() > longest_bytes) return false;
    return (is_in(bare_tails, here) || is_phrase_tail(at)) && !is_bound(at);
  }

  /// "confounded by", "achieved through": what is left would be half a participle. "Bayes by
  /// Backprop" is a name.
  [[nodiscard]] bool is_bound(std::size_t at) const {
    const std::string_view here = word(at);
    if (here != "by" && here != "through") return false;
    const std::string_view before = word(at - 1);
    const bool participle = before.size() > 3 && before.substr(before.size() - 2) == "ed";
    const bool name = at + 1 < sentence_.words.size() && is_capital(at - 1) && is_capital(at + 1);
    return participle || name;
  }
  [[nodiscard]] bool is_capital(std::size_t at) const {
    const char first = sentence_.text[begin_of(at)];
    return first >= 'A' && first <= 'Z';
  }

  [[nodiscard]] bool is_phrase_tail(std::size_t at) const {
    const std::string_view here = word(at);
    const std::string_view next = word(at + 1);
    return ((here == "so" || here == "such") && next == "that") ||
           (here == "such" && next == "as") || (here == "rather" && next == "than") ||
           (here == "instead" && next == "of") || (here == "based" && next == "on") ||
           (here == "compared" && next == "to") || (here == "as" && next == "well") ||
           ((here == "in" || here == "for") && next == "which") ||
           (here == "in" && next == "order") || (here == "with" && next == "respect");
  }

  void add_tails(std::size_t first) {
    for (std::size_t at = first + words_before_tail; at < sentence_.words.size(); ++at) {
      if (is_tail(at) && !is_in(never_last, word(at - 1))) add_from(first, end_of(at - 1), at);
    }
  }

  void add_from(std::size_t first, std::size_t end, std::size_t end_word) {
    if (end_word - first < words_after_opening) return;
    const std::size_t begin = begin_of(first);
    add(begin, end, first, end_word, first > 0);
  }

  void add(std::size_t begin, std::size_t end, std::size_t first, std::size_t end_word,
           bool opening_cut) {
    if (spans_.size() >= spans_per_sentence) return;
    std::string_view text = text::trim(sentence_.text.substr(begin, end - begin));
    const bool whole = text.size() == sentence_.text.size();
    if (!whole && !balanced(text)) return;
    for (const Span& other : spans_) {
      if (other.text.data() == text.data() && other.text.size() == text.size()) return;
    }
    spans_.push_back({index_, text, first, end_word, opening_cut});
  }

  static bool balanced(std::string_view text) {
    int depth = 0;
    int dollars = 0;
    for (const char c : text) {
      if (c == '(' || c == '[' || c == '{') ++depth;
      if (c == ')' || c == ']' || c == '}') --depth;
      if (c == '$') ++dollars;
      if (depth < 0) return false;
    }
    return depth == 0 && dollars % 2 == 0;
  }

  const Sentence& sentence_;
  std::size_t index_;
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Sentence> cut_sentences(std::string_view abstract) {
  std::vector<Sentence> sentences;
  for (const std::string_view text : text::sentences(abstract)) {
    sentences.push_back({text, text::words(text)});
  }
  return sentences;
}

std::vector<Span> spans_of(const Sentence& sentence, std::size_t index) {
  return Cutter(sentence, index).spans();
}

}  // namespace papers::digest
