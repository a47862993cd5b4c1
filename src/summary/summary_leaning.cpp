#include "summary/summary_leaning.hpp"

#include <algorithm>
#include <iterator>

namespace papers::summary {
namespace {

/// Before a comma at the start of a sentence, these only tie it to the one before.
constexpr std::string_view connectives =
    "|accordingly|additionally|also|and|as a result|as such|but|by contrast|concretely|"
    "consequently|crucially|empirically|finally|first|for this purpose|further|furthermore|"
    "generally|hence|here|however|importantly|in addition|in brief|in contrast|in fact|"
    "in general|in particular|in response|in short|in summary|in turn|inspired by this|"
    "instead|interestingly|meanwhile|more specifically|moreover|motivated by this|"
    "nevertheless|notably|now|overall|recently|second|similarly|so|specifically|surprisingly|"
    "then|theoretically|therefore|thus|to do so|to do this|to that end|to this end|yet|";

/// So far into a sentence "such" or "it" points back, and not to what the sentence has named.
constexpr std::size_t opening_words = 8;
/// So far into a sentence stands what it is about: "We move beyond this paradigm".
constexpr std::size_t subject_words = 5;

class LeaningRules {
 public:
  LeaningRules(const Sentence& sentence, const SummaryWords& words, std::size_t first,
               std::size_t end, const std::optional<PointingClause>& left_off)
      : sentence_(sentence),
        words_(words),
        first_(first),
        end_(std::min(end, sentence.words.size())),
        left_off_(left_off),
        core_(start_of_core()),
        opening_end_(std::min(end_, core_ + opening_words)) {}

  [[nodiscard]] Leaning leaning() const {
    for (std::size_t at = first_; at < end_; ++at) {
      if (names_known_trouble(at)) return at < opening_end_ ? Leaning::all : Leaning::some;
    }
    for (std::size_t at = first_; at < std::min(core_ + subject_words, end_); ++at) {
      if (points_outside(at) || stands_for_untold(at)) return Leaning::much;
    }
    return leans() ? Leaning::some : Leaning::none;
  }

  /// "this vision", "such agents", "the above issues", which nothing before `at` has named
  [[nodiscard]] bool points_outside(std::size_t at) const {
    if (!points(at) || (left_off_ && left_off_->has(at))) return false;
    return !is_own_document(at) && !is_named_before(at);
  }

 private:
  [[nodiscard]] std::size_t start_of_core() const {
    constexpr std::size_t core_within = 20;
    for (std::size_t at = first_; at < std::min(first_ + core_within, end_); ++at) {
      const bool after_opening = is(role::opener, first_) || sentence_.words[at].gap == Gap::comma;
      if (is(role::we, at) && (after_opening || at == first_)) return at;
    }
    return first_;
  }

  [[nodiscard]] bool leans() const {
    if (first_ >= opening_end_) return false;
    if (is(role::points_back, first_) && !is_own_document(first_)) return true;
    if (leaves_untold()) return true;
    for (std::size_t at = first_; at < end_; ++at) {
      if (points_at_something(at)) return true;
    }
    return false;
  }
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < sentence_.words.size() ? words_.text(sentence_.words[at].known) : "";
  }
  [[nodiscard]] bool is(std::uint32_t role, std::size_t at) const {
    return at < sentence_.words.size() && (sentence_.words[at].known.roles & role) != 0;
  }

  [[nodiscard]] bool points(std::size_t at) const {
    const std::string_view here = word(at);
    const std::string_view next = word(at + 1);
    if (here == "such") return next != "as" && next != "that";
    if (here == "those") return !is_explained(at + 1);
    const bool told = next == "above" || next == "aforementioned" || next == "proposed";
    if (names_untold_two(at)) return true;
    // "to bridge the gap", and not "the gap between towns"
    if (here == "the" && is_obstacle(at + 1) && word(at + 2) != "with") return ends_phrase(at + 2);
    if (here == "that") return at > first_ && at + 2 == end_;  // "remove that anchor"
    if (here == "the" && is_later_of_several(next)) return !counts_before(at);
    return here == "this" || here == "these" || here == "aforementioned" || (here == "the" && told);
  }

