#include "summary/summary_spans.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "base/ascii.hpp"
#include "text/sentences.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace papers::summary {
namespace {

constexpr std::size_t spans_per_sentence = 40;
constexpr std::size_t words_after_opening = 5;
constexpr std::size_t words_before_tail = 8;

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

bool is_connective(std::string_view phrase) {
  return std::binary_search(std::begin(connectives), std::end(connectives), phrase);
}

Gap gap_of(std::string_view between) {
  if (between == " ") return Gap::blank;
  if (text::trim(between) == ",") return Gap::comma;
  for (const std::string_view stop : {";", ": ", "--", "\u2013 ", " - ", "\u2014"}) {
    if (between.find(stop) != std::string_view::npos) return Gap::stop;
  }
  return between.find('(') == std::string_view::npos ? Gap::other : Gap::bracket;
}

/// Cuts a sentence into words and counts what stands between them.
class SentenceReader {
 public:
  SentenceReader(std::string_view text, SummaryWords& words) : words_(words) {
    sentence_.text = text;
    constexpr std::size_t usual_bytes_per_word = 6;
    sentence_.words.reserve(text.size() / usual_bytes_per_word);
  }

  Sentence sentence() {
    text::for_each_word(sentence_.text, [this](std::string_view folded, std::size_t offset,
                                               std::size_t size_bytes) {
      const std::string_view between = sentence_.text.substr(at_, offset - at_);
      count(between);
      begin_chunk();
      at_ = offset + size_bytes;
      sentence_.words.push_back({words_.see(folded), static_cast<std::uint32_t>(offset),
                                 static_cast<std::uint32_t>(at_), sentence_.chunks,
                                 sentence_.commas, gap_of(between)});
    });
    count(sentence_.text.substr(at_));
    return std::move(sentence_);
  }

 private:
  void count(std::string_view between) {
    for (const char c : between) {
      if (ascii::is_blank(c)) {
        in_chunk_ = false;
        continue;
      }
      begin_chunk();
      if (c == ',') ++sentence_.commas;
      if (std::string_view("()[]{}$").find(c) != std::string_view::npos) sentence_.brackets = true;
    }
  }
  void begin_chunk() {
    if (!in_chunk_) ++sentence_.chunks;
    in_chunk_ = true;
  }

  SummaryWords& words_;
  Sentence sentence_;
  std::size_t at_ = 0;
  bool in_chunk_ = false;
};

/// A sentence while its spans are being found.
class Cutter {
 public:
  Cutter(const Sentence& sentence, std::size_t index, const SummaryWords& words)
      : sentence_(sentence), index_(index), words_(words) {
    constexpr std::size_t usual_spans = 12;
    spans_.reserve(usual_spans);
  }

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
    return at < sentence_.words.size() ? words_.text(sentence_.words[at].known) : "";
  }
  [[nodiscard]] bool is(std::uint32_t role, std::size_t at) const {
    return at < sentence_.words.size() && (sentence_.words[at].known.roles & role) != 0;
  }
  [[nodiscard]] std::size_t begin_of(std::size_t at) const { return sentence_.words[at].begin; }
  [[nodiscard]] std::size_t end_of(std::size_t at) const { return sentence_.words[at].end; }
  /// What stands between word `at` and the one before it.
  [[nodiscard]] std::string_view between(std::size_t at) const {
    const std::size_t from = at == 0 ? 0 : end_of(at - 1);
    return sentence_.text.substr(from, begin_of(at) - from);
  }

  /// "In this preliminary work, we …" starts at "we".
  [[nodiscard]] std::optional<std::size_t> after_this_paper() const {
    const std::string_view first = word(0);
    if (first != "in" && first != "with" && first != "through" && first != "for") return {};
    if (word(1) != "this" && word(1) != "our" && word(1) != "the") return {};
    for (std::size_t at = 2; at <= 4; ++at) {
      if (is(role::document, at)) return at + 1;
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
      if (between(at + 1).starts_with(',')) {
        return is_connective(phrase) ? std::optional(at + 1) : std::nullopt;
      }
      if (sentence_.words[at + 1].gap != Gap::blank) return {};
    }
    return {};
  }

  /// "Motivated by these observations, we …" starts at "we".
  [[nodiscard]] std::optional<std::size_t> after_first_clause() const {
    for (std::size_t at = 1; at < sentence_.words.size(); ++at) {
      if (begin_of(at) * 10 > sentence_.text.size() * 7) return {};
      if (sentence_.words[at].gap != Gap::comma) continue;
      if (is(role::we, at) || word(at) == "our") return at;
      if (is(role::this_, at) && is(role::document, at + 1)) return at;
    }
    return {};
  }

