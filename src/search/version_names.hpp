// Names with a version, which every text writes in its own way: "llama3", "Llama 3", "Llama-3".
#pragma once

#include <string>
#include <vector>

#include "search/vocabulary.hpp"

namespace papers::search {

/// "sam2" as sam, 2 where some paper writes it so; else empty.
std::vector<std::string> version_parts(const std::string& word, Vocabulary& vocabulary);

/// "llama-3" of "llama3" where more papers write it in two words; else empty.
std::string spread_version(const std::string& word, Vocabulary& vocabulary);

}  // namespace papers::search
