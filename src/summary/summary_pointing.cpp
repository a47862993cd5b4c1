#include "summary/summary_pointing.hpp"

#include <algorithm>
#include <iterator>

#include "summary/summary_leaning.hpp"
#include "summary/summary_role.hpp"

namespace papers::summary {
namespace {

constexpr std::size_t noun_words = 4;      // "this challenging long-horizon problem"
constexpr std::size_t words_offered = 3;   // "We introduce X": less is no sentence
constexpr std::size_t words_kept = 6;      // of a sentence that ends before the clause
constexpr std::size_t pointed_within = 6;  // words of a verb
constexpr std::size_t longest_span = 150;  // words: a longer one is no sentence

/// What one does to a trouble that is known already: how the words begin.
constexpr std::string_view solving[] = {
    "address", "alleviat", "bridg", "clos",     "combat", "counter", "circumvent", "fill",
    "mitigat", "narrow",   "overc", "remed",    "resolv", "reduc",   "solv",       "surmount",
    "tackl",   "meet",     "break", "eliminat", "answer", "bypass",  "simplif"};

/// Before "to address this", these need it.
constexpr std::string_view needing[] = {
    "abil",   "able",  "aim",    "allow",  "attempt", "cap",    "chal",   "effort",
    "empow",  "enab",  "encour", "enough", "fail",    "forc",   "guid",   "hard",
    "help",   "how",   "lead",   "need",   "order",   "prompt", "requir", "seek",
    "suffic", "teach", "train",  "tri",    "try",     "us",     "want",   "way"};

struct Named {
  std::string_view gerund, verb, verb_of_work;
};
/// "We address this by introducing X" is "We introduce X"; "This paper addresses this with X, a
/// model" is "This paper presents X, a model".
constexpr Named with_name = {"with", " present", " presents"};
constexpr Named offering[] = {
    {"designing", " design", " designs"},         {"developing", " develop", " develops"},
    {"introducing", " introduce", " introduces"}, {"presenting", " present", " presents"},
    {"proposing", " propose", " proposes"},       {"building", " build", " builds"}};

template <typename Starts>
bool begins_with_any(std::string_view word, const Starts& starts) {
  return std::any_of(std::begin(starts), std::end(starts),
                     [word](std::string_view start) { return word.starts_with(start); });
}

class ClauseFinder {
 public:
  ClauseFinder(const Sentence& sentence, const SummaryWords& words, std::size_t first,
               std::size_t end)
      : sentence_(sentence), words_(words), first_(first), end_(end) {}

  [[nodiscard]] std::optional<PointingClause> clause() const {
    if (end_ > first_ + longest_span) return {};
    if (const auto conjunct = first_conjunct()) return conjunct;
    if (const auto offer = offer_by()) return offer;
    for (std::size_t verb = first_ + 1; verb + 1 < end_; ++verb) {
      const bool solves = begins_with_any(word(verb), solving) && !word(verb).ends_with("ed");
      if (!solves && word(verb - 1) != "to" && !is_of_relative(verb)) continue;
      const std::size_t noun_end = end_of_pointer(verb + 1);
      if (noun_end == 0) continue;
      const std::size_t start = start_of(verb, solves);
      if (start < first_ + words_offered) continue;
      if (const auto out = from(start, noun_end)) return out;
    }
    if (const auto last = last_clause()) return last;
    return last_place();
  }

 private:
  /// "that reverses", "which fully reverses"
  [[nodiscard]] bool is_of_relative(std::size_t verb) const {
    const std::size_t at = is(role::adverb, verb - 1) ? verb - 2 : verb - 1;
    return at < verb && word(verb).ends_with("s") && (word(at) == "that" || word(at) == "which");
  }

  /// "in these scenarios", at the end of what can do without: not of "rely on these".
  [[nodiscard]] std::optional<PointingClause> last_place() const {
    constexpr std::string_view starts[] = {"across", "beyond", "for",   "from",
                                           "in",     "on",     "under", "within"};
    constexpr std::size_t place_words = 6;
    constexpr std::uint32_t needy =
        role::finite | role::function | role::joining | role::adverb | role::opener;
    for (std::size_t at = std::max(first_ + words_kept, end_ - std::min(end_, place_words));
         at + 1 < end_; ++at) {
      if (std::find(std::begin(starts), std::end(starts), word(at)) == std::end(starts)) continue;
      const bool needed = is(needy, at - 1) || word(at - 1).ends_with("ed") ||
                          is(role::relative | role::we, at - 2) || !follows_blank(at);
      if (!needed && points_outside(sentence_, words_, first_, at + 1)) {
        return PointingClause{at, end_, ""};
      }
    }
    return {};
  }

