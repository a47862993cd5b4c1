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
  bool relates = false;  ///< it may begin and end a term: no function word but "on-policy"
  bool joined = false;   ///< to the one before, by a blank or a hyphen
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
    bool relates;
  };
  StringTable words_, stems_;
  std::vector<Word> known_;  ///< by number in words_
  std::vector<Token> tokens_;
};

/// Walks every run of up to most_words joined tokens whose first relates, word by word:
/// `step(node, stem)` is the node after it, from PhraseTree::root on, none where no longer run is
/// wanted; `visit(node, first, last)` is called for those whose last token relates too.
template <typename Step, typename Visit>
void for_each_run(const std::vector<Token>& tokens, const Step& step, const Visit& visit) {
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    if (!tokens[first].relates) continue;
    PhraseTree::Node node = PhraseTree::root;
    for (std::size_t at = first; at < std::min(first + most_words, tokens.size()); ++at) {
      if (at > first && !tokens[at].joined) break;
      node = step(node, tokens[at].stem);
      if (node == PhraseTree::none) break;
      // "mixture of experts": a function word stands inside only.
      if (tokens[at].relates) visit(node, first, at);
    }
  }
}

}  // namespace papers::trends
