#include "summary/summary_features.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/ascii.hpp"
#include "text/words.hpp"

namespace papers::summary {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

using Stem = SummaryWords::Stem;
constexpr Stem no_stem = SummaryWords::no_stem;
/// Titles are compared as bits of one machine word.
constexpr std::size_t title_stems = 64;

double ratio(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, whole));
}

/// Whether the first word of `text` has a capital or a digit inside of it, as names of works do.
bool has_form_of_name(std::string_view text) {
  const std::string_view word = text.substr(0, text.find_first_of(" :),"));
  return std::any_of(word.begin() + (word.empty() ? 0 : 1), word.end(),
                     [](char c) { return ascii::is_upper(c) || ascii::is_digit(c); });
}

bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return word.substr(0, start.size()) == start; });
}

}  // namespace

double Features::score() const {
  constexpr double weights[] = {
#define PAPERS_SUMMARY_FEATURE(name, weight) weight,
#include "summary/summary_weights.def"
#undef PAPERS_SUMMARY_FEATURE
  };
  double sum = 0;
  for (std::size_t i = 0; i < values_.size(); ++i) sum += values_[i] * weights[i];
  return sum;
}

AbstractView::AbstractView(std::string_view title, std::string_view abstract, SummaryWords& words)
    : words_(words), first_claim_(nowhere), first_offer_(nowhere) {
  words_.next_abstract();
  read_title(title);
  sentences_ = cut_sentences(abstract, words_);
  count_stems();
  for (std::size_t at = 0; at < sentences_.size(); ++at) {
    const Claim claim = claim_in(sentences_[at], 0, sentences_[at].words.size());
    if (claim.kind != Claim::Kind::none && first_claim_ == nowhere) first_claim_ = at;
    if (claim.kind != Claim::Kind::offers) continue;
    if (first_offer_ == nowhere) first_offer_ = at;
    offers_name_ = offers_name_ || (has_form_of_name(title) &&
                                    has_title_name(sentences_[at], 0, sentences_[at].words.size()));
  }
}

void AbstractView::read_title(std::string_view title) {
  const std::size_t colon = title.find(':');
  text::for_each_word(title, [&](std::string_view folded, std::size_t offset, std::size_t) {
    const Stem stem = words_.see(folded).stem;
    if (stem == no_stem || title_size_ == title_stems) return;
    SummaryWords::Use& use = words_.use(stem);
    const std::uint64_t bit = std::uint64_t{1} << title_size_++;
    const auto mark = [&](std::uint64_t others, std::size_t& different) {
      if ((use.in_title & others) == 0) ++different;
    };
    mark(~std::uint64_t{0}, in_title_);
    if (colon != std::string_view::npos) {
      std::uint64_t& part = offset < colon ? name_ : description_;
      mark(part, offset < colon ? in_name_ : in_description_);
      part |= bit;
    }
    use.in_title |= bit;
  });
}

void AbstractView::count_stems() {
  double squares = 0;
  std::uint32_t number = 0;
  for (const Sentence& sentence : sentences_) {
    ++number;
    for (const SentenceWord& word : sentence.words) {
      if (word.known.stem == no_stem) continue;
      SummaryWords::Use& use = words_.use(word.known.stem);
      squares += 2 * use.times + 1;
      ++use.times;
      if (use.last_sentence != number) ++use.sentences;
      use.last_sentence = number;
    }
  }
  norm_ = squares > 0 ? std::sqrt(squares) : 1;
}

