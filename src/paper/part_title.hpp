// Titles that name a part of some work or issue and say nothing of what it is about.
#pragma once

#include <string_view>

namespace papers {

/// Whether a title, given folded (text::fold_title), is one that many works have: "introduction",
/// "frontmatter", "editorial".
bool is_part_title(std::string_view folded);

}  // namespace papers
