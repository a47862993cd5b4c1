// The words of texts as numbers of their stems, and the runs of them that could be a term.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/string_table.hpp"
#include "trends/phrase_tree.hpp"

namespace papers::trends {

constexpr std::size_t most_words = 3;  // of a term

struct Token {
  std::uint32_t stem = 0;
  /// What it may be of a term: "mixture of experts" begins and ends with no function word, "improve
  /// agents" is none, "on-policy self-improvement" none of "policy self".
  bool begins = false, ends = false;
  bool goes_on = false;              ///< what it ends goes on with the next word: "physical | AI"
  bool stands_alone = false;         ///< it says something as a term of one word
  bool joined = false;               ///< to the one before, by a blank or a hyphen
  std::uint32_t begin = 0, end = 0;  ///< bytes of the text
};

/// Each distinct word is stemmed once.
class Tokenizer {
 public:
  /// Lives until the next call.
  const std::vector<Token>& tokens(std::string_view text);
  /// How many stems there are so far; their numbers are below.
  [[nodiscard]] std::uint32_t stems() const { return stems_.size(); }

 private:
  struct Word {
    std::uint32_t stem;
    bool relates;       ///< no function word
    bool names;         ///< nor a claim ("improves")
    bool stands_alone;  ///< nor a word like "model"
  };
  StringTable words_, stems_;
  std::vector<Word> known_;  ///< by number in words_
  std::vector<Token> tokens_;
};

/// Walks every run of up to most_words joined tokens whose first may begin a term, word by word:
/// `step(node, stem)` is the node after it, from PhraseTree::root on, none where no longer run is
/// wanted; `visit(node, first, last)` is called for those that may be a term.
template <typename Step, typename Visit>
void for_each_run(const std::vector<Token>& tokens, const Step& step, const Visit& visit) {
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    if (!tokens[first].begins) continue;
    PhraseTree::Node node = PhraseTree::root;
    for (std::size_t at = first; at < std::min(first + most_words, tokens.size()); ++at) {
      if (at > first && !tokens[at].joined) break;
      node = step(node, tokens[at].stem);
      if (node == PhraseTree::none) break;
      if (at == first ? tokens[at].stands_alone : tokens[at].ends) visit(node, first, at);
    }
  }
}

}  // namespace papers::trends
