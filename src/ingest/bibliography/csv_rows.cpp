#include "ingest/bibliography/csv_rows.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "ingest/json/field_names.hpp"
#include "ingest/json/paper_row.hpp"
#include "ingest/page/block.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

static constexpr std::size_t most_columns = 500;

bool read_row(ByteCursor& cursor, char separator, Row& row, bool& too_long) {
  row.assign(1, {});
  too_long = false;
  if (cursor.peek() == ByteCursor::end) return false;
  bool quoted = false, closed = false;  // within quotes, behind those of a cell
  std::string blanks;                   // behind a closed quote
  std::size_t size_bytes = 0;
  for (;;) {
    const int byte = cursor.get();
    if (byte == ByteCursor::end || (byte == '\n' && !quoted)) break;
    if (byte == '"' && !quoted && !closed && text::trim(row.back()).empty()) {
      row.back().clear();
      quoted = true;
    } else if (byte == '"' && quoted) {
      if (cursor.peek() == '"') {
        row.back() += static_cast<char>(cursor.get());
      } else {
        quoted = false;
        closed = true;
      }
    } else if (byte == separator && !quoted) {
      closed = false;
      blanks.clear();  // between a quote and what divides the cells
      if (row.size() < most_columns) row.emplace_back();
    } else if (size_bytes < limits::record_size_bytes) {
      const bool is_blank = closed && (byte == ' ' || byte == '\t' || byte == '\r');
      if (!is_blank) row.back() += std::exchange(blanks, {});
      (is_blank ? blanks : row.back()) += static_cast<char>(byte);
    }
    too_long |= ++size_bytes > limits::record_size_bytes;
  }
  if (row.back().ends_with('\r')) row.back().pop_back();
  return true;
}

void name_columns_by_cells(Row& names, char separator, std::string_view head) {
  constexpr std::size_t most_rows = 8, fewest_rows = 2, fewest_letters = 20;
  ByteCursor cursor(head);
  Row row;
  std::vector<std::size_t> papers(names.size()), letters(names.size());
  std::size_t rows = 0;
  bool too_long = false;
  read_row(cursor, separator, row, too_long);
  for (; rows < most_rows && read_row(cursor, separator, row, too_long); ++rows) {
    if (row.size() != names.size()) break;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const page::BlockLink link = page::link_to(row[i]);
      papers[i] += link.to == page::LinkTo::paper && !link.id.empty() ? 1U : 0U;
      const bool text = row[i].find("://") == row[i].npos && row[i].find(' ') != row[i].npos;
      letters[i] += text && row[i].size() <= limits::title_size_bytes / 4 ? row[i].size() : 0U;
    }
  }
  const auto address = std::find(papers.begin(), papers.end(), rows);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::string name = folded_name(names[i]);
    const bool is_link = name.ends_with("link");  // of a scraper: what is shown of one
    if (is_field_of_papers(name) && !is_link) letters[i] = 0;
  }
  const auto title = std::max_element(letters.begin(), letters.end());
  if (rows < fewest_rows || address == papers.end() || *title < rows * fewest_letters) return;
  const std::string& heads_address = names[static_cast<std::size_t>(address - papers.begin())];
  if (page::link_to(heads_address).to == page::LinkTo::paper) return;  // a row like any
  names[static_cast<std::size_t>(address - papers.begin())] = "url";
  names[static_cast<std::size_t>(title - letters.begin())] = "title";
}

}  // namespace papers::ingest
