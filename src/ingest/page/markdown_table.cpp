// A Markdown table of papers: a row a paper, columns named by the header. Titles may wrap inside
// their cell, so that a row spans lines.
#include <fmt/format.h>

#include <array>
#include <optional>
#include <vector>

#include "base/limits.hpp"
#include "ingest/page/markdown_inline.hpp"
#include "ingest/page/markdown_lines.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

enum class Column { title, authors, summary, abstract, published, venue, upvotes, stars, other };

struct ColumnName {
  const char* folded;
  Column column;
};

constexpr std::array column_names = {
    ColumnName{"title", Column::title},         ColumnName{"paper", Column::title},
    ColumnName{"papertitle", Column::title},    ColumnName{"name", Column::title},
    ColumnName{"authors", Column::authors},     ColumnName{"author", Column::authors},
    ColumnName{"summary", Column::summary},     ColumnName{"tldr", Column::summary},
    ColumnName{"description", Column::summary}, ColumnName{"abstract", Column::abstract},
    ColumnName{"date", Column::published},      ColumnName{"published", Column::published},
    ColumnName{"year", Column::published},      ColumnName{"publishdate", Column::published},
    ColumnName{"venue", Column::venue},         ColumnName{"conference", Column::venue},
    ColumnName{"journal", Column::venue},       ColumnName{"upvotes", Column::upvotes},
    ColumnName{"votes", Column::upvotes},       ColumnName{"stars", Column::stars},
};

Column column_of(std::string_view cell) {
  const std::string folded = text::fold_title(read_inline(cell).text);
  for (const ColumnName& known : column_names) {
    if (folded == known.folded) return known.column;
  }
  return Column::other;
}

/// The cells between the pipes; an escaped pipe is text.
std::vector<std::string> split_cells(std::string_view row) {
  row = text::trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  std::vector<std::string> cells(1);
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\' && i + 1 < row.size() && row[i + 1] == '|') {
      cells.back() += '|';
      ++i;
    } else if (row[i] == '|') {
      cells.emplace_back();
    } else {
      cells.back() += row[i];
    }
  }
  if (cells.size() > 1 && text::trim(cells.back()).empty()) cells.pop_back();
  return cells;
}

std::size_t count_pipes(std::string_view line) {
  std::size_t pipes = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      ++pipes;
    }
  }
  return pipes;
}

