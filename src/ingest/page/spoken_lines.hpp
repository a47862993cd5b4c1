// Notations of whole lines: what a screen reader says of a page, written down, "heading level 3
// link Title", "visited link, 3", as NVDA, JAWS and VoiceOver have it; dumps that underline blanks;
// and the text of an element without its line breaks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace papers::ingest::page {

/// Whether the lines of `head`, the beginning of a document, are spoken ones.
bool has_spoken_lines(std::string_view head);

/// Rewrites one: roles go, a heading becomes "### Title", a picture an empty line.
void plain_spoken_line(std::string& line);

/// Whether the first lines of a document are of such a dump.
bool has_underlined_links(std::string_view head);

/// Rewrites a line of one: blanks for underlines, "### Title" for "**** Title ****", the character
/// for a reference like "&#x27;", which that program does not know.
void plain_underlines(std::string& line);

/// Whether `head`, the beginning of a document, has lines with the small print of several papers,
/// and between it nothing longer than a title: where an abstract begins, such lines don't tell.
bool has_flat_lines(std::string_view head);

/// `line` cut before and behind its small print.
std::vector<std::string_view> cut_flat_line(std::string_view line);

}  // namespace papers::ingest::page