  /// "the second type", which is no second one without a first
  static bool is_later_of_several(std::string_view word) {
    return word == "second" || word == "third" || word == "latter" || word == "former";
  }
  [[nodiscard]] bool counts_before(std::size_t at) const {
    for (std::size_t before = first_; before < at; ++before) {
      if (word(before) == "first" || word(before) == "one" || is(role::and_, before)) return true;
    }
    return false;
  }

  /// "gap", "issue", and not "end", "task"
  [[nodiscard]] bool is_obstacle(std::size_t at) const {
    constexpr std::string_view aims[] = {"aim",   "aims", "end",   "ends", "goal",
                                         "goals", "need", "needs", "task"};
    return is(role::trouble, at) &&
           std::find(std::begin(aims), std::end(aims), word(at)) == std::end(aims);
  }

  /// Whether nothing at `at` tells more about the noun before it.
  [[nodiscard]] bool ends_phrase(std::size_t at) const {
    constexpr std::string_view means[] = {"by", "through", "via", "with"};
    return at >= end_ || sentence_.words[at].gap == Gap::comma ||
           std::find(std::begin(means), std::end(means), word(at)) != std::end(means);
  }

  /// "those of", "those trained on", "those models that"
  [[nodiscard]] bool is_explained(std::size_t at) const {
    constexpr std::size_t noun_within = 4;
    if (is(role::function, at) || word(at).ends_with("ed") || word(at).ends_with("ing"))
      return true;
    for (std::size_t next = at; next < std::min(at + noun_within, end_); ++next) {
      if (is(role::relative, next)) return true;
    }
    return false;
  }

  /// "this question", "these critical issues"
  [[nodiscard]] bool names_known_trouble(std::size_t at) const {
    if (!points(at) || (left_off_ && left_off_->has(at))) return false;
    return (is(role::trouble, at + 1) || is(role::trouble, at + 2)) && !is_named_before(at);
  }

  /// "this paper"
  [[nodiscard]] bool is_own_document(std::size_t at) const {
    return word(at) == "this" && is(role::document, at + 1);
  }

  /// "Based on our findings, we", "We answer in the affirmative", "with the following parts."
  [[nodiscard]] bool leaves_untold() const {
    for (std::size_t at = first_ + 1; at < core_; ++at) {
      if (word(at) == "our") return true;
    }
    constexpr std::size_t last_words = 3;
    for (std::size_t at = end_ - std::min(end_ - first_, last_words); at < end_; ++at) {
      const bool one_word = sentence_.words[at].gap == Gap::blank;  // no "instruction-following"
      if (one_word && (word(at) == "following" || word(at) == "follows")) return true;
    }
    return is(role::we, core_) && word(core_ + 1).starts_with("answer");
  }

  /// Whether what the pointer at `at` points at stands before it too: "a stream …, to this stream".
  /// Not every word of it does: "breaks this exploration bottleneck" after "for exploration".
  [[nodiscard]] bool is_named_before(std::size_t at) const {
    constexpr std::size_t noun_within = 4;
    const std::size_t noun = is(role::named_before, at + 1) ? at + 2 : at + 1;
    if (noun >= end_) return false;
    std::size_t head = noun;
    while (head + 1 < std::min(noun + noun_within, end_) &&
           !is(role::function | role::finite, head + 1) &&
           sentence_.words[head + 1].gap == Gap::blank) {
      ++head;
    }
    const bool whole = head + 1 == end_ || is(role::function | role::finite, head + 1) ||
                       sentence_.words[head + 1].gap != Gap::blank;
    for (std::size_t next = whole ? head : noun; next <= head && next < end_; ++next) {
      const SummaryWords::Stem stem = sentence_.words[next].known.stem;
      if (stem == SummaryWords::no_stem) continue;
      for (std::size_t before = first_; before < at; ++before) {
        if (sentence_.words[before].known.stem == stem) return true;
      }
    }
    return false;
  }

