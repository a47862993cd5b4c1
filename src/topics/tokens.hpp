// A paper's words as small numbers, from one pass over its text: what definitions, cues and learned
// weights are all matched against.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/string_table.hpp"
#include "topics/judge.hpp"

namespace papers::topics {

/// The numbers of one surface form. 0 stands for "nobody asked for it".
struct WordIds {
  std::uint32_t stem = 0;      ///< porter stem, as the full-text index has it
  std::uint32_t word = 0;      ///< folded, plural -s gone: what learned weights know
  std::uint32_t prefixes = 0;  ///< index into Lexicon::prefixes_of
  bool stop = false;           ///< a function word
};

enum class Field : std::uint8_t { title, keywords, abstract };

struct Token {
  WordIds ids;
  std::uint32_t joined = 0;  ///< stem of the previous word and this one when a hyphen joins them
  std::uint32_t offset = 0;  ///< bytes from the start of its field
  std::uint32_t size_bytes = 0;
  Field field = Field::title;
};

/// Numbers for stems and words. Growing, it gives every word a number (training); frozen, unknown
/// words are 0, so that later stages skip them for nothing.
class Lexicon {
 public:
  std::uint32_t add_stem(std::string_view folded);
  std::uint32_t add_word(std::string_view folded);
  /// Words that start with `prefix`, stemmed or not, get the returned number among their prefixes.
  std::uint32_t add_prefix(std::string_view prefix);
  void grow_words(bool grow) { grow_words_ = grow; }

  /// Looks a folded form up; remembered, since stemming is the slow part and words repeat.
  WordIds ids(std::string_view folded);
  [[nodiscard]] const std::vector<std::uint32_t>& prefixes_of(const WordIds& ids) const {
    return prefix_lists_[ids.prefixes];
  }
  [[nodiscard]] std::string_view word_text(std::uint32_t word) const { return words_[word]; }
  [[nodiscard]] std::uint32_t word_count() const {
    return static_cast<std::uint32_t>(words_.size());
  }

  /// The plural-folded form of a folded word: "models" is "model", "glass" stays.
  static std::string_view singular(std::string_view folded);

 private:
  WordIds look_up(std::string_view folded);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const;
  };
  template <typename Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  Map<std::uint32_t> stems_;
  Map<std::uint32_t> word_ids_;
  std::vector<std::string> words_{""};
  std::vector<std::pair<std::string, std::uint32_t>> prefixes_;
  std::vector<std::vector<std::uint32_t>> prefix_lists_{{}};
  StringTable seen_;               // the folded forms that were looked up
  std::vector<WordIds> seen_ids_;  // by their numbers: what came out
  std::uint32_t next_stem_ = 1;
  bool grow_words_ = false;
};

/// The tokens of title, keywords and abstract in this order, an empty token between fields so that
/// no phrase crosses one. `tokens` is reused.
void tokenize(const PaperText& paper, Lexicon& lexicon, std::vector<Token>& tokens);

}  // namespace papers::topics
