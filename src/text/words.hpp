// Words as the index sees them: FTS5's `unicode61 remove_diacritics 2` tokenizer, then porter.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace papers::text {

struct Word {
  std::string_view text;  ///< as it stands in the source; a view into it
  std::size_t offset;     ///< bytes from the start of the source
  std::string folded;     ///< lower case, without diacritics; not stemmed
};

/// The words of `text` in order, as unicode61 would cut them (letters, digits and private use).
std::vector<Word> words(std::string_view text);

/// Calls `visit(folded, offset, size_bytes)` for each word; `folded` lives until the next call. No
/// allocation per word: for the hot paths of ingest and topics.
void for_each_word(std::string_view text,
                   const std::function<void(std::string_view, std::size_t, std::size_t)>& visit);

/// The porter stem of a folded word, the same as FTS5's porter tokenizer gives (digits and other
/// bytes count as consonants: "llms" and "gpt4s" lose the s). Words shorter than 3 or longer than
/// 64 bytes come back unchanged.
std::string porter_stem(std::string_view folded);

/// English function words that carry no meaning in a query ("the", "of", "which", "using").
bool is_stop_word(std::string_view folded);

/// English words that papers of every field say of any work.
enum class Plainness {
  none,          ///< it may name what a paper is about
  claim,         ///< "improve", "novel", "robustly": names nothing, alone or with others
  general_noun,  ///< "model", "learning": names something only with another word
};
Plainness plainness(std::string_view folded);

/// Whether an English word, mostly by its ending, says only how something is: "supervised",
/// "visual", "large". It names something only before another word.
bool is_modifier(std::string_view folded);

}  // namespace papers::text