bool is_separator(std::string_view line) {
  line = text::trim(line);
  return line.starts_with('|') && line.find("--") != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

std::vector<Column> header_columns(std::string_view line) {
  std::vector<Column> columns;
  bool has_title = false;
  for (const std::string& cell : split_cells(line)) {
    Column column = column_of(cell);
    if (column == Column::title && has_title) column = Column::other;
    has_title |= column == Column::title;
    columns.push_back(column);
  }
  if (!has_title) columns.clear();
  return columns;
}

void append_names(std::vector<std::string>& names, std::string_view cell) {
  std::string list = read_inline(cell).text;
  std::string_view rest = list;
  while (!rest.empty()) {
    const std::size_t comma = rest.find_first_of(",;");
    const std::string_view name = text::trim(rest.substr(0, comma));
    if (!name.empty()) names.emplace_back(name);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
}

void read_title_cell(std::string_view cell, Record& record) {
  const std::string_view own = without_trailing_links(cell);
  const InlineText inside = read_inline(own);
  record.title = inside.text;
  apply_links(record, read_inline(cell).links);
}

void read_cell(Column column, const std::string& cell, Record& record) {
  switch (column) {
    case Column::title:
      return read_title_cell(cell, record);
    case Column::authors:
      return append_names(record.authors, cell);
    // Running text stays as it came, marks of emphasis and LaTeX included.
    case Column::summary:
      return set_abstract(record, cell, AbstractKind::summary);
    case Column::abstract:
      return set_abstract(record, cell, full_unless_cut(cell));
    case Column::published:
      record.published = published_from(read_inline(cell).text);
      return;
    case Column::venue:
      record.venue = read_inline(cell).text;
      return;
    case Column::upvotes:
      record.listing->upvotes = count_from(read_inline(cell).text);
      return;
    case Column::stars:
      record.listing->github_stars = count_from(read_inline(cell).text);
      return;
    case Column::other:
      return apply_links(record, read_inline(cell).links);
  }
}

class TableReader {
 public:
  TableReader(Input& input, Sink& sink) : lines_(input), sink_(sink) {}

  void run() {
    while (const auto line = lines_.next()) {
      const std::string_view text = text::trim(line->text);
      if (text.empty()) {
        flush();
        columns_.clear();
        account(*line, LineKind::blank, {});
      } else if (!columns_.empty()) {
        table_line(*line, text);
      } else if (text.starts_with('|') && !header_columns(text).empty()) {
        columns_ = header_columns(text);
        account(*line, LineKind::chrome, "the table's header");
      } else if (const auto day = day_of_heading(text)) {
        sink_.document_day(*day);
        account(*line, LineKind::date, {});
      } else {
        account(*line, LineKind::chrome, "outside a table of papers");
      }
    }
    flush();
  }

 private:
  void account(const MarkdownLine& line, LineKind kind, std::string_view why) {
    sink_.account({line.number, line.number, kind, why});
  }

  void table_line(const MarkdownLine& line, std::string_view text) {
    if (row_.empty() && is_separator(text)) {
      account(line, LineKind::chrome, "the table's rule");
      return;
    }
    const std::size_t pipes = count_pipes(text);
    const bool starts_row = text.starts_with('|') && (row_.empty() || pipes >= columns_.size() ||
                                                      count_pipes(row_) > columns_.size());
    if (starts_row) {
      flush();
      first_line_ = line.number;
    } else if (row_.empty()) {
      account(line, LineKind::chrome, "outside a table of papers");
      columns_.clear();
      return;
    } else {
      row_ += ' ';
    }
    last_line_ = line.number;
    too_long_ |= line.cut || row_.size() + text.size() > limits::record_size_bytes;
    if (!too_long_) row_ += text;
  }

  void flush() {
    if (row_.empty() && !too_long_) return;
    ++position_;
    Record record;
    std::string_view fault = "longer than 1 MiB";
    if (!too_long_) {
      read_row(record);
      fault = check_record(record);
    }
    const LineKind kind = fault.empty() ? LineKind::title : LineKind::skipped;
    if (fault.empty()) sink_.record(record);
    sink_.account({first_line_, last_line_, kind, fault});
    row_.clear();
    too_long_ = false;
  }

  void read_row(Record& record) {
    record.line = first_line_;
    record.listing.emplace().position = position_;
    std::vector<std::string> cells = split_cells(row_);
    // Pipes that were not escaped: what is too much belongs to the running text of the last column.
    while (cells.size() > columns_.size()) {
      const std::string extra = std::move(cells.back());
      cells.pop_back();
      cells.back() += '|' + extra;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) read_cell(columns_[i], cells[i], record);
  }

  MarkdownLines lines_;
  Sink& sink_;
  std::vector<Column> columns_;
  std::string row_;
  bool too_long_ = false;
  std::uint64_t first_line_ = 0, last_line_ = 0;
  std::int64_t position_ = 0;
};

Evidence sniff_markdown_table(std::string_view head, std::string_view) {
  std::string_view previous;
  while (!head.empty()) {
    const std::size_t line_end = head.find('\n');
    const std::string_view line = text::trim(head.substr(0, line_end));
    if (is_separator(line) && previous.starts_with('|') && !header_columns(previous).empty()) {
      return {85, "a Markdown table with a column of titles"};
    }
    previous = line;
    head = line_end == std::string_view::npos ? std::string_view() : head.substr(line_end + 1);
  }
  return {};
}

void read_markdown_table(Input& input, Sink& sink) { TableReader(input, sink).run(); }

}  // namespace

extern const Format markdown_table_format = {
    "markdown-table",
    "a Markdown table with a column of titles, a row a paper",
    true,
    false,
    sniff_markdown_table,
    read_markdown_table};

}  // namespace papers::ingest
