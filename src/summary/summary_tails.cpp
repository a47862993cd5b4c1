#include "summary/summary_tails.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"
#include "summary/summary_leaning.hpp"
#include "summary/summary_pointing.hpp"

namespace papers::summary {
namespace {

constexpr std::size_t never = static_cast<std::size_t>(-1);

constexpr unsigned wants_and = 1, wants_or = 2, wants_but = 4, in_negation = 8, in_colon = 16,
                   in_dashes = 32, joins = 64;

bool is_pair(std::string_view here, std::string_view next) {
  return ((here == "so" || here == "such") && next == "that") || (here == "such" && next == "as") ||
         (here == "based" && next == "on") ||
         ((here == "in" || here == "for") && next == "which") ||
         (here == "in" && next == "order") || (here == "rather" && next == "than") ||
         (here == "instead" && next == "of") || (here == "with" && next == "respect");
}

bool is_participle(std::string_view word) {
  constexpr std::string_view irregular[] = {"built", "done",  "drawn", "found", "held", "led",
                                            "made",  "meant", "sent",  "shown", "told"};
  return (word.size() > 3 && (word.ends_with("ed") || word.ends_with("en"))) ||
         std::find(std::begin(irregular), std::end(irregular), word) != std::end(irregular);
}

/// Prepositions that a verb such as "combine" or "map" needs.
bool completes_join(std::string_view word) {
  return word == "with" || word == "to" || word == "into" || word == "from" || word == "as";
}

}  // namespace

TailRules::TailRules(const Sentence& sentence, const SummaryWords& words, std::size_t first)
    : sentence_(sentence), words_(words), first_(first), whole_from_(clause_end(first)) {}

std::string_view TailRules::word(std::size_t at) const {
  return at < sentence_.words.size() ? words_.text(sentence_.words[at].known) : "";
}

bool TailRules::is(std::uint32_t role, std::size_t at) const {
  return at < sentence_.words.size() && (sentence_.words[at].known.roles & role) != 0;
}

/// Where the main clause has a subject, a verb and what follows it; `never` when that is not seen.
std::size_t TailRules::clause_end(std::size_t first) const {
  const std::size_t size = sentence_.words.size();
  for (std::size_t at = first; at < size; ++at) {
    std::size_t verb = never;
    if (is(role::we, at)) verb = at + 1;
    if (is(role::this_, at) && is(role::work, at + 1)) verb = at + 2;
    if (verb == never) continue;
    if (is(role::adverb, verb)) ++verb;
    constexpr std::size_t that_within = 4;  // "show both theoretically and empirically that"
    for (std::size_t next = verb + 1; next < std::min(size, verb + 1 + that_within); ++next) {
      if (word(next) == "that") return after_verb(next + 1);
    }
    return verb + 2;
  }
  if (!is(role::opener, first)) return after_verb(first);
  for (std::size_t at = first + 1; at < size; ++at) {
    if (sentence_.words[at].gap == Gap::comma) return after_verb(at);
  }
  return never;
}

/// The word after the one that follows the verb of a clause that starts at `from`. Each relative
/// clause on the way has a verb of its own.
std::size_t TailRules::after_verb(std::size_t from) const {
  int relatives = 0;
  for (std::size_t at = from; at < sentence_.words.size(); ++at) {
    if (is(role::relative, at)) ++relatives;
    if (!is(role::finite, at)) continue;
    if (relatives == 0) return at + 2;
    --relatives;
  }
  return never;
}

/// Read once a word looks like the start of a tail, as few do.
void TailRules::find_open() {
  Open open = 0;
  open_.reserve(sentence_.words.size() - first_);
  for (std::size_t at = first_; at < sentence_.words.size(); ++at) {
    const Gap gap = sentence_.words[at].gap;
    const std::string_view here = is(role::coordinates, at) ? word(at) : "";
    if (gap == Gap::comma || gap == Gap::semicolon || here == "that" || here == "which" ||
        here == "and") {
      open &= ~in_negation;
    }
    if (gap == Gap::colon) open |= in_colon;
    if (gap == Gap::dash) open ^= in_dashes;
    open_.push_back(open);  // what is open before the word
    if (is(role::negation, at)) open |= in_negation;
    if (is(role::joining, at)) open |= joins;
    if (here.empty()) continue;
    if (here == "both" || here == "between") open |= wants_and;
    if (here == "either" || here == "neither") open |= wants_or;
    if (here == "not" && word(at + 1) == "only") open |= wants_but;
    if (here == "and") open &= ~wants_and;
    if (here == "or" || here == "nor") open &= ~wants_or;
    if (here == "but") open &= ~wants_but;
  }
}

bool TailRules::may_leave_off(std::size_t at) {
  constexpr std::size_t words_before = 8;  // but for a tail that points at what nobody sees
  if (at < first_ + words_before && !points_back(at)) return false;
  if (whole_from_ == never || at < whole_from_) return false;
  if (is(role::never_last | role::opener, at - 1) || word(at - 1) == "upon") return false;
  if (!looks_like_tail(at)) return false;
  if (open_.empty()) find_open();
  const Open open = open_[at - first_];
  if ((open & (wants_and | wants_or | wants_but | in_negation | in_colon)) != 0) {
    // A colon that the cut itself removes announces nothing any more.
    const bool only_colon = open == in_colon || open == (in_colon | joins);
    const bool cuts_first_colon = sentence_.words[at].gap == Gap::colon && at > first_ &&
                                  (open_[at - 1 - first_] & in_colon) == 0;
    if (!only_colon || !cuts_first_colon) return false;
  }
  if ((open & joins) != 0 && completes_join(word(at))) return false;
  return starts_tail(at) && !splits_list(at) && !splits_comparison(at) && !splits_finding(at);
}

/// Whether starts_tail() is worth asking.
bool TailRules::looks_like_tail(std::size_t at) const {
  constexpr std::uint32_t after_blank = role::and_ | role::bare_tail | role::pair_tail |
                                        role::comma_tail | role::relative | role::function |
                                        role::opener;
  const Gap gap = sentence_.words[at].gap;
  const std::size_t head = is(role::adverb, at) ? at + 1 : at;
  return gap != Gap::other &&
         (gap != Gap::blank || is(after_blank, at) || is_participle(word(head)));
}

bool TailRules::starts_tail(std::size_t at) const {
  if (is(role::and_, at) && is(role::and_tail, at + 1)) return true;
  // "in-the-wild"
  if (sentence_.text.substr(sentence_.words[at].end).starts_with('-')) return false;
  switch (sentence_.words[at].gap) {
    case Gap::colon:
      return !announces(at);
    case Gap::semicolon:
      // "For cups …; for plates …" is one contrast.
      return word(at) != word(0) && word(at) != word(first_);
    case Gap::dash: {
      // A second dash would go on with what stands before the first.
      const auto dash = [](const SentenceWord& later) { return later.gap == Gap::dash; };
      return std::none_of(sentence_.words.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                          sentence_.words.end(), dash) &&
             (open_[at - first_] & in_dashes) != 0;
    }
    case Gap::bracket:
      return is_last_parenthesis(at);
    case Gap::comma:
      return is(role::comma_tail, at) || starts_pair(at);
    case Gap::blank:
      return starts_after_blank(at);
    case Gap::other:
      break;
  }
  return false;
}

/// "We make the following contributions:", "in three steps, (a) planting:"
bool TailRules::announces(std::size_t at) const {
  constexpr std::size_t announced_within = 5;
  for (std::size_t before = at; before > first_ && at - before < announced_within; --before) {
    if (word(before - 1) == "following" || word(before - 1) == "follows") return true;
    constexpr std::size_t label_size = 3;
    const bool labelled = before >= first_ + 2 && word(before - 2).size() <= label_size &&
                          sentence_.text.substr(sentence_.words[before - 2].end).starts_with(") ");
    if (labelled) return true;
  }
  return false;
}

bool TailRules::starts_after_blank(std::size_t at) const {
  if ((open_[at - first_] & in_dashes) != 0 || claims_to_be_first(at)) return false;
  const bool starts = is(role::bare_tail, at) || points_back(at) || starts_pair(at);
  return starts && !is_bound(at);
}

/// "the first framework for …": without the rest it would claim more.
bool TailRules::claims_to_be_first(std::size_t at) const {
  for (std::size_t before = first_ + 1; before < at; ++before) {
    const bool claim = word(before) == "first" || word(before) == "only" ||
                       word(before) == "largest" || word(before) == "best";
    if (claim && word(before - 1) == "the") return true;
  }
  return false;
}

bool TailRules::starts_pair(std::size_t at) const {
  return is(role::pair_tail, at) && is_pair(word(at), word(at + 1));
}

/// "to address this challenge", "that removes these limits", "designed to close this gap", "as a
/// step towards this vision": what it points at was told before the sentence. All of it goes: "as a
/// step" alone says nothing.
bool TailRules::points_back(std::size_t at) const {
  constexpr std::string_view starts[] = {"as", "that", "to", "toward", "towards", "which"};
  constexpr std::size_t pointer_within = 8;
  const auto begins = [&](std::size_t word_at) {
    // "specifically designed"
    const std::size_t head = is(role::adverb, word_at) ? word_at + 1 : word_at;
    return std::find(std::begin(starts), std::end(starts), word(word_at)) != std::end(starts) ||
           (is_participle(word(head)) &&
            (is(role::function | role::opener | role::adverb, head + 1) ||
             word(head + 1) == "around" || word(head + 1).starts_with("toward")));
  };
  if (!begins(at) || (word(at) == "to" && completes_need(sentence_, words_, first_, at)))
    return false;
  for (std::size_t before = at; before > first_ && at - before < pointer_within; --before) {
    if (before < at && begins(before)) return false;
    if (sentence_.words[before].gap != Gap::blank) break;
  }
  const std::size_t end = std::min(at + pointer_within, sentence_.words.size());
  for (std::size_t next = at + 1; next < end && sentence_.words[next].gap == Gap::blank; ++next) {
    if (points_outside(sentence_, words_, first_, next)) return true;
  }
  return false;
}

/// A parenthesis that nothing follows but what can be left off as well: "the network (NN)" but
/// not "the network (NN) converges".
bool TailRules::is_last_parenthesis(std::size_t at) const {
  constexpr std::size_t longest_bytes = 300;
  const std::string_view text = sentence_.text;
  const std::size_t begin = sentence_.words[at].begin;
  const std::string_view inside = text.substr(begin, longest_bytes);
  const std::size_t end = inside.find_first_of("()");
  if (end == std::string_view::npos || inside[end] == '(') return false;
  const std::size_t close = begin + end;
  std::size_t next = at;
  while (next < sentence_.words.size() && sentence_.words[next].begin < close) ++next;
  if (next == sentence_.words.size()) return true;
  const Gap gap = gap_of(text.substr(close + 1, sentence_.words[next].begin - close - 1));
  const bool starts = gap == Gap::comma ? is(role::comma_tail, next)
                                        : gap == Gap::blank && starts_after_blank(next);
  return starts && text.find('(', close) == std::string_view::npos;
}

/// "confounded by", "achieved through": what is left would be half a participle. "Bayes by
/// Backprop" is a name. "Affects another by near zero" says how much, without which it says more.
bool TailRules::is_bound(std::size_t at) const {
  constexpr std::string_view measures[] = {"about", "almost", "near", "nearly", "over", "up"};
  const std::string_view here = word(at);
  if (here != "by" && here != "through") return false;
  const bool measured =
      is(role::digit, at + 1) ||
      std::find(std::begin(measures), std::end(measures), word(at + 1)) != std::end(measures);
  if (here == "by" && measured) return true;
  const bool name = at + 1 < sentence_.words.size() && is_capital(at - 1) && is_capital(at + 1);
  return is_participle(word(at - 1)) || name;
}

bool TailRules::is_capital(std::size_t at) const {
  return ascii::is_upper(sentence_.text[sentence_.words[at].begin]);
}

/// "A, which is small, and B", "training, testing and serving": the tail goes on with a list that
/// began before it. A list of the tail's own has a comma before its "and".
bool TailRules::splits_list(std::size_t at) const {
  constexpr std::size_t item_words = 4;
  const Gap gap = sentence_.words[at].gap;
  if (gap != Gap::comma && gap != Gap::blank) return false;
  // Only its form says that it may start a tail.
  const bool item = gap == Gap::comma && !is(role::listed_tail, at);
  std::size_t commas = 0;
  for (std::size_t next = at + 1; next < sentence_.words.size(); ++next) {
    const bool comma = sentence_.words[next].gap == Gap::comma;
    const bool joint = is(role::and_, next) || word(next) == "or";
    if (joint && comma && !is(role::and_tail, next + 1)) return commas == 0 || item;
    if (joint && item && next - at <= item_words) return true;
    if (comma) ++commas;
  }
  return false;
}

/// "and find that its performance | across": what is found is not said yet.
bool TailRules::splits_finding(std::size_t at) const {
  for (std::size_t that = at - 1; that > first_; --that) {
    if (word(that) == "that" && is(role::shows, that - 1)) return after_verb(that + 1) > at;
  }
  return false;
}

/// "faster …, than": what is compared is not said any more.
bool TailRules::splits_comparison(std::size_t at) const {
  for (std::size_t next = at; next < sentence_.words.size(); ++next) {
    if (is(role::comparative, next)) return false;
    if (word(next) == "than") return true;
  }
  return false;
}

}  // namespace papers::summary
