// Which characters of a text are LaTeX and which its author's: looked at, nothing rewritten.
#pragma once

#include <cstddef>
#include <string_view>

namespace papers::text::latex {

/// True when nothing in `text` can be a remnant: most titles and abstracts.
bool is_plain(std::string_view text);

/// JSON pasted as text writes \"word\": a \" that no letter follows proves it.
bool has_escaped_quotes(std::string_view text);

/// The "$" that closes the formula opened by the one at `open`, npos for none. Pandoc's rule keeps
/// prices apart: no blank inside next to either "$", no digit after the closing one.
std::size_t find_math_end(std::string_view text, std::size_t open);

}  // namespace papers::text::latex