  /// "We formulate this as search and propose Foo" without what stands between "We" and "propose".
  [[nodiscard]] std::optional<PointingClause> first_conjunct() const {
    constexpr std::size_t conjunct_words = 16;
    if (!is(role::we, first_)) return {};
    bool points = false;
    for (std::size_t at = first_ + 2; at + words_offered < std::min(first_ + conjunct_words, end_);
         ++at) {
      points = points || points_outside(sentence_, words_, first_, at);
      if (!points || !is(role::and_, at)) continue;
      const std::size_t verb = is(role::adverb, at + 1) ? at + 2 : at + 1;
      if (is(role::offers, verb)) return PointingClause{first_ + 1, at + 1, ""};
    }
    return {};
  }

  /// The last clause, when it points: "that redesigns this interface", ", validating this
  /// approach", "designed to close this gap for towns", "as a step towards this goal".
  [[nodiscard]] std::optional<PointingClause> last_clause() const {
    const Claim claim = claim_in(sentence_, first_, end_);
    if (claim.kind == Claim::Kind::none && is(role::opener, first_)) return {};
    for (std::size_t at = std::max(first_ + words_kept, claim.verb + 2); at + 2 < end_; ++at) {
      if (!starts_clause(at)) continue;
      for (std::size_t next = at + 1; next < std::min(at + 2 + pointed_within, end_); ++next) {
        if (points_outside(sentence_, words_, first_, next)) return PointingClause{at, end_, ""};
      }
    }
    return {};
  }

  [[nodiscard]] bool starts_clause(std::size_t at) const {
    const std::string_view here = word(at);
    const std::string_view next = word(at + 1);
    const Gap gap = sentence_.words[at].gap;
    if ((gap == Gap::blank || gap == Gap::comma) && is_made_for(at)) return true;
    if (gap == Gap::comma && here.ends_with("ing")) return !is(role::function, at);
    if (is(role::finite | role::shows | role::function, at - 1)) return false;
    if (here == "that" || here == "which")
      return next.ends_with("s") && !is(role::function, at + 1);
    if (here == "as") return gap == Gap::blank && (next == "a" || next == "an");
    return here == "to" && gap == Gap::blank && begins_with_any(next, solving) &&
           !word(at - 1).ends_with("ed") && !completes_need(sentence_, words_, first_, at);
  }

  /// "designed to", "specifically built for"
  [[nodiscard]] bool is_made_for(std::size_t at) const {
    const std::size_t head = is(role::adverb, at) ? at + 1 : at;
    const bool made = word(head).ends_with("ed") || word(head) == "built";
    return made && word(head) != "need" && !word(head).starts_with("compar") &&
           (word(head + 1) == "to" || word(head + 1) == "for");
  }

  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < end_ ? words_.text(sentence_.words[at].known) : "";
  }
  [[nodiscard]] bool is(std::uint32_t role, std::size_t at) const {
    return at < end_ && (sentence_.words[at].known.roles & role) != 0;
  }
  [[nodiscard]] bool follows_blank(std::size_t at) const {
    return at < end_ && sentence_.words[at].gap == Gap::blank;
  }
  [[nodiscard]] bool is_means(std::size_t at) const {
    const std::string_view here = word(at);
    return here == "by" || here == "through" || here == "via" || here == "with" || here == "using";
  }

  /// Behind "this gap", which nothing before has named; 0 when that does not stand at `at`, or goes
  /// on otherwise than with what it is done by, a comma or the end.
  [[nodiscard]] std::size_t end_of_pointer(std::size_t at) const {
    if (!follows_blank(at) || !points_outside(sentence_, words_, first_, at)) return 0;
    for (std::size_t next = at + 1; next <= std::min(at + 1 + noun_words, end_); ++next) {
      if (next == end_ || sentence_.words[next].gap == Gap::comma) return next;
      if (is_means(next) && follows_blank(next)) return next;
      if (is(role::function, next)) return 0;
    }
    return 0;
  }

  /// Where the clause of a verb begins: "that can", "designed to", the verb itself in -ing.
  [[nodiscard]] std::size_t start_of(std::size_t verb, bool solves) const {
    std::size_t at = verb;
    if (is(role::adverb, at - 1)) --at;
    const std::string_view before = word(at - 1);
    if (before == "that" || before == "which") {
      return word(verb).ends_with("s") ? at - 1 : 0;
    }
    if (before == "to" && follows_blank(at)) return start_of_purpose(at - 1, solves);
    // Not "without resolving this", "requires resolving this".
    constexpr std::uint32_t no_noun = role::function | role::opener | role::finite | role::negation;
    return word(verb).ends_with("ing") && !is(no_noun, at - 1) ? at : 0;
  }

