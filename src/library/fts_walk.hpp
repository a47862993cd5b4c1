// A walk of the full-text index that hands each matching row to C++ inside FTS5, so that no row
// leaves the engine. For src/library/*.cpp only, as it needs sqlite3.h.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "postings/block.hpp"

namespace papers::library {

class Database;

/// Called for each row in ascending order of papers.
class FtsVisitor {
 public:
  virtual ~FtsVisitor() = default;
  virtual void row(const Fts5ExtensionApi* api, Fts5Context* context) = 0;
};

/// Papers `first` to `last`, of which the index skips the others.
struct PaperSpan {
  std::int64_t first = 0;
  std::int64_t last = INT64_MAX;
};

/// Every row of `papers` that matches `expression` (FTS5 syntax).
void walk_matches(Database& database, std::string_view expression, PaperSpan papers,
                  FtsVisitor& visitor);

/// Everywhere but in paper_fts the title comes first. There the abstract does, since FTS5 spends
/// two bytes on each word of a paper that stands in another column than the first. Both ways.
constexpr std::size_t swapped_column(std::size_t column) {
  return column < 2 ? 1 - column : column;
}

/// What the index keeps of each row and of all of them, as FTS5's own `xColumnSize` and
/// `xColumnTotalSize` tell it, without a row at hand.
struct FtsTotals {
  std::uint64_t rows = 0;
  std::array<std::uint64_t, postings::columns> words{};
};
FtsTotals fts_totals(Database& database);
/// The words in each column of a row, from its `paper_fts_docsize`.
std::array<std::uint64_t, postings::columns> column_sizes(std::string_view docsize);

/// Makes the walk known to a connection; for Database, once.
void register_fts_walk(sqlite3* connection);

}  // namespace papers::library
