// Digits that stand for words: text2image, sim2real, ai4science.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "search/vocabulary.hpp"

namespace papers::search {

/// `words` of one compound in the library's other spellings of it: "text to image" for text2image,
/// and the other way round.
std::vector<std::vector<std::string>> digit_spellings(std::span<const std::string> words,
                                                      Vocabulary& vocabulary);

}  // namespace papers::search
