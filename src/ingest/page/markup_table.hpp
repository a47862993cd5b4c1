// Tables written in HTML, "<table>…</table>", among the lines of a text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/entry_lines.hpp"

namespace papers::ingest::page {

/// Appends what the lines of a table are: the rows of one whose header names titles and of which
/// any is a paper, else text like any. `header`: its cells, for the lines further down that are
/// told next; empty for the first lines, and stays so where they are text.
void tell_markup(HeldLines lines, std::string& header, std::vector<HeldLines>& done);

/// The same of as many of a table's first lines as end with a row; returns the others.
HeldLines tell_ended_rows(HeldLines lines, std::string& header, std::vector<HeldLines>& done);

/// A row below the header.
struct MarkupEntry {
  std::shared_ptr<Entry> entry;       ///< the paper that it states, or nullptr
  std::uint64_t first = 0, last = 0;  ///< lines, counted from the table's own
};

/// The rows of "<table>…</table>" where its header names titles and any of them is a paper.
std::vector<MarkupEntry> entries_of_markup(std::string_view table);

/// Whether `text` holds such a table.
bool has_markup_table_of_papers(std::string_view text);

}  // namespace papers::ingest::page
