// Tables of papers: a row a paper, columns named by the header.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/shelf.hpp"
#include "ingest/page/statement.hpp"

namespace papers::ingest::page {

class Table {
 public:
  /// The table that begins with the line `header` when `rule` is the next one; nullopt where this
  /// is no table, or one without a column for titles or links.
  static std::optional<Table> begin(std::string_view header, std::string_view rule);

  /// Whether a column is called as those of titles are.
  [[nodiscard]] bool names_titles() const { return has_title_; }

  /// Whether `line`, below the lines of `row` (empty: none yet), begins another row; titles may
  /// wrap inside their cell, so that a row spans lines.
  [[nodiscard]] bool begins_row(std::string_view row, std::string_view line) const;

  /// The paper of a row, its lines joined by blanks; nullopt where it is none.
  [[nodiscard]] std::optional<Entry> read_row(std::string_view row) const;

 private:
  static Field column_of(std::string_view cell);
  static void read_cell(Field column, const std::string& cell, Entry& entry);
  [[nodiscard]] std::vector<std::string> cells_of(std::string_view row) const;
  [[nodiscard]] std::size_t find_title(const std::vector<std::string>& cells, Entry& entry) const;

  std::vector<Field> columns_;
  bool has_title_ = false;  ///< and is named so; else a title is a cell that links to its paper
  bool of_papers_ = false;  ///< has other columns that only papers have
};

/// "|---|:--:|", with or without the outer bars.
bool is_table_rule(std::string_view line);

}  // namespace papers::ingest::page
