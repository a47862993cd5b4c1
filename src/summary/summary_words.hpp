// The words of titles and abstracts as summaries see them. Kept from one abstract to the next,
// since most words of a digest come again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/string_table.hpp"

namespace papers::summary {

/// What a word may be in a sentence: bits.
namespace role {
inline constexpr std::uint32_t
    // in the wording of a span
    contribution = 1,
    experiment = 2, background = 4, continues = 8, digit = 16,
    // in a claim of the authors: "we also propose", "this paper shows"
    we = 32, this_ = 64, work = 128, adverb = 256, offers = 512, shows = 1024,
    // in an opening: "in this manuscript"
    document = 2048,
    // at the start of a tail, something that can be left off: after "and", after a comma, after a
    // blank, as the first of two words
    and_ = 4096, and_tail = 8192, comma_tail = 16384, bare_tail = 32768, pair_tail = 65536,
    // before a tail
    never_last = 131072,
    // a tail by its word and not only by its ending in -ing
    listed_tail = 1 << 19,
    // what a cut must not go through, or needs before it
    negation = 1 << 20, comparative = 1 << 21, joining = 1 << 22, finite = 1 << 23,
    relative = 1 << 24, opener = 1 << 25,
    // at the start of a sentence that leans on another: "these", "the former"
    points_back = 1 << 26, named_before = 1 << 28, trouble = 1 << 30,
    // between "we" and a verb, where it only tells that something came before: "then"
    goes_on = 1 << 27,
    // begins or ends what a cut must not go through: "both", "and"
    coordinates = 1U << 31,
    // in no comparison of words: "the", "of"
    function = 262144;
}  // namespace role

class SummaryWords {
 public:
  SummaryWords();

  /// A number for the start of a folded word: spans compare and count many.
  using Stem = std::uint32_t;
  static constexpr Stem no_stem = 0;  ///< of a function word

  struct Word {
    std::uint32_t number = 0;
    Stem stem = no_stem;
    std::uint32_t roles = 0;
  };

  /// What the title and the sentences of the abstract in hand have of a stem.
  struct Use {
    std::uint32_t abstract = 0;       ///< the number of that abstract
    std::uint32_t last_sentence = 0;  ///< its number from 1
    std::uint32_t last_span = 0;
    int times = 0, sentences = 0;
    std::uint64_t in_title = 0;  ///< a bit for each word of the title that has it
  };

  /// Forgets the uses; now and then, the words too.
  void next_abstract();

  Word see(std::string_view folded) { return know(folded); }

  /// Of a word that was seen since next_abstract; lives until the next see.
  [[nodiscard]] std::string_view text(Word word) const { return words_.text(word.number); }

  /// Of a stem that was seen since next_abstract; lives until the next see.
  Use& use(Stem stem) {
    Use& use = uses_[stem];
    if (use.abstract != abstract_) use = Use{.abstract = abstract_};
    return use;
  }

 private:
  void add_listed();
  Word& know(std::string_view folded);

  StringTable words_, stems_;
  std::vector<Word> known_;  ///< by number in words_
  std::vector<Use> uses_{1};
  std::uint32_t abstract_ = 0;
};

}  // namespace papers::summary
