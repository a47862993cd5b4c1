#include "ingest/page/markup_table.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "ingest/page/entry_table.hpp"
#include "ingest/page/html_document.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// What Markdown has below a header.
constexpr std::string_view table_rule = "|-|";

/// What is between the tags of `cell`, as it is, on one line; its bars are escaped.
void append_cell(std::string& cells, const GumboNode* cell) {
  std::string_view inside = source_of(cell);
  inside.remove_prefix(std::min<std::size_t>(cell->v.element.original_tag.length, inside.size()));
  cells += cells.empty() ? "| " : " | ";  // the blank before: a cell may end in a backslash
  for (const char c : inside) {
    if (c == '|') cells += '\\';
    cells += c == '\n' || c == '\r' ? ' ' : c;
  }
}

/// The cells of a row, with bars between, as a row of Markdown has them.
std::string cells_of(const GumboNode* row) {
  std::string cells;
  for (const GumboNode* at = row; at != nullptr;) {
    const bool cell = is_element(at, GUMBO_TAG_TD) || is_element(at, GUMBO_TAG_TH);
    if (cell) append_cell(cells, at);
    at = cell ? next_node_after(at, row) : next_node(at, row);
  }
  return cells;
}

/// The rows of a table; none where another one is inside: that is a layout.
std::vector<const GumboNode*> rows_of(const GumboNode* table) {
  std::vector<const GumboNode*> rows;
  for (const GumboNode* at = next_node(table, table); at != nullptr; at = next_node(at, table)) {
    if (is_element(at, GUMBO_TAG_TABLE)) return {};
    if (is_element(at, GUMBO_TAG_TR)) rows.push_back(at);
  }
  return rows;
}

std::optional<Table> table_with(const std::string& header) {
  auto table = header.empty() ? std::nullopt : Table::begin(header, table_rule);
  return table && table->names_titles() ? std::move(table) : std::nullopt;
}

const GumboNode* first_table(const HtmlDocument& document) {
  const GumboNode* at = document.root();
  while (at != nullptr && !is_element(at, GUMBO_TAG_TABLE)) at = next_node(at, document.root());
  return at;
}

/// The rows from the one numbered `begin` on, where any of them is a paper.
std::vector<MarkupEntry> entries_of(const std::vector<const GumboNode*>& rows, std::size_t begin,
                                    const Table& table) {
  std::vector<MarkupEntry> entries;
  bool any = false;
  for (std::size_t i = begin; i < rows.size(); ++i) {
    const GumboElement& row = rows[i]->v.element;
    MarkupEntry& told = entries.emplace_back();
    told.first = row.start_pos.line;
    // A row that is never closed ends where the next one begins.
    const bool open = row.original_end_tag.length == 0;
    const std::uint64_t next = i + 1 < rows.size() ? rows[i + 1]->v.element.start_pos.line : 0;
    told.last = std::max<std::uint64_t>(
        told.first, open && next > 0 ? next - 1 : std::uint64_t{row.end_pos.line});
    auto entry = table.read_row(cells_of(rows[i]));
    if (!entry) continue;
    told.entry = std::make_shared<Entry>(std::move(*entry));
    any = true;
  }
  return any ? std::move(entries) : std::vector<MarkupEntry>();
}

/// How many of `lines` end with a row; what is behind them begins another.
std::size_t whole_rows(const std::vector<std::string>& lines) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (lines[i].find("</tr") != std::string::npos) return i + 1;
    if (text::trim(lines[i]).starts_with("<tr")) return i;
  }
  return 0;
}

}  // namespace

std::vector<MarkupEntry> entries_of_markup(const GumboNode* node) {
  const std::vector<const GumboNode*> rows = rows_of(node);
  const std::optional<Table> table = table_with(rows.empty() ? "" : cells_of(rows[0]));
  return table ? entries_of(rows, 1, *table) : std::vector<MarkupEntry>();
}

void tell_markup(HeldLines all, std::string& header, std::vector<HeldLines>& done) {
  const bool begins = header.empty();
  std::string source = begins ? "" : "<table>";
  for (const std::string& line : all.lines) source.append(text::clean(line)).append(1, '\n');
  std::vector<HeldLines> rows;
  std::size_t told = 0;  // lines
  const auto tell_to = [&](std::size_t first, std::size_t end, std::string_view why) {
    HeldLines& part = rows.emplace_back();
    part.first = all.first + std::min(told, first);
    while (told < end) part.lines.push_back(std::move(all.lines[told++]));
    part.why = why;
  };
  const HtmlDocument document(source.append("</table>"));  // it may be open at its end
  const GumboNode* const node = first_table(document);
  if (node == nullptr) return done.push_back(std::move(all));
  const std::vector<const GumboNode*> rows_here = rows_of(node);
  const std::string cells = !begins ? header : rows_here.empty() ? "" : cells_of(rows_here[0]);
  const std::optional<Table> table = table_with(cells);
  if (!table) return done.push_back(std::move(all));
  for (MarkupEntry& row : entries_of(rows_here, begins ? 1 : 0, *table)) {
    const std::size_t first = row.first - 1,
                      end = std::min<std::size_t>(row.last, all.lines.size());
    if (first > told) tell_to(told, first, "HTML markup");
    tell_to(first, end, "a row of a table");
    rows.back().skipped = !row.entry;
    rows.back().entry = std::move(row.entry);
    if (rows.back().entry) rows.back().entry->record.line = rows.back().first;
  }
  if (rows.empty() && begins) return done.push_back(std::move(all));  // text like any
  if (told < all.lines.size()) tell_to(told, all.lines.size(), "HTML markup");
  std::move(rows.begin(), rows.end(), std::back_inserter(done));
  header = cells;
}

HeldLines tell_ended_rows(HeldLines all, std::string& header, std::vector<HeldLines>& done) {
  const std::size_t rows = whole_rows(all.lines);
  const std::size_t end = rows > 0 ? rows : all.lines.size();
  const auto behind = std::next(all.lines.begin(), static_cast<std::ptrdiff_t>(end));
  HeldLines rest;
  rest.first = all.first + end;
  rest.lines.assign(behind, all.lines.end());
  all.lines.erase(behind, all.lines.end());
  if (rows == 0 && !header.empty()) {
    all.why = too_long;
    all.skipped = true;
    done.push_back(std::move(all));
  } else {
    tell_markup(std::move(all), header, done);
  }
  return rest;
}

bool has_markup_table_of_papers(std::string_view text) {
  for (std::size_t at = text.find("<table"); at != text.npos;) {
    const std::size_t end = text.find("</tr", at);
    if (end == text.npos) return false;
    at = text.rfind("<table", end);  // what is round it is a layout
    const HtmlDocument document(text::clean(text.substr(at, end - at)) + "</tr></table>");
    const GumboNode* const table = first_table(document);
    const auto rows = table == nullptr ? std::vector<const GumboNode*>() : rows_of(table);
    if (!rows.empty() && table_with(cells_of(rows[0]))) return true;
    at = text.find("<table", end);
  }
  return false;
}

}  // namespace papers::ingest::page
