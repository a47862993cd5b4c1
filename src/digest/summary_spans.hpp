// The spans of an abstract that could stand for it: whole sentences, and the same without an
// opening phrase or a tail where what is left still reads as a sentence.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "papers/text/words.hpp"

namespace papers::digest {

/// A sentence and its words; views into the abstract.
struct Sentence {
  std::string_view text;
  std::vector<text::Word> words;
};

struct Span {
  std::size_t sentence = 0;  ///< index
  std::string_view text;     ///< without white space, comma, semicolon or colon at its ends
  std::size_t first_word = 0, end_word = 0;  ///< of the sentence's words
  bool opening_cut = false;
};

std::vector<Sentence> cut_sentences(std::string_view abstract);

/// The whole sentence first; then what trimming leaves. At most a few dozen.
std::vector<Span> spans_of(const Sentence& sentence, std::size_t index);

}  // namespace papers::digest