  /// "supports both behaviors", "achieves all three", of which nothing tells
  [[nodiscard]] bool names_untold_two(std::size_t at) const {
    constexpr std::size_t coordination_within = 8;
    constexpr std::string_view numbers[] = {"two", "three", "four", "five", "six"};
    const bool counted =
        (word(at) == "all" || word(at) == "the") &&
        std::find(std::begin(numbers), std::end(numbers), word(at + 1)) != std::end(numbers);
    if (counted) return at + 2 >= end_ || !(is_explained(at + 2) || word(at + 3) == "of");
    if (word(at) != "both") return false;
    // "solves both problems by planting and pruning"
    if (at + 2 < end_ && sentence_.words[at + 2].gap == Gap::blank && ends_phrase(at + 2))
      return true;
    // "to address both."
    if (at + 1 < end_ && !word(at + 1).ends_with("s")) return false;
    for (std::size_t other = first_; other < std::min(at + coordination_within, end_); ++other) {
      if (is(role::and_, other) || word(other) == "or") return false;
    }
    return true;
  }

  /// "combines them", where no word before is of many; "a framework that organizes it"; "We show
  /// that its", "Based on it", where no word before names anything
  [[nodiscard]] bool stands_for_untold(std::size_t at) const {
    const std::string_view here = word(at);
    const bool owns = here == "its" || here == "their";
    if (here != "it" && here != "they" && here != "them" && !owns) return false;
    if (!names_anything_before(at)) return !(owns && is(role::opener, first_));
    if (here == "it" && at >= first_ + 2) {
      return word(at - 2) == "that" && word(at - 1).ends_with("s") && !is(role::function, at - 1);
    }
    if (here != "them") return false;
    for (std::size_t before = first_; before < at; ++before) {
      if (is(role::and_, before) || (word(before).ends_with("s") && !is(role::function, before))) {
        return false;
      }
    }
    return true;
  }

  /// Whether a word before `at` may be what a pronoun there stands for: neither what authors do nor
  /// what only joins words.
  [[nodiscard]] bool names_anything_before(std::size_t at) const {
    constexpr std::uint32_t no_name = role::function | role::opener | role::offers | role::shows |
                                      role::adverb | role::goes_on | role::experiment;
    for (std::size_t before = first_; before < at; ++before) {
      // "We plant", "Testing it"
      const bool verb = before > first_ ? is(role::we, before - 1) : word(before).ends_with("ing");
      if (!verb && !is(no_name, before) && !is(role::we, before)) return true;
    }
    return false;
  }

  /// "study this mismatch", "show that it"
  [[nodiscard]] bool points_at_something(std::size_t at) const {
    if (points_outside(at)) return true;
    return !(left_off_ && left_off_->has(at)) && stands_for_untold(at);
  }

  const Sentence& sentence_;
  const SummaryWords& words_;
  std::size_t first_, end_;
  const std::optional<PointingClause>& left_off_;
  std::size_t core_;  ///< where the statement starts, after "In this paper,"
  std::size_t opening_end_;
};

}  // namespace

bool is_connective(std::string_view phrase) {
  return connectives.find("|" + std::string(phrase) + "|") != std::string_view::npos;
}

Leaning leaning_of(const Sentence& sentence, const SummaryWords& words, const Span& span,
                   const std::optional<PointingClause>& left_off) {
  return LeaningRules(sentence, words, span.first_word, span.end_word, left_off).leaning();
}

bool points_outside(const Sentence& sentence, const SummaryWords& words, std::size_t first,
                    std::size_t at) {
  return LeaningRules(sentence, words, first, sentence.words.size(), {}).points_outside(at);
}

}  // namespace papers::summary
