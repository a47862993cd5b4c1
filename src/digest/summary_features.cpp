#include "digest/summary_features.hpp"

#include <algorithm>
#include <cmath>

#include "digest/word_set.hpp"

namespace papers::digest {
namespace {

constexpr std::size_t stem_size_bytes = 6;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

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
constexpr std::string_view contributions[] = {"algorithm", "approach", "architecture",
                                              "framework", "method",   "model",
                                              "new",       "novel",    "technique"};

using Stems = std::vector<std::uint32_t>;
using StemSet = std::unordered_set<std::uint32_t>;

std::string_view stem_of(const text::Word& word) {
  return std::string_view(word.folded).substr(0, stem_size_bytes);
}

std::size_t common(const StemSet& a, const StemSet& b) {
  std::size_t count = 0;
  for (const std::uint32_t stem : a) count += b.count(stem);
  return count;
}

double ratio(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, whole));
}

/// The longest common subsequence; both are a title's or a sentence's words.
std::size_t common_subsequence(const Stems& a, const Stems& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const std::uint32_t x : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = x == b[j - 1] ? diagonal + 1 : std::max(above, row[j - 1]);
      diagonal = above;
    }
  }
  return row.back();
}

/// How many different neighbouring pairs of `b` are in `a` too.
std::size_t common_pairs(const Stems& a, const Stems& b) {
  std::size_t count = 0;
  for (std::size_t j = 1; j < b.size(); ++j) {
    for (std::size_t i = 1; i < a.size(); ++i) {
      if (a[i - 1] == b[j - 1] && a[i] == b[j]) {
        ++count;
        break;
      }
    }
  }
  return count;
}

/// What a word adds to the wording of a span: bits.
namespace wording {
constexpr unsigned contribution = 1, experiment = 2, background = 4, continues = 8, digit = 16;
}

bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return word.substr(0, start.size()) == start; });
}

unsigned wording_of(std::string_view word) {
  unsigned bits = is_in(contributions, word) ? wording::contribution : 0;
  if (starts_with_any(word, {"experiment", "results", "evaluat", "benchmark", "outperform",
                             "dataset", "empirical"})) {
    bits |= wording::experiment;
  }
  if (starts_with_any(word, {"however", "existing", "previous", "prior", "recent", "often",
                             "typically", "challeng"})) {
    bits |= wording::background;
  }
  if (starts_with_any(word, {"also", "further"})) bits |= wording::continues;
  if (word.find_first_of("0123456789") != std::string_view::npos) bits |= wording::digit;
  return bits;
}

std::size_t blank_separated(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

}  // namespace

double Features::score() const {
  constexpr double weights[] = {
#define PAPERS_SUMMARY_FEATURE(name, weight) weight,
#include "digest/summary_weights.def"
#undef PAPERS_SUMMARY_FEATURE
  };
  double sum = 0;
  for (std::size_t i = 0; i < values_.size(); ++i) sum += values_[i] * weights[i];
  return sum;
}

AbstractView::AbstractView(std::string_view title, const std::vector<Sentence>& sentences)
    : sentences_(sentences),
      title_words_(text::words(title)),
      first_claim_(nowhere),
      first_offer_(nowhere) {
  const std::size_t colon = title.find(':');
  for (const text::Word& word : title_words_) {
    const Stem stem = number_of(word);
    if (stem == no_stem) continue;
    title_.push_back(stem);
    if (colon != std::string_view::npos) {
      (word.offset < colon ? title_name_ : title_description_).insert(stem);
    }
  }
  title_set_.insert(title_.begin(), title_.end());
  for (const Sentence& sentence : sentences_) {
    std::vector<SeenWord>& seen = seen_.emplace_back();
    for (const text::Word& word : sentence.words) {
      seen.push_back({number_of(word), wording_of(word.folded)});
    }
  }
  times_.resize(numbers_.size() + 1);
  sentences_with_.resize(numbers_.size() + 1);
  for (std::size_t at = 0; at < sentences_.size(); ++at) {
    StemSet stems;
    for (const SeenWord& word : seen_[at]) {
      if (word.stem == no_stem) continue;
      ++times_[word.stem];
      if (stems.insert(word.stem).second) ++sentences_with_[word.stem];
    }
    const Claim claim = claim_in(sentences_[at], 0, sentences_[at].words.size());
    if (claim.kind != Claim::Kind::none && first_claim_ == nowhere) first_claim_ = at;
    if (claim.kind == Claim::Kind::offers && first_offer_ == nowhere) first_offer_ = at;
  }
  double squares = 0;
  for (const int count : times_) squares += static_cast<double>(count) * count;
  norm_ = squares > 0 ? std::sqrt(squares) : 1;
}