AbstractView::Stems AbstractView::stems_in(const Span& span) {
  Stems stems;
  ++span_;
  // The longest common subsequence with the title, a bit for each word of the title: Hyyrö,
  // Bit-parallel LCS-length computation revisited (2004). Zeros are what has been matched.
  std::uint64_t unmatched = ~std::uint64_t{0};
  std::uint64_t before = 0;
  std::uint64_t pairs = 0;
  const std::vector<SentenceWord>& words = sentences_[span.sentence].words;
  for (std::size_t at = span.first_word; at < span.end_word; ++at) {
    if (words[at].known.stem == no_stem) continue;
    SummaryWords::Use& use = words_.use(words[at].known.stem);
    const std::uint64_t here = use.in_title;
    const std::uint64_t match = unmatched & here;
    unmatched = (unmatched + match) | (unmatched - match);
    pairs |= before << 1 & here;
    before = here;
    ++stems.all;
    stems.weight += use.times;
    if (use.last_span == span_) continue;
    use.last_span = span_;
    const auto count = [](bool counted) { return counted ? std::size_t{1} : 0; };
    ++stems.distinct;
    stems.distinct_weight += use.times;
    stems.elsewhere += count(use.sentences > 1);
    stems.in_title += count(here != 0);
    stems.in_name += count((here & name_) != 0);
    stems.in_description += count((here & description_) != 0);
    stems.recurring += count(here != 0 && use.sentences > 1);
  }
  stems.title_pairs = static_cast<std::size_t>(std::popcount(pairs));
  stems.title_sequence = static_cast<std::size_t>(std::popcount(~unmatched));
  return stems;
}

Features AbstractView::features(const Span& span) {
  Features out;
  const Stems stems = stems_in(span);
  add_position(span, out);
  add_size(span, out);
  add_title(stems, out);
  add_claim(span, out);
  add_centrality(stems, out);
  add_wording(span, out);
  return out;
}

Role AbstractView::role(const Span& span) {
  const Sentence& sentence = sentences_[span.sentence];
  if (offers_another(span)) return Role::aside;
  return role_of(sentence, words_, span, starts_with_name(sentence, span.first_word));
}

bool AbstractView::has_title_name(const Sentence& sentence, std::size_t first, std::size_t end) {
  return std::any_of(sentence.words.begin() + static_cast<std::ptrdiff_t>(first),
                     sentence.words.begin() + static_cast<std::ptrdiff_t>(end),
                     [this](const SentenceWord& word) {
                       const Stem stem = word.known.stem;
                       return stem != no_stem && (words_.use(stem).in_title & name_) != 0;
                     });
}

/// "We introduce BarBench" where another sentence offers "Foo2", the name in the title.
bool AbstractView::offers_another(const Span& span) {
  const Sentence& sentence = sentences_[span.sentence];
  if (!offers_name_ || has_title_name(sentence, span.first_word, span.end_word)) return false;
  const Claim claim = claim_in(sentence, span.first_word, span.end_word);
  if (claim.kind == Claim::Kind::none || claim.verb + 1 >= span.end_word) return false;
  return has_form_of_name(sentence.text.substr(sentence.words[claim.verb + 1].begin));
}

/// "Foo-LLM is", "Foo Bar (FB) is", where the title starts with "Foo-LLM:" or "FB:".
bool AbstractView::starts_with_name(const Sentence& sentence, std::size_t first) {
  constexpr std::size_t full_name_words = 6;  // before the bracket
  for (std::size_t at = first; at < std::min(sentence.words.size(), first + full_name_words);
       ++at) {
    const SentenceWord& word = sentence.words[at];
    if (at > first && word.gap != Gap::bracket) continue;
    if (word.known.stem == no_stem || (words_.use(word.known.stem).in_title & name_ & 1) == 0)
      continue;
    const std::string_view text = sentence.text.substr(word.begin);
    // A sentence starts with a small letter for nothing but a name: "gsplat is".
    if (has_form_of_name(text) || (at == 0 && ascii::is_lower(text.front()))) return true;
  }
  return false;
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
      static_cast<double>(std::min<std::size_t>(claim.subject - span.first_word, 20)) / 20;
  if (claim.kind == Claim::Kind::offers) {
    out[Feature::offer_with_title] = out[Feature::title_coverage];
  }
  const std::string_view verb = words_.text(sentences_[span.sentence].words[claim.verb].known);
  if (starts_with_any(verb, {"propose"})) {
    out[Feature::verb_propose] = 1;
  } else if (starts_with_any(verb, {"present"})) {
    out[Feature::verb_present] = 1;
  } else if (starts_with_any(verb, {"introduc"})) {
    out[Feature::verb_introduce] = 1;
  } else if (starts_with_any(verb, {"explor", "investigat"})) {
    out[Feature::verb_explore] = 1;
  } else {
    out[Feature::verb_other] = 1;
  }
}

