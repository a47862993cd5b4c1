#include "summary/summary_spans.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "base/ascii.hpp"
#include "summary/summary_leaning.hpp"
#include "summary/summary_tails.hpp"
#include "text/sentences.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace papers::summary {
namespace {

constexpr std::size_t spans_per_sentence = 40;
constexpr std::size_t words_after_opening = 5;
constexpr std::size_t words_before_tail = 6;
constexpr std::size_t words_of_tail = 3;  // less is not worth an ellipsis

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
    for (const auto& start : {after_connective(), after_first_clause()}) {
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

  /// "Motivated by these observations, we …" starts at "we", as do "(ii) Analysis: we …", "To
  /// bridge this gap we …" and "To this end, in this paper we …".
  [[nodiscard]] std::optional<std::size_t> after_first_clause() const {
    bool claims = false;
    for (std::size_t at = 1; at < sentence_.words.size(); ++at) {
      if (begin_of(at) * 10 > sentence_.text.size() * 7) return {};
      const Gap gap = sentence_.words[at].gap;
      if (is(role::we, at) && gap == Gap::blank && ends_opening(at)) return at;
      const bool we_before = claims || is(role::we, 0);
      claims = claims || is(role::we, at);
      // "(i) we"
      if (is(role::we, at) && !we_before && between(at).starts_with(')')) return at;
      if (gap != Gap::comma && gap != Gap::colon) continue;
      if (is(role::we, at) && (gap == Gap::comma || !we_before)) return at;
      if (word(at) == "our" && gap == Gap::comma) return at;
      if (word(at) == "here" && is(role::we, at + 1)) return at + 1;
      if (is(role::this_, at) && is(role::document, at + 1)) return at;
    }
    return {};
  }

  /// "we", at `at`, after "to bridge this gap" or "in this paper".
  [[nodiscard]] bool ends_opening(std::size_t at) const {
    if (at >= 3 && is(role::document, at - 1) && word(at - 3) == "in") return true;
    return word(0) == "to" && is(role::offers, at + 1);
  }

  void add_tails(std::size_t first) {
    TailRules rules(sentence_, words_, first);
    const std::size_t size = sentence_.words.size();
    for (std::size_t at = first + words_before_tail; at + words_of_tail <= size; ++at) {
      if (rules.may_leave_off(at)) add_from(first, end_of(at - 1), at);
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
    const bool tail_cut = end_word < sentence_.words.size();
    // "i) plan" has no bracket to close.
    const bool closed = whole || !sentence_.brackets || balanced(text);
    if (!closed && (tail_cut || balanced(sentence_.text))) return;
    if (tail_cut && has_odd_quote(text) && !has_odd_quote(sentence_.text)) return;
    for (const Span& other : spans_) {
      if (other.text.data() == text.data() && other.text.size() == text.size()) return;
    }
    spans_.push_back({index_, text, first, end_word, opening_cut, tail_cut});
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

  /// Whether a quotation mark has no other; whichever mark closes it.
  static bool has_odd_quote(std::string_view text) {
    std::size_t found = 0;
    for (const std::string_view mark : {"\"", "\u201c", "\u201d", "``", "''"}) {
      for (std::size_t at = text.find(mark); at != std::string_view::npos;
           at = text.find(mark, at + mark.size())) {
        ++found;
      }
    }
    return found % 2 != 0;
  }

  const Sentence& sentence_;
  std::size_t index_;
  const SummaryWords& words_;
  std::vector<Span> spans_;
};

}  // namespace

Gap gap_of(std::string_view between) {
  for (const std::string_view closer : {"\"", "\u201d", "''", ")"}) {
    if (between.starts_with(closer)) between.remove_prefix(closer.size());
  }
  if (between.size() == 1 && between.front() == ' ') return Gap::blank;
  if (between == ", " || text::trim(between) == ",") return Gap::comma;
  if (between.find(';') != std::string_view::npos) return Gap::semicolon;
  if (between.find(": ") != std::string_view::npos) return Gap::colon;
  // "parameter--context" is one word of LaTeX.
  for (const std::string_view dash : {"-- ", " --", "\u2013 ", " - ", "\u2014"}) {
    if (between.find(dash) != std::string_view::npos) return Gap::dash;
  }
  return between.find('(') == std::string_view::npos ? Gap::other : Gap::bracket;
}

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
