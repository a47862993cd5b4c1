// The words of titles and abstracts as summaries see them. Kept from one abstract to the next,
// since most words of a digest come again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "papers/base/string_table.hpp"

namespace papers::digest {

/// What a word adds to the wording of a span: bits.
namespace wording {
inline constexpr unsigned contribution = 1, experiment = 2, background = 4, continues = 8,
                          digit = 16;
}

class SummaryWords {
 public:
  /// A number for the start of a folded word: spans compare and count many.
  using Stem = std::uint32_t;
  static constexpr Stem no_stem = 0;  ///< of a function word

  struct Word {
    Stem stem = no_stem;
    unsigned wording = 0;
  };

  /// What the title and the sentences of the abstract in hand have of a stem.
  struct Use {
    std::uint32_t abstract = 0;  ///< the number of that abstract
    bool in_title = false, in_name = false, in_description = false;
    int times = 0, sentences = 0;
    std::size_t last_sentence = 0;  ///< its number from 1
  };

  /// Forgets the uses; now and then, the words too.
  void next_abstract();

  Word see(std::string_view folded);

  /// Of a stem that was seen since next_abstract; lives until the next see.
  Use& use(Stem stem) {
    Use& use = uses_[stem];
    if (use.abstract != abstract_) use = Use{.abstract = abstract_};
    return use;
  }

 private:
  StringTable words_, stems_;
  std::vector<Word> known_;  ///< by number in words_
  std::vector<Use> uses_{1};
  std::uint32_t abstract_ = 0;
};

}  // namespace papers::digest
