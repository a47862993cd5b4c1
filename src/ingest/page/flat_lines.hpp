// The text of a page without the breaks between its blocks, as a program that asks for an element's
// text gets it: names, votes, titles and counts of several papers on one line.
#pragma once

#include <string_view>
#include <vector>

namespace papers::ingest::page {

/// Whether `head`, the beginning of a document, has lines with the small print of several papers,
/// and between it nothing longer than a title: where an abstract begins, such lines don't tell.
bool has_flat_lines(std::string_view head);

/// `line` cut before and behind its small print.
std::vector<std::string_view> cut_flat_line(std::string_view line);

}  // namespace papers::ingest::page