AbstractView::Claim AbstractView::claim_in(const Sentence& sentence, std::size_t first,
                                           std::size_t end) {
  const std::vector<text::Word>& words = sentence.words;
  for (std::size_t at = first; at < end; ++at) {
    std::size_t verb = nowhere;
    if (words[at].folded == "we") verb = at + 1;
    if (words[at].folded == "this" && at + 1 < end && is_in(works, words[at + 1].folded)) {
      verb = at + 2;
    }
    if (verb == nowhere || verb >= end) continue;
    const std::string_view adverb = words[verb].folded;
    const bool ly = adverb.size() > 3 && adverb.substr(adverb.size() - 2) == "ly";
    if ((ly || is_in(connecting, adverb)) && verb + 1 < end) ++verb;
    const std::string_view word = words[verb].folded;
    Claim::Kind kind = Claim::Kind::other;
    if (is_in(offering_verbs, word)) kind = Claim::Kind::offers;
    if (is_in(showing_verbs, word)) kind = Claim::Kind::shows;
    return {kind, word, at - first};
  }
  return {};
}

AbstractView::Stem AbstractView::number_of(const text::Word& word) {
  if (is_in(function_words, word.folded)) return no_stem;
  return numbers_.try_emplace(stem_of(word), static_cast<Stem>(numbers_.size() + 1)).first->second;
}

std::vector<AbstractView::Stem> AbstractView::stems_in(const Span& span) const {
  Stems stems;
  for (std::size_t at = span.first_word; at < span.end_word; ++at) {
    const Stem stem = seen_[span.sentence][at].stem;
    if (stem != no_stem) stems.push_back(stem);
  }
  return stems;
}

Features AbstractView::features(const Span& span) const {
  Features out;
  const Stems stems = stems_in(span);
  add_position(span, out);
  add_size(span, out);
  add_title(stems, out);
  add_claim(span, out);
  add_centrality(stems, span.sentence, out);
  add_wording(span, out);
  return out;
}

void AbstractView::add_position(const Span& span, Features& out) const {
  out[Feature::is_first] = span.sentence == 0;
  out[Feature::is_last] = span.sentence + 1 == sentences_.size();
  out[Feature::first_claim] = span.sentence == first_claim_;
  out[Feature::first_offer] = span.sentence == first_offer_;
  out[Feature::opening_kept] = !span.opening_cut;
}

void AbstractView::add_claim(const Span& span, Features& out) const {
  const Claim claim = claim_in(sentences_[span.sentence], span.first_word, span.end_word);
  out[Feature::no_claim] = claim.kind == Claim::Kind::none;
  out[Feature::offers] = claim.kind == Claim::Kind::offers;
  out[Feature::shows] = claim.kind == Claim::Kind::shows;
  if (claim.kind == Claim::Kind::none) return;
  out[Feature::words_before_claim] =
      static_cast<double>(std::min<std::size_t>(claim.words_before, 20)) / 20;
  if (claim.kind == Claim::Kind::offers) {
    out[Feature::offer_with_title] = out[Feature::title_coverage];
  }
  if (starts_with_any(claim.verb, {"propose"})) {
    out[Feature::verb_propose] = 1;
  } else if (starts_with_any(claim.verb, {"present"})) {
    out[Feature::verb_present] = 1;
  } else if (starts_with_any(claim.verb, {"introduc"})) {
    out[Feature::verb_introduce] = 1;
  } else if (starts_with_any(claim.verb, {"explor", "investigat"})) {
    out[Feature::verb_explore] = 1;
  } else {
    out[Feature::verb_other] = 1;
  }
}

