#include "summary/summary_role.hpp"

#include <algorithm>
#include <iterator>

namespace papers::summary {
namespace {

/// What authors do before their work or beside it, and what a work reaches: how the verbs begin.
constexpr std::string_view aside_verbs[] = {
    "achiev",  "anticipat", "argue",   "ask",       "assum",   "attain",  "base",    "begin",
    "believ",  "call",      "conclud", "conjectur", "defin",   "exceed",  "expect",  "follow",
    "have",    "highlight", "hope",    "hypothe",   "know",    "mark",    "match",   "mean",
    "note",    "notice",    "observe", "outlin",    "outperf", "pave",    "posit",   "reach",
    "recogni", "refer",     "score",   "start",     "suppose", "surpass", "suspect", "term",
    "think",   "underscor", "use",     "want",      "will",    "welcome", "wish"};

bool is_aside_verb(std::string_view word) {
  return std::any_of(std::begin(aside_verbs), std::end(aside_verbs),
                     [word](std::string_view start) { return word.starts_with(start); });
}

}  // namespace

Claim claim_in(const Sentence& sentence, std::size_t first, std::size_t end) {
  const auto is = [&](std::uint32_t role, std::size_t at) {
    return at < end && (sentence.words[at].known.roles & role) != 0;
  };
  for (std::size_t at = first; at < end; ++at) {
    std::size_t verb = 0;
    if (is(role::we, at)) verb = at + 1;
    if (is(role::this_, at) && is(role::work, at + 1) && !is(role::we, at + 2)) verb = at + 2;
    if (verb == 0 || verb >= end) continue;
    if (is(role::adverb, verb) && verb + 1 < end) ++verb;
    Claim::Kind kind = Claim::Kind::other;
    if (is(role::offers, verb)) kind = Claim::Kind::offers;
    if (is(role::shows, verb)) kind = Claim::Kind::shows;
    return {kind, at, verb};
  }
  return {};
}

Role role_of(const Sentence& sentence, const SummaryWords& words, const Span& span,
             bool starts_with_name) {
  const auto word = [&](std::size_t at) {
    return at < span.end_word ? words.text(sentence.words[at].known) : "";
  };
  // "Our contributions are threefold: (i) we"
  if (word(span.first_word + 1) == "contributions") return Role::aside;
  const Claim claim = claim_in(sentence, span.first_word, span.end_word);
  // "which we call", "how we decide", "Can we"
  constexpr std::string_view asking[] = {"can", "could",  "do",      "how",
                                         "if",  "should", "whether", "why"};
  const bool subordinate = claim.subject > span.first_word &&
                           ((sentence.words[claim.subject - 1].known.roles & role::relative) != 0 ||
                            std::find(std::begin(asking), std::end(asking),
                                      word(claim.subject - 1)) != std::end(asking));
  if (claim.kind != Claim::Kind::none && !subordinate) {
    // "We demonstrate the effectiveness of Foo"
    const std::string_view object = word(claim.verb + (word(claim.verb + 1) == "the" ? 2 : 1));
    const bool praises = object.starts_with("effective") || object == "efficacy" ||
                         object == "able" || object == "not";
    return praises || is_aside_verb(word(claim.verb)) ? Role::aside : Role::deed;
  }
  constexpr std::size_t verb_within = 6;
  const std::size_t first = span.first_word;
  const bool ours =
      word(first) == "our" || word(first) == "i" ||
      (word(first) == "the" && (word(first + 1) == "paper" || word(first + 2) == "report"));
  if (!starts_with_name && !ours) return Role::background;
  for (std::size_t at = first + 1; at < first + verb_within; ++at) {
    if (is_aside_verb(word(at)) || word(at).starts_with("improv")) return Role::aside;
  }
  return Role::deed;
}

}  // namespace papers::summary
