#include "summary/summary_role.hpp"

#include <algorithm>
#include <iterator>

namespace papers::summary {
namespace {

/// What authors do before their work or beside it, and what a work reaches: how the verbs begin.
constexpr std::string_view aside_verbs[] = {
    "achiev",  "advis",     "anticipat", "argue",   "ask",       "assum",     "attain",
    "base",    "begin",     "believ",    "call",    "conclud",   "conjectur", "defin",
    "exceed",  "expect",    "follow",    "have",    "highlight", "hope",      "hypothe",
    "know",    "mark",      "match",     "mean",    "note",      "notice",    "observe",
    "organiz", "outlin",    "outperf",   "pave",    "posit",     "reach",     "recogni",
    "refer",   "score",     "start",     "suppose", "surpass",   "suspect",   "term",
    "think",   "underscor", "use",       "want",    "will",      "welcome",   "wish"};

bool is_aside_verb(std::string_view word) {
  return std::any_of(std::begin(aside_verbs), std::end(aside_verbs),
                     [word](std::string_view start) { return word.starts_with(start); });
}

/// "we rarely", "we do not", "we often lack", "we need to", "we are entering": how things are,
/// which is no work. Words of a closed class, and the form of the verb.
bool tells_state(const Sentence& sentence, std::size_t at, std::size_t end) {
  constexpr std::string_view modals[] = {"could", "may",    "might",   "must",      "need",
                                         "often", "should", "usually", "typically", "would"};
  const auto word = [&](std::size_t place) {
    if (place >= end) return std::string_view();
    const SentenceWord& here = sentence.words[place];
    return sentence.text.substr(here.begin, here.end - here.begin);
  };
  const auto denies = [&](std::size_t place) {
    if (place >= end || word(place) == "only" || word(place + 1) == "only") return false;
    return (sentence.words[place].known.roles & role::negation) != 0;
  };
  if (denies(at) || denies(at + 1)) return true;
  if (word(at) == "are") return word(at + 1).ends_with("ing");
  return std::find(std::begin(modals), std::end(modals), word(at)) != std::end(modals);
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
    if (verb == 0 || verb >= end || tells_state(sentence, verb, end)) continue;
    if (is(role::adverb, verb) && verb + 1 < end) ++verb;
    Claim::Kind kind = Claim::Kind::other;
    if (is(role::offers, verb)) kind = Claim::Kind::offers;
    if (is(role::shows, verb)) kind = Claim::Kind::shows;
    return {kind, at, verb};
  }
  return {};
}

namespace {

class RoleRules {
 public:
  RoleRules(const Sentence& sentence, const SummaryWords& words, const Span& span)
      : sentence_(sentence),
        words_(words),
        first_(span.first_word),
        end_(span.end_word),
        claim_(claim_in(sentence, first_, end_)) {}

  [[nodiscard]] Role role(bool starts_with_name) const {
    // "Our contributions are threefold: (i) we"
    if (word(first_ + 1) == "contributions") return Role::aside;
    if (claim_.kind != Claim::Kind::none && !is_subordinate()) {
      if (hands_out_known()) return Role::background;
      return is_aside() ? Role::aside : Role::deed;
    }
    if (!starts_with_name && !starts_with_work()) return Role::background;
    constexpr std::size_t verb_within = 6;
    for (std::size_t at = first_ + 1; at < first_ + verb_within; ++at) {
      if (is_aside_verb(word(at)) || word(at).starts_with("improv")) return Role::aside;
    }
    return Role::deed;
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < end_ ? words_.text(sentence_.words[at].known) : "";
  }

  /// "which we call", "how we decide", "Can we"
  [[nodiscard]] bool is_subordinate() const {
    constexpr std::string_view asking[] = {"can", "could",  "do",      "how",
                                           "if",  "should", "whether", "why"};
    if (claim_.subject == first_) return false;
    const std::size_t before = claim_.subject - 1;
    return (sentence_.words[before].known.roles & role::relative) != 0 ||
           std::find(std::begin(asking), std::end(asking), word(before)) != std::end(asking);
  }

  /// "We hope", "We do not", "We are able", "We demonstrate the effectiveness of Foo"
  [[nodiscard]] bool is_aside() const {
    const std::string_view next = word(claim_.verb + 1);
    const std::string_view object = next == "the" ? word(claim_.verb + 2) : next;
    return is_aside_verb(word(claim_.verb)) || next == "not" || next == "able" ||
           object.starts_with("effective") || object == "efficacy";
  }

  /// "We share our code", "We will release all models": what was told before is only handed out. A
  /// new thing has no "our" yet: "We release Foo, a model".
  [[nodiscard]] bool hands_out_known() const {
    constexpr std::string_view giving[] = {"make", "open", "publish", "releas", "shar"};
    constexpr std::string_view known[] = {"all", "both", "code", "our", "the"};
    std::size_t verb = claim_.verb;
    if (word(verb) == "will" || word(verb) == "have") ++verb;
    if (!std::any_of(std::begin(giving), std::end(giving),
                     [&](std::string_view start) { return word(verb).starts_with(start); })) {
      return false;
    }
    if (word(verb) == "open") ++verb;  // "open-source"
    const bool makes = word(verb) == "make";
    return word(verb + 2) != "first" && !(makes && word(verb + 1) == "the") &&
           std::find(std::begin(known), std::end(known), word(verb + 1)) != std::end(known);
  }

  /// "Our cutter", "The paper", "The technical report", "I"
  [[nodiscard]] bool starts_with_work() const {
    const bool document = word(first_ + 1) == "paper" || word(first_ + 2) == "report";
    return word(first_) == "our" || word(first_) == "i" || (word(first_) == "the" && document);
  }

  const Sentence& sentence_;
  const SummaryWords& words_;
  std::size_t first_, end_;
  Claim claim_;
};

}  // namespace

Role role_of(const Sentence& sentence, const SummaryWords& words, const Span& span,
             bool starts_with_name) {
  return RoleRules(sentence, words, span).role(starts_with_name);
}

}  // namespace papers::summary