  /// "to", at `at`: of a purpose, and not of what is able, enabled or needed.
  [[nodiscard]] std::size_t start_of_purpose(std::size_t at, bool solves) const {
    if (word(at - 1) == "designed" || word(at - 1) == "developed") {
      return is(role::adverb, at - 2) ? at - 2 : at - 1;  // "specifically designed"
    }
    constexpr std::size_t needed_within = 6;
    bool offers = false;
    for (std::size_t before = first_; before < at; ++before) {
      if (is(role::offers, before)) offers = true;
      const bool near = before + needed_within > at && word(before) != "training";
      if (near && begins_with_any(word(before), needing)) return 0;
    }
    return solves && offers && !is(role::function | role::adverb, at - 1) ? at : 0;
  }

  /// "by routing tokens", "through routing the tokens"; "through routing layers" may be a noun.
  [[nodiscard]] bool is_gerund(std::size_t at, bool after_by) const {
    if (!word(at).ends_with("ing") || !follows_blank(at + 1)) return false;
    return after_by ? !is(role::and_, at + 1)
                    : is(role::function, at + 1) && !is(role::and_, at + 1);
  }

  [[nodiscard]] std::optional<PointingClause> from(std::size_t start, std::size_t end) const {
    if (end == end_ && start - first_ < words_kept) return {};
    if (!is_means(end) || word(end) == "with" || word(end) == "using") {
      return PointingClause{start, end, ""};
    }
    const std::size_t means = is(role::adverb, end + 1) ? end + 2 : end + 1;
    // "by design" is no means.
    if (means + 1 >= end_ || sentence_.words[means + 1].gap == Gap::comma) return from(start, end_);
    if (!is_gerund(means, word(end) == "by")) return PointingClause{start, end + 1, " with"};
    // "A framework that bridges this gap by coupling" is "a framework coupling".
    const bool of_noun = word(start) != "to" && follows_blank(start);
    return PointingClause{start, end + 1, of_noun ? "" : ","};
  }

  /// Whether a name at `at` is told what it is: "Foo, a model".
  [[nodiscard]] bool is_defined(std::size_t at) const {
    constexpr std::size_t name_words = 12;
    for (std::size_t next = at + 1; next < std::min(at + name_words, end_); ++next) {
      const bool article = word(next) == "a" || word(next) == "an";
      if (article && sentence_.words[next].gap != Gap::blank) return true;
      if (is(role::function | role::finite, next)) return false;
    }
    return false;
  }

  /// "We address this by introducing X", "We move beyond this by introducing X", of which all
  /// between "We" and X goes.
  [[nodiscard]] std::optional<PointingClause> offer_by() const {
    constexpr std::size_t pointer_within = 5;
    const Claim claim = claim_in(sentence_, first_, std::min(first_ + 4, end_));
    if (claim.kind == Claim::Kind::none) return {};
    const bool authors = is(role::we, claim.subject);
    const auto offer = [&](const Named& one, std::size_t end) {
      return PointingClause{claim.verb, end, authors ? one.verb : one.verb_of_work};
    };
    for (std::size_t at = claim.verb + 1; at < std::min(claim.verb + pointer_within, end_); ++at) {
      const std::size_t end = end_of_pointer(at);
      if (end == 0) continue;
      if (word(end) == "with" && is_defined(end + 1)) return offer(with_name, end + 1);
      if (word(end) != "by") continue;
      for (const Named& one : offering) {
        if (word(end + 1) == one.gerund) return offer(one, end + 2);
      }
    }
    return {};
  }

  const Sentence& sentence_;
  const SummaryWords& words_;
  std::size_t first_, end_;
};

}  // namespace

std::optional<PointingClause> pointing_clause(const Sentence& sentence, const SummaryWords& words,
                                              const Span& span) {
  return ClauseFinder(sentence, words, span.first_word, span.end_word).clause();
}

bool completes_need(const Sentence& sentence, const SummaryWords& words, std::size_t first,
                    std::size_t at) {
  constexpr std::size_t needed_within = 6;
  constexpr std::string_view enabling[] = {"able", "allow", "enabl", "encourag",
                                           "forc", "help",  "need",  "requir"};
  for (std::size_t before = at; before > first && at - before < needed_within; --before) {
    if (begins_with_any(words.text(sentence.words[before - 1].known), enabling)) return true;
    if (sentence.words[before - 1].gap != Gap::blank) return false;
  }
  return false;
}

}  // namespace papers::summary
