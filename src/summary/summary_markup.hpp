// What a sentence needs before it is shown: no stars of Markdown, no more than fits.
#pragma once

#include <string>
#include <string_view>

namespace papers::summary {

/// "**Foo** is *new*" as "Foo is new"; "A* and D*" and "2 * 3 * 4" as they are.
std::string without_emphasis(std::string_view text);

/// At most so many columns, with an ellipsis for the rest: behind no word that needs another
/// ("the", "and", "of") and within no brackets.
std::string shortened(std::string text, int most_cols);

}  // namespace papers::summary
