// The words of texts as numbers, and the runs of them that could be a term.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_table.hpp"
#include "trends/phrase_tree.hpp"

namespace papers::trends {

constexpr std::size_t most_words = 3;  // of a term

/// What stands between a word and the one before it.
enum class Joint : std::uint32_t { apart, blank, hyphen };

/// A word as it stands in a text. In four bytes, as the texts of a library are kept as these.
class Token {
 public:
  /// `is_acronym`: its second letter is a capital.
  Token(std::uint32_t word, Joint joint, bool is_acronym)
      : bits_(word << 3U | static_cast<std::uint32_t>(joint) << 1U | (is_acronym ? 1U : 0U)) {}
  [[nodiscard]] std::uint32_t word() const { return bits_ >> 3U; }
  [[nodiscard]] Joint joint() const { return static_cast<Joint>(bits_ >> 1U & 3U); }
  [[nodiscard]] bool is_acronym() const { return (bits_ & 1U) != 0; }

 private:
  std::uint32_t bits_;
};

/// What a word says. One that is not known is no part of any term.
struct Word {
  std::uint32_t stem = StringTable::none;
  bool relates = false;       ///< no function word
  bool names = false;         ///< nor a claim ("improves")
  bool stands_alone = false;  ///< nor a word like "model"
};

class Words {
 public:
  /// Appends the words of `text` to `out`.
  void cut(std::string_view text, std::vector<Token>& out);

  /// From here on these words are known. Each distinct word is stemmed once.
  void know(std::span<const Token> tokens);
  /// So are all those of the stems for which `is_wanted[stem]`, and no others.
  void know_all(const std::vector<bool>& is_wanted);

  [[nodiscard]] const Word& operator[](Token token) const { return known_[token.word()]; }
  /// How many stems are known; their numbers are below.
  [[nodiscard]] std::uint32_t stems() const { return stems_.size(); }

 private:
  struct Cut {
    std::size_t begin;  ///< in the text; of a word that is folded otherwise in folded_
    std::uint32_t size_bytes;
    std::uint32_t hash;
    bool is_folded;
    Joint joint;
    bool is_acronym;
  };
  [[nodiscard]] Word word_of(std::uint32_t number, std::uint32_t stem) const;

  StringTable words_, stems_;
  std::vector<Word> known_;  ///< by word
  std::vector<Cut> cuts_;
  std::string folded_;
};

/// What a token may be of a term: "mixture of experts" begins and ends with no function word,
/// "improve agents" is none. Words with hyphens between them are one name, whatever they say alone:
/// "on-policy self-improvement" has no "policy self" in it.
class Places {
 public:
  /// Both outlive it.
  Places(std::span<const Token> tokens, const Words& words) : tokens_(tokens), words_(words) {}

  [[nodiscard]] bool begins(std::size_t at) const {
    return !hyphened(at) && (words_[tokens_[at]].names || hyphened(at + 1));
  }
  [[nodiscard]] bool ends(std::size_t at) const {
    const Word& word = words_[tokens_[at]];
    return (hyphened(at) ? word.relates : word.names) && !hyphened(at + 1);
  }
  /// It says something as a term of one word.
  [[nodiscard]] bool stands_alone(std::size_t at) const {
    return words_[tokens_[at]].stands_alone && !hyphened(at) && !hyphened(at + 1);
  }
  [[nodiscard]] bool joined(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].joint() != Joint::apart;
  }
  /// What it ends goes on with the next word: "physical | AI". A name in front of another word is
  /// one still: "long-horizon | tasks", "VLA | models".
  [[nodiscard]] bool goes_on(std::size_t at) const {
    if (!joined(at + 1) || !words_[tokens_[at + 1]].relates) return false;
    return hyphened(at + 1) || !(hyphened(at) || tokens_[at].is_acronym());
  }

 private:
  [[nodiscard]] bool hyphened(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].joint() == Joint::hyphen;
  }

  std::span<const Token> tokens_;
  const Words& words_;
};

/// Walks every run of up to most_words joined tokens whose first may begin a term, word by word:
/// `step(node, stem)` is the node after it, from PhraseTree::root on, none where no longer run is
/// wanted; `visit(node, first, last)` is called for those that may be a term.
template <typename Step, typename Visit>
void for_each_run(std::span<const Token> tokens, const Words& words, const Step& step,
                  const Visit& visit) {
  const Places places(tokens, words);
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    if (!places.begins(first)) continue;
    PhraseTree::Node node = PhraseTree::root;
    for (std::size_t at = first; at < std::min(first + most_words, tokens.size()); ++at) {
      if (at > first && !places.joined(at)) break;
      node = step(node, words[tokens[at]].stem);
      if (node == PhraseTree::none) break;
      if (at == first ? places.stands_alone(at) : places.ends(at)) visit(node, first, at);
    }
  }
}

}  // namespace papers::trends
