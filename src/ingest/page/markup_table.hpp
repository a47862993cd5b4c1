// Tables written in HTML, "<table>…</table>", among the lines of a text.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/entry_lines.hpp"

namespace papers::ingest::page {

/// Appends what the lines of a table are: the rows of one whose header names titles and of which
/// any is a paper, else text like any. `header`: the cells of that of the table that `lines` go on
/// with; empty for one that begins, and then set where rows were told.
void tell_markup(HeldLines lines, std::string& header, std::vector<HeldLines>& done);

/// The same for the rows that have ended in `lines`; gives back the lines behind them.
HeldLines tell_ended_rows(HeldLines lines, std::string& header, std::vector<HeldLines>& done);

/// A row below the header.
struct MarkupEntry {
  std::shared_ptr<Entry> entry;       ///< the paper that it states, or nullptr
  std::uint64_t first = 0, last = 0;  ///< lines of the document
};

/// The rows of a table where its header names titles and any of them is a paper.
std::vector<MarkupEntry> entries_of_markup(const GumboNode* table);

/// Whether `text` holds such a table.
bool has_markup_table_of_papers(std::string_view text);

}  // namespace papers::ingest::page
