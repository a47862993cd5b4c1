// Rows of a table whose cells a character divides, and what its columns hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/byte_cursor.hpp"

namespace papers::ingest {

using Row = std::vector<std::string>;

/// The next row; false at the end. Sets `too_long` for one of more than 1 MiB, whose rest is passed
/// over.
bool read_row(ByteCursor& cursor, char separator, Row& row, bool& too_long);

/// Names the columns of a table whose header does not, as scrapers write it, by its first rows: of
/// one each cell leads to a paper, and of the others that of the longest short texts has the
/// titles.
void name_columns_by_cells(Row& names, char separator, std::string_view head);

}  // namespace papers::ingest
