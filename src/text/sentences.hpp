// Sentence boundaries in abstracts.
#pragma once

#include <string_view>
#include <vector>

namespace papers::text {

/// The sentences of `text` that begin before `before`, trimmed views into it, in order. "et al.",
/// "i.e.", "e.g.", "vs.", "Fig.", initials, decimals, versions, URLs and LaTeX do not end a
/// sentence.
std::vector<std::string_view> sentences(std::string_view text,
                                        std::size_t before = std::string_view::npos);

}  // namespace papers::text
