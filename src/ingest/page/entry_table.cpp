#include "ingest/page/entry_table.hpp"

#include <algorithm>
#include <utility>

#include "ingest/page/entry.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/page/entry_runs.hpp"
#include "ingest/page/markup_parts.hpp"
#include "ingest/page/page_words.hpp"
#include "paper/identity.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// The cells between the bars; an escaped bar is text.
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

std::size_t count_bars(std::string_view line) {
  std::size_t bars = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      ++bars;
    }
  }
  return bars;
}

/// "-", "N/A"
bool says_nothing(std::string_view cell) {
  const std::string folded = text::fold_title(cell);
  return folded.empty() || folded == "na" || folded == "none" || folded == "tbd";
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

bool is_table_rule(std::string_view line) {
  line = text::trim(line);
  if (line.find_first_not_of("|-: \t") != std::string_view::npos) return false;
  // One dash a column is enough.
  return line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos;
}

Field Table::column_of(std::string_view cell) {
  using enum Field;
  const std::string plain = plain_text(read_runs(cell));
  const std::size_t end = std::min({plain.find('('), plain.find("（"), plain.find('/')});
  const Field column = field_called(std::string_view(plain).substr(0, end), FieldPlace::column);
  if (column != none) return column;
  constexpr std::size_t longest_symbol_bytes = 12;
  if (plain.size() > longest_symbol_bytes) return other;
  for (const std::string_view symbol : {"▲", "👍", "🔺", "⬆", "❤", "🔥"}) {
    if (holds(plain, symbol)) return votes;
  }
  if (holds(plain, "⭐") || holds(plain, "🌟")) return stars;
  return holds(plain, "💬") ? comments : other;
}

std::optional<Table> Table::begin(std::string_view header, std::string_view rule) {
  if (!is_table_rule(rule) || header.find('|') == std::string_view::npos) return std::nullopt;
  Table table;
  for (const std::string &cell : split_cells(header)) {
    const Field column = column_of(cell);
    const bool of_title = column >= Field::title && column <= Field::name;
    table.has_title_ = table.has_title_ || of_title;
    table.of_papers_ = table.of_papers_ || (!of_title && column != Field::other &&
                                            column != Field::summary && column != Field::stars);
    table.columns_.push_back(column);
  }
  return table.columns_.empty() ? std::nullopt : std::optional(std::move(table));
}

bool Table::begins_row(std::string_view row, std::string_view line) const {
  if (!line.starts_with('|')) return row.empty() || !row.starts_with('|');
  return row.empty() || count_bars(line) >= columns_.size() || count_bars(row) > columns_.size();
}

std::vector<std::string> Table::cells_of(std::string_view row) const {
  std::vector<std::string> cells = split_cells(row);
  // Bars that were not escaped: what is too much belongs to the running text of
  // the last column.
  for (std::size_t i = columns_.size(); i < cells.size(); ++i) {
    cells[columns_.size() - 1].append(1, '|').append(cells[i]);
  }
  cells.resize(std::min(cells.size(), columns_.size()));
  return cells;
}

/// Which cell is the title, read into `entry`: of a column that is called so, or of the next best
/// where a cell there is a mere label ("[PDF](…)"). cells.size(): none.
std::size_t Table::find_title(const std::vector<std::string> &cells, Entry &entry) const {
  using enum Field;
  for (const Field wanted : {title, paper, name, other}) {
    if (has_title_ == (wanted == other)) continue;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (has_title_ && columns_[i] != wanted) continue;
      Entry found = read_title_cell(cells[i]);
      const std::string &said = found.record.title;
      const bool is_title =
          has_title_ ? !said.empty() && !is_link_label(said) : is_paper_item(found);
      if (!is_title) continue;
      entry = std::move(found);
      return i;
    }
  }
  return cells.size();
}

std::optional<Entry> Table::read_row(std::string_view row) const {
  const std::vector<std::string> cells = cells_of(row);
  Entry entry;
  const std::size_t title = find_title(cells, entry);
  if (title == cells.size()) return std::nullopt;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != title) read_cell(columns_[i], cells[i], entry);
  }
  const bool of_paper = entry.marked || of_papers_ || !entry.record.arxiv_id.empty();
  if (entry.record.title.empty() || !of_paper) return std::nullopt;
  return entry;
}

void Table::read_cell(Field column, const std::string &cell, Entry &entry) {
  const std::vector<Run> runs = read_runs(cell);
  for (const Run &run : runs) {
    if (!run.url.empty()) add_entry_link(entry, run.text, run.url);
  }
  const std::string plain = plain_text(runs);
  if (says_nothing(plain)) return;
  const bool is_text = column == Field::summary || column == Field::abstract;
  if (column == Field::summary) entry.summary.clear();
  // Running text stays as it came, marks of emphasis and LaTeX included; but for its paragraphs.
  bool has_tags = false;
  for (const std::string_view tag : {"<details", "<summary", "<br", "<p>", "<li>"}) {
    has_tags = has_tags || holds(cell, tag);
  }
  EntryFacts(entry).set(column, is_text && !has_tags ? without_references(cell) : plain);
  std::string &id = entry.record.arxiv_id;
  const bool names_paper = column >= Field::title && plain.find(' ') == std::string::npos;
  if (names_paper && id.empty()) id = normalize_arxiv_id(plain);
}

}  // namespace papers::ingest::page
