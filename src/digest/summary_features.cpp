#include "digest/summary_features.hpp"

#include <algorithm>
#include <cmath>

#include "digest/word_set.hpp"

namespace papers::digest {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

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
using Stem = SummaryWords::Stem;
using Stems = std::vector<Stem>;
constexpr Stem no_stem = SummaryWords::no_stem;

double ratio(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, whole));
}

/// The longest common subsequence; both are a title's or a sentence's words.
std::size_t common_subsequence(const Stems& a, const Stems& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const Stem x : a) {
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

bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return word.substr(0, start.size()) == start; });
}

/// Words between blanks. No branches, so that compilers look at many bytes at a time.
std::size_t blank_separated(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  if (text.empty()) return 0;
  std::size_t words = is_blank(text.front()) ? 0 : 1;
  for (std::size_t at = 1; at < text.size(); ++at) {
    words += is_blank(text[at - 1]) && !is_blank(text[at]) ? std::size_t{1} : 0;
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

AbstractView::AbstractView(std::string_view title, const std::vector<Sentence>& sentences,
                           SummaryWords& words)
    : sentences_(sentences), words_(words), first_claim_(nowhere), first_offer_(nowhere) {
  words_.next_abstract();
  read_title(title);
  seen_.reserve(sentences_.size());
  for (const Sentence& sentence : sentences_) {
    std::vector<SummaryWords::Word>& seen = seen_.emplace_back();
    seen.reserve(sentence.words.size());
    for (const text::Word& word : sentence.words) seen.push_back(words_.see(word.folded));
  }
  count_stems();
  for (std::size_t at = 0; at < sentences_.size(); ++at) {
    const Claim claim = claim_in(sentences_[at], 0, sentences_[at].words.size());
    if (claim.kind != Claim::Kind::none && first_claim_ == nowhere) first_claim_ = at;
    if (claim.kind == Claim::Kind::offers && first_offer_ == nowhere) first_offer_ = at;
  }
}

void AbstractView::read_title(std::string_view title) {
  const std::size_t colon = title.find(':');
  const auto mark = [](bool& where, std::size_t& count) {
    if (!where) ++count;
    where = true;
  };
  text::for_each_word(title, [&](std::string_view folded, std::size_t offset, std::size_t) {
    const Stem stem = words_.see(folded).stem;
    if (stem == no_stem) return;
    title_.push_back(stem);
    SummaryWords::Use& use = words_.use(stem);
    mark(use.in_title, in_title_);
    if (colon == std::string_view::npos) return;
    if (offset < colon) {
      mark(use.in_name, in_name_);
    } else {
      mark(use.in_description, in_description_);
    }
  });
}

void AbstractView::count_stems() {
  double squares = 0;
  for (std::size_t at = 0; at < sentences_.size(); ++at) {
    for (const SummaryWords::Word& word : seen_[at]) {
      if (word.stem == no_stem) continue;
      SummaryWords::Use& use = words_.use(word.stem);
      squares += 2 * use.times + 1;
      ++use.times;
      if (use.last_sentence != at + 1) ++use.sentences;
      use.last_sentence = at + 1;
    }
  }
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

AbstractView::SpanStems AbstractView::stems_in(const Span& span) const {
  SpanStems stems;
  stems.all.reserve(span.end_word - span.first_word);
  for (std::size_t at = span.first_word; at < span.end_word; ++at) {
    const Stem stem = seen_[span.sentence][at].stem;
    if (stem != no_stem) stems.all.push_back(stem);
  }
  stems.distinct = stems.all;
  std::sort(stems.distinct.begin(), stems.distinct.end());
  stems.distinct.erase(std::unique(stems.distinct.begin(), stems.distinct.end()),
                       stems.distinct.end());
  return stems;
}

Features AbstractView::features(const Span& span) const {
  Features out;
  const SpanStems stems = stems_in(span);
  add_position(span, out);
  add_size(span, out);
  add_title(stems, out);
  add_claim(span, out);
  add_centrality(stems, out);
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

void AbstractView::add_title(const SpanStems& stems, Features& out) const {
  std::size_t shared = 0;
  std::size_t of_name = 0;
  std::size_t of_description = 0;
  std::size_t recurring = 0;
  for (const Stem stem : stems.distinct) {
    const SummaryWords::Use& use = words_.use(stem);
    shared += use.in_title ? std::size_t{1} : 0;
    of_name += use.in_name ? std::size_t{1} : 0;
    of_description += use.in_description ? std::size_t{1} : 0;
    recurring += use.in_title && use.sentences >= 2 ? std::size_t{1} : 0;
  }
  out[Feature::title_coverage] = ratio(shared, in_title_);
  out[Feature::title_share] = ratio(shared, stems.distinct.size());
  out[Feature::title_f1] = 2 * ratio(shared, stems.distinct.size() + in_title_);
  out[Feature::title_pairs] =
      ratio(common_pairs(stems.all, title_), title_.size() - (title_.empty() ? 0 : 1));
  const std::size_t sequence = common_subsequence(stems.all, title_);
  out[Feature::title_sequence] = ratio(sequence, title_.size());
  out[Feature::title_sequence_f1] = 2 * ratio(sequence, stems.all.size() + title_.size());
  out[Feature::title_name] = ratio(of_name, in_name_);
  out[Feature::title_description] = ratio(of_description, in_description_);
  out[Feature::title_recurring] = static_cast<double>(recurring) / 5;
}

void AbstractView::add_centrality(const SpanStems& stems, Features& out) const {
  double weight = 0;
  double distinct_weight = 0;
  std::size_t elsewhere = 0;
  for (const Stem stem : stems.all) weight += words_.use(stem).times;
  for (const Stem stem : stems.distinct) {
    distinct_weight += words_.use(stem).times;
    if (words_.use(stem).sentences > 1) ++elsewhere;
  }
  const auto size = static_cast<double>(std::max<std::size_t>(1, stems.all.size()));
  const auto distinct = static_cast<double>(std::max<std::size_t>(1, stems.distinct.size()));
  out[Feature::likeness] = weight / norm_ / std::sqrt(size);
  out[Feature::distinct_likeness] = distinct_weight / norm_ / std::sqrt(distinct);
  out[Feature::said_elsewhere] = ratio(elsewhere, stems.distinct.size());
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
