// All words and phrases that any topic asks for, found in one pass over a paper's tokens.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "topics/tokens.hpp"

namespace papers::topics {

struct Occurrence {
  std::uint32_t phrase = 0;
  std::uint32_t token = 0;  ///< the first one
  std::uint32_t size_tokens = 0;
};

class PhraseTable {
 public:
  /// The phrases that mean `text`: its words in sequence, stemmed; for words joined by hyphens also
  /// the forms in which a neighbouring pair is one word ("fine-tuning" is also "finetuning").
  /// Empty when `text` has no word.
  std::vector<std::uint32_t> add(std::string_view text, Lexicon& lexicon);
  /// The words as they stand, not what stems alike: a quoted phrase.
  std::vector<std::uint32_t> add_exact(std::string_view text, Lexicon& lexicon);
  /// The words as they stand or with a plural -s: "adapter" is also "adapters", never "adapt".
  std::vector<std::uint32_t> add_plain(std::string_view text, Lexicon& lexicon);
  /// Any word that starts with this one.
  std::vector<std::uint32_t> add_prefix(std::string_view text, Lexicon& lexicon);

  /// Where each phrase stands, in the order of the text. `found` is reused.
  void scan(const PaperText& paper, const std::vector<Token>& tokens, const Lexicon& lexicon,
            std::vector<Occurrence>& found) const;

  [[nodiscard]] std::size_t size() const { return phrases_.size(); }

 private:
  /// What a word that may begin a phrase is asked; most phrases end at a glance at `second`.
  struct Head {
    std::uint32_t second = 0;  // stem of the second word, 0 when there is one only
    std::uint32_t phrase = 0;
  };
  struct Phrase {
    std::vector<std::uint32_t> rest;   // stems after the first word
    std::vector<std::string> exact;    // folded words; empty: not asked for
    std::vector<std::uint32_t> plain;  // word numbers; empty: not asked for
  };
  std::uint32_t add_phrase(const std::vector<std::uint32_t>& stems,
                           const std::vector<std::string>& exact,
                           const std::vector<std::uint32_t>& plain);
  struct Text {
    const PaperText& paper;
    const std::vector<Token>& tokens;
    const Lexicon& lexicon;
  };
  void scan_from(const Text& text, std::size_t at, std::uint32_t stem, bool single,
                 std::vector<Occurrence>& found) const;

  std::vector<std::vector<Head>> by_first_;  // by the stem of the first word
  std::vector<Phrase> phrases_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> known_;  // by stems, then by word numbers
};

/// The text of a paper's field.
std::string_view field_text(const PaperText& paper, Field field);

/// The paper's own words from the first to the last byte of these tokens.
std::string_view surface(const PaperText& paper, const std::vector<Token>& tokens,
                         std::size_t first, std::size_t count);

}  // namespace papers::topics
