// Sentence boundaries in abstracts.
#pragma once

#include <string_view>
#include <vector>

namespace papers::text {

/// The sentences of `text`, trimmed views into it, in order. "et al.", "i.e.", "e.g.", "vs.",
/// "Fig.", initials, decimals, versions, URLs and LaTeX do not end a sentence.
std::vector<std::string_view> sentences(std::string_view text);

}  // namespace papers::text
