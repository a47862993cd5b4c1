// The words of a text and the names that they make: "KV cache compression", "diffusion models".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "recommend/features.hpp"
#include "text/words.hpp"

namespace papers::recommend {

class Names {
 public:
  /// Both outlive it.
  Names(const std::string& text, const Features& features);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const std::string& folded(std::size_t at) const { return words_[at].folded; }
  [[nodiscard]] std::string text(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::string folded_text(std::size_t first, std::size_t last) const;
  /// Its feature; StringTable::none for a word that is part of no name ("novel").
  [[nodiscard]] std::uint32_t stem(std::size_t at) const { return stems_[at]; }
  /// The feature of the word and the next.
  [[nodiscard]] std::uint32_t pair(std::size_t at) const {
    return features_.of_pair(stems_[at], stems_[at + 1]);
  }

  /// Nothing but a blank or a hyphen stands between it and the word before.
  [[nodiscard]] bool is_joined(std::size_t at) const {
    return is_hyphened(at) || between(at) == ' ';
  }
  [[nodiscard]] bool is_hyphened(std::size_t at) const { return between(at) == '-'; }
  /// Whether it begins a name like "chain-of-thought", of it, a stop word and another word.
  [[nodiscard]] bool begins_linked(std::size_t at) const;
  /// No name begins within another: "view" of "multi-view", "bit" of "4 bit".
  [[nodiscard]] bool begins(std::size_t at) const;
  /// The word alone is a name as it stands there: not "reinforcement" of "reinforcement learning".
  [[nodiscard]] bool is_whole(std::size_t at) const;

  /// How much it names without a further word: Features::ends_names(), but 1 of acronyms and of
  /// what has a digit ("3D").
  [[nodiscard]] double ends(std::size_t at) const;
  /// Whether a name from `first` on may end with the word at `last`, after it: "reinforcement
  /// learning" needs no "framework", "diffusion" its "models".
  [[nodiscard]] bool may_end(std::size_t first, std::size_t last) const;

 private:
  // The one byte between it and the word before; 0 where there is no such.
  [[nodiscard]] char between(std::size_t at) const;

  const std::string& text_;
  const Features& features_;
  std::vector<text::Word> words_;
  std::vector<std::uint32_t> stems_;
};

/// Says little alone: "model", "visual".
bool needs_another(std::string_view folded);

/// "rl" of "reinforcement learning" and of "RL"; empty for other single words.
std::string initials_of(const std::string& name);

/// Whether one is part of the other: "LLM" says "language models", and "vision-language-action
/// models" says "VLA".
bool is_same_acronym(std::string_view initials, std::string_view other);

}  // namespace papers::recommend