void AbstractView::add_size(const Span& span, Features& out) const {
  const auto words = static_cast<double>(std::max<std::size_t>(1, blank_separated(span.text)));
  out[Feature::log_words] = std::log(words);
  out[Feature::under_12_words] = std::max(0.0, 12 - words) / 10;
  out[Feature::under_17_words] = std::max(0.0, 17 - words) / 10;
  out[Feature::over_22_words] = std::max(0.0, words - 22) / 10;
  out[Feature::over_32_words] = std::max(0.0, words - 32) / 10;
  out[Feature::commas] =
      static_cast<double>(std::count(span.text.begin(), span.text.end(), ',')) / 3;
}

void AbstractView::add_title(const Stems& stems, Features& out) const {
  const StemSet set(stems.begin(), stems.end());
  const std::size_t shared = common(set, title_set_);
  out[Feature::title_coverage] = ratio(shared, title_set_.size());
  out[Feature::title_share] = ratio(shared, set.size());
  out[Feature::title_f1] = 2 * ratio(shared, set.size() + title_set_.size());
  out[Feature::title_pairs] =
      ratio(common_pairs(stems, title_), title_.size() - (title_.empty() ? 0 : 1));
  const std::size_t sequence = common_subsequence(stems, title_);
  out[Feature::title_sequence] = ratio(sequence, title_.size());
  out[Feature::title_sequence_f1] = 2 * ratio(sequence, stems.size() + title_.size());
  out[Feature::title_name] = ratio(common(set, title_name_), title_name_.size());
  out[Feature::title_description] =
      ratio(common(set, title_description_), title_description_.size());
  std::size_t recurring = 0;
  for (const Stem stem : set) {
    if (title_set_.count(stem) > 0 && sentences_with_[stem] >= 2) ++recurring;
  }
  out[Feature::title_recurring] = static_cast<double>(recurring) / 5;
}

void AbstractView::add_centrality(const Stems& stems, std::size_t, Features& out) const {
  const StemSet set(stems.begin(), stems.end());
  double weight = 0;
  double distinct_weight = 0;
  std::size_t elsewhere = 0;
  for (const Stem stem : stems) weight += times_[stem];
  for (const Stem stem : set) {
    distinct_weight += times_[stem];
    if (sentences_with_[stem] > 1) ++elsewhere;
  }
  const auto size = static_cast<double>(std::max<std::size_t>(1, stems.size()));
  const auto distinct = static_cast<double>(std::max<std::size_t>(1, set.size()));
  out[Feature::likeness] = weight / norm_ / std::sqrt(size);
  out[Feature::distinct_likeness] = distinct_weight / norm_ / std::sqrt(distinct);
  out[Feature::said_elsewhere] = ratio(elsewhere, set.size());
}

void AbstractView::add_wording(const Span& span, Features& out) const {
  unsigned bits = 0;
  for (std::size_t at = span.first_word; at < span.end_word; ++at) {
    bits |= seen_[span.sentence][at].wording;
  }
  if (span.first_word < span.end_word) {
    const std::string_view first = sentences_[span.sentence].words[span.first_word].folded;
    out[Feature::starts_this] = first == "this" || first == "the" || first == "our";
  }
  out[Feature::names_contribution] = (bits & wording::contribution) != 0;
  out[Feature::experiments] = (bits & wording::experiment) != 0;
  out[Feature::background] = (bits & wording::background) != 0;
  out[Feature::continues] = (bits & wording::continues) != 0;
  out[Feature::digits] = (bits & wording::digit) != 0;
}

}  // namespace papers::digest