  /// True when what starts at word `at` can be left off.
  [[nodiscard]] bool is_tail(std::size_t at) const {
    if (is(role::and_, at) && is(role::and_tail, at + 1)) return true;
    const Gap gap = sentence_.words[at].gap;
    return gap == Gap::stop || (gap == Gap::bracket && is_last_parenthesis(at)) ||
           starts_tail(at, gap);
  }

  /// A parenthesis that nothing follows but what can be left off as well: "the network (NN)" but
  /// not "the network (NN) converges".
  [[nodiscard]] bool is_last_parenthesis(std::size_t at) const {
    constexpr std::size_t longest_bytes = 300;
    const std::string_view text = sentence_.text;
    const std::string_view inside = text.substr(begin_of(at), longest_bytes);
    const std::size_t end = inside.find_first_of("()");
    if (end == std::string_view::npos || inside[end] == '(') return false;
    const std::size_t close = begin_of(at) + end;
    std::size_t next = at;
    while (next < sentence_.words.size() && begin_of(next) < close) ++next;
    if (next == sentence_.words.size()) return true;
    const Gap gap = gap_of(text.substr(close + 1, begin_of(next) - close - 1));
    return starts_tail(next, gap) && text.find('(', close) == std::string_view::npos;
  }

  /// Whether word `at` after `gap` starts something that can be left off.
  [[nodiscard]] bool starts_tail(std::size_t at, Gap gap) const {
    if (gap == Gap::comma) return is(role::comma_tail, at);
    if (gap != Gap::blank) return false;
    const bool starts =
        is(role::bare_tail, at) || (is(role::pair_tail, at) && is_pair(word(at), word(at + 1)));
    return starts && !is_bound(at);
  }

  static bool is_pair(std::string_view here, std::string_view next) {
    return ((here == "so" || here == "such") && next == "that") ||
           (here == "such" && next == "as") || (here == "rather" && next == "than") ||
           (here == "instead" && next == "of") || (here == "based" && next == "on") ||
           (here == "compared" && next == "to") || (here == "as" && next == "well") ||
           ((here == "in" || here == "for") && next == "which") ||
           (here == "in" && next == "order") || (here == "with" && next == "respect");
  }

  /// "confounded by", "achieved through": what is left would be half a participle. "Bayes by
  /// Backprop" is a name.
  [[nodiscard]] bool is_bound(std::size_t at) const {
    const std::string_view here = word(at);
    if (here != "by" && here != "through") return false;
    const std::string_view before = word(at - 1);
    const bool participle = before.size() > 3 && before.ends_with("ed");
    const bool name = at + 1 < sentence_.words.size() && is_capital(at - 1) && is_capital(at + 1);
    return participle || name;
  }
  [[nodiscard]] bool is_capital(std::size_t at) const {
    return ascii::is_upper(sentence_.text[begin_of(at)]);
  }

  void add_tails(std::size_t first) {
    for (std::size_t at = first + words_before_tail; at < sentence_.words.size(); ++at) {
      if (is_tail(at) && !is(role::never_last, at - 1)) add_from(first, end_of(at - 1), at);
    }
  }

  void add_from(std::size_t first, std::size_t end, std::size_t end_word) {
    if (end_word - first < words_after_opening) return;
    add(begin_of(first), end, first, end_word, first > 0);
  }

  void add(std::size_t begin, std::size_t end, std::size_t first, std::size_t end_word,
           bool opening_cut) {
    if (spans_.size() >= spans_per_sentence) return;
    const std::string_view text = text::trim(sentence_.text.substr(begin, end - begin));
    const bool whole = text.size() == sentence_.text.size();
    if (!whole && sentence_.brackets && !balanced(text)) return;
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
  const SummaryWords& words_;
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Sentence> cut_sentences(std::string_view abstract, SummaryWords& words) {
  std::vector<Sentence> sentences;
  for (const std::string_view text : text::sentences(abstract)) {
    sentences.push_back(SentenceReader(text, words).sentence());
  }
  return sentences;
}

std::vector<Span> spans_of(const Sentence& sentence, std::size_t index, const SummaryWords& words) {
  return Cutter(sentence, index, words).spans();
}

}  // namespace papers::summary
