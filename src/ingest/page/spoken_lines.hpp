// What a screen reader says of a page, written down: "heading level 3 link Title", "visited link,
// 3", as NVDA, JAWS and VoiceOver have it.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest::page {

/// Whether the lines of `head`, the beginning of a document, are spoken ones.
bool has_spoken_lines(std::string_view head);

/// Rewrites one: roles go, a heading becomes "### Title", a picture an empty line.
void plain_spoken_line(std::string& line);

/// The same of an accessibility tree as browsers' agents write it down: `- link "3" [ref=e5]:`,
/// below it `- /url: /papers/…`. Of a node with others in it these say what it says.
bool has_tree_lines(std::string_view head);
void plain_tree_line(std::string& line);

}  // namespace papers::ingest::page
