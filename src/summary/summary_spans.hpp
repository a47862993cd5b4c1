// The spans of an abstract that could stand for it: whole sentences, and the same without an
// opening phrase or a tail where what is left still reads as a sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "summary/summary_words.hpp"

namespace papers::summary {

/// What stands between a word and the one before it.
enum class Gap : std::uint8_t { blank, comma, colon, semicolon, dash, bracket, other };
Gap gap_of(std::string_view between);

struct SentenceWord {
  SummaryWords::Word known;
  std::uint32_t begin, end;  ///< bytes from the start of the sentence
  std::uint32_t chunks;      ///< between blanks, that began in the sentence up to here
  std::uint32_t commas;      ///< in the sentence up to here
  Gap gap;
};

/// A view into the abstract.
struct Sentence {
  std::string_view text;
  std::vector<SentenceWord> words;
  std::uint32_t chunks = 0, commas = 0;  ///< in all of it
  bool brackets = false;                 ///< or dollar signs
};

struct Span {
  std::size_t sentence = 0;                  ///< index
  std::string_view text;                     ///< without white space at its ends
  std::size_t first_word = 0, end_word = 0;  ///< of the sentence's words
  bool opening_cut = false;
  bool tail_cut = false;
};

/// Words `first` to `end` of a sentence, to be left off with what stands before them; `instead`
/// joins what is left, and may be empty: " with", ",".
struct PointingClause {
  std::size_t first = 0, end = 0;
  std::string_view instead;
  [[nodiscard]] bool has(std::size_t word) const { return word >= first && word < end; }
};

/// The words become known to `words`.
std::vector<Sentence> cut_sentences(std::string_view abstract, SummaryWords& words);

/// The whole sentence first; then what trimming leaves. At most a few dozen. `words` are those that
/// the sentence was cut with.
std::vector<Span> spans_of(const Sentence& sentence, std::size_t index, const SummaryWords& words);

}  // namespace papers::summary