void AbstractView::add_size(const Span& span, Features& out) const {
  const Sentence& sentence = sentences_[span.sentence];
  // Cut spans start and end with a word, unless they end with the sentence.
  const bool to_end = span.end_word == sentence.words.size();
  std::uint32_t chunks = to_end ? sentence.chunks : sentence.words[span.end_word - 1].chunks;
  std::uint32_t commas = to_end ? sentence.commas : sentence.words[span.end_word - 1].commas;
  if (span.text.data() != sentence.text.data()) {
    chunks -= sentence.words[span.first_word].chunks - 1;
    commas -= sentence.words[span.first_word].commas;
  }
  const auto words = static_cast<double>(std::max<std::uint32_t>(1, chunks));
  out[Feature::log_words] = std::log(words);
  out[Feature::under_12_words] = std::max(0.0, 12 - words) / 10;
  out[Feature::under_17_words] = std::max(0.0, 17 - words) / 10;
  out[Feature::over_22_words] = std::max(0.0, words - 22) / 10;
  out[Feature::over_32_words] = std::max(0.0, words - 32) / 10;
  out[Feature::commas] = static_cast<double>(commas) / 3;
}

void AbstractView::add_title(const Stems& stems, Features& out) const {
  out[Feature::title_coverage] = ratio(stems.in_title, in_title_);
  out[Feature::title_share] = ratio(stems.in_title, stems.distinct);
  out[Feature::title_f1] = 2 * ratio(stems.in_title, stems.distinct + in_title_);
  out[Feature::title_pairs] = ratio(stems.title_pairs, title_size_ - (title_size_ == 0 ? 0 : 1));
  out[Feature::title_sequence] = ratio(stems.title_sequence, title_size_);
  out[Feature::title_sequence_f1] = 2 * ratio(stems.title_sequence, stems.all + title_size_);
  out[Feature::title_name] = ratio(stems.in_name, in_name_);
  out[Feature::title_description] = ratio(stems.in_description, in_description_);
  out[Feature::title_recurring] = static_cast<double>(stems.recurring) / 5;
}

void AbstractView::add_centrality(const Stems& stems, Features& out) const {
  const auto size = static_cast<double>(std::max<std::size_t>(1, stems.all));
  const auto distinct = static_cast<double>(std::max<std::size_t>(1, stems.distinct));
  out[Feature::likeness] = stems.weight / norm_ / std::sqrt(size);
  out[Feature::distinct_likeness] = stems.distinct_weight / norm_ / std::sqrt(distinct);
  out[Feature::said_elsewhere] = ratio(stems.elsewhere, stems.distinct);
}

void AbstractView::add_wording(const Span& span, Features& out) const {
  const std::vector<SentenceWord>& words = sentences_[span.sentence].words;
  std::uint32_t roles = 0;
  for (std::size_t at = span.first_word; at < span.end_word; ++at) roles |= words[at].known.roles;
  if (span.first_word < span.end_word) {
    const std::string_view first = words_.text(words[span.first_word].known);
    out[Feature::starts_this] = first == "this" || first == "the" || first == "our";
  }
  out[Feature::names_contribution] = (roles & role::contribution) != 0;
  out[Feature::experiments] = (roles & role::experiment) != 0;
  out[Feature::background] = (roles & role::background) != 0;
  out[Feature::continues] = (roles & role::continues) != 0;
  out[Feature::digits] = (roles & role::digit) != 0;
}

}  // namespace papers::summary
