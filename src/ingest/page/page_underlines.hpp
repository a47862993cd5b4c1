// Dumps in which what a browser underlines, a link's text, has its blanks underlined too:
// "Low_Rank_Adaptation". html2text (Debian's, https://github.com/grobian/html2text) writes them,
// with headings between stars, "**** Title ****", more of them for higher levels.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest::page {

/// Whether the first lines of a document are of such a dump.
bool has_underlined_links(std::string_view head);

/// Rewrites a line of one: blanks for underlines, "### Title" for "**** Title ****", the character
/// for a reference like "&#x27;", which that program does not know.
void plain_underlines(std::string& line);

}  // namespace papers::ingest::page
