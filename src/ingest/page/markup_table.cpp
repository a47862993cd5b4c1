#include "ingest/page/markup_table.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "ingest/page/entry_table.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

struct MarkupRow {
  std::string cells;  ///< with bars between, as a row of Markdown; what is inside them as it is
  std::uint64_t first = 0, last = 0;
  std::size_t table = 0;  ///< which one it is of
};

/// What Markdown has below a header.
constexpr std::string_view table_rule = "|-|";

/// Whether `rest`, behind a "<", is a tag called `name`.
bool is_table_tag(std::string_view rest, std::string_view name) {
  return rest.size() > name.size() && starts_with_folded(rest, name) &&
         std::string_view(" >/\t\r\n").find(rest[name.size()]) != rest.npos;
}

/// The rows of tables, one behind the other; none where one is inside another: that is a layout.
class MarkupRowReader {
 public:
  /// `goes_on`: the table began further up.
  explicit MarkupRowReader(bool goes_on) : goes_on_(goes_on) {}

  std::vector<MarkupRow> run(std::string_view table) {
    const std::size_t begin = goes_on_ ? 0 : std::min(table.find('>'), table.size());
    count_lines(table.substr(0, begin));
    for (std::string_view rest = table.substr(begin); !rest.empty();) {
      const std::size_t size = rest[0] == '<' ? take_tag(rest) : 0;
      if (nested_) return {};
      if (size == 0) take_character(rest[0]);
      count_lines(rest.substr(0, std::max<std::size_t>(size, 1)));
      rest.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return std::move(rows_);
  }

 private:
  /// The size of a tag of the table, 0 for any other.
  std::size_t take_tag(std::string_view rest) {
    constexpr std::size_t longest_bytes = 1024;
    const std::size_t end = rest.substr(0, longest_bytes).find('>');
    const std::string_view tag = rest.substr(1, end);
    if (is_table_tag(tag, "table")) {
      nested_ = nested_ || open_;
      open_ = true;
      ++table_;
    }
    if (is_table_tag(tag, "/table")) in_cell_ = open_ = false;
    const bool begins_row = is_table_tag(tag, "tr"),
               begins_cell = is_table_tag(tag, "td") || is_table_tag(tag, "th");
    const bool ends =
        is_table_tag(tag, "/tr") || is_table_tag(tag, "/td") || is_table_tag(tag, "/th");
    if (end == rest.npos || (!begins_row && !begins_cell && !ends)) return 0;
    if (begins_row || (begins_cell && rows_.empty() && !goes_on_)) {
      rows_.emplace_back();
      rows_.back().first = line_;
      rows_.back().table = table_;
    }
    in_cell_ = begins_cell && !rows_.empty();
    // The blank before: a cell may end in a backslash.
    if (in_cell_) rows_.back().cells += rows_.back().cells.empty() ? "| " : " | ";
    if (!rows_.empty()) rows_.back().last = line_;
    return end + 1;
  }

  void take_character(char c) {
    if (!in_cell_) return;
    if (c == '|') rows_.back().cells += '\\';
    rows_.back().cells += c == '\n' || c == '\r' ? ' ' : c;
  }

  void count_lines(std::string_view text) {
    line_ += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
  }

  bool goes_on_;
  std::vector<MarkupRow> rows_;
  std::uint64_t line_ = 0;
  std::size_t table_ = 0;
  bool in_cell_ = false, nested_ = false, open_ = true;
};

/// The rows of a part of a table; `header` as in tell_markup().
std::vector<MarkupEntry> entries_of(std::string_view part, std::string& header) {
  std::string named = header;
  std::optional<Table> table;
  std::optional<std::size_t> begun;
  if (!named.empty()) {
    table = Table::begin(named, table_rule);
    begun = 0;
  }
  std::vector<MarkupEntry> entries;
  for (MarkupRow& row : MarkupRowReader(begun.has_value()).run(part)) {
    if (begun != row.table) {
      begun = row.table;
      named = std::move(row.cells);
      table = Table::begin(named, table_rule);
      if (table && !table->names_titles()) table.reset();
      continue;
    }
    MarkupEntry& one = entries.emplace_back();
    one.first = row.first;
    one.last = row.last;
    auto entry = table ? table->read_row(row.cells) : std::nullopt;
    if (!entry) continue;
    one.entry = std::make_shared<Entry>(std::move(*entry));
    header = named;
  }
  return header.empty() ? std::vector<MarkupEntry>() : std::move(entries);
}

/// How many of `lines` end with a row; what is behind them begins another.
std::size_t whole_rows(const std::vector<std::string>& lines) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    const std::string_view line = text::trim(lines[i]);
    if (line.ends_with("</tr>")) return i + 1;
    if (line.starts_with("<tr")) return i;
  }
  return 0;
}

}  // namespace

std::vector<MarkupEntry> entries_of_markup(std::string_view table) {
  std::string header;
  return entries_of(table, header);
}

void tell_markup(HeldLines all, std::string& header, std::vector<HeldLines>& done) {
  const bool begins = header.empty();
  std::string source;
  for (const std::string& line : all.lines) source.append(text::clean(line)).append(1, '\n');
  std::vector<HeldLines> rows;
  std::size_t told = 0;  // lines
  const auto tell_to = [&](std::size_t first, std::size_t end, std::string_view why) {
    HeldLines& part = rows.emplace_back();
    part.first = all.first + std::min(told, first);
    while (told < end) part.lines.push_back(std::move(all.lines[told++]));
    part.why = why;
  };
  for (MarkupEntry& row : entries_of(source, header)) {
    if (row.first > told) tell_to(told, row.first, "HTML markup");
    tell_to(row.first, row.last + 1, "a row of a table");
    rows.back().skipped = !row.entry;
    rows.back().entry = std::move(row.entry);
    if (rows.back().entry) rows.back().entry->record.line = rows.back().first;
  }
  if (rows.empty() && begins) return done.push_back(std::move(all));  // text like any
  const bool holds_row = !rows.empty() || source.find("<t") == std::string::npos;
  if (told < all.lines.size()) tell_to(told, all.lines.size(), "HTML markup");
  if (!rows.empty() && !holds_row) rows.back().skipped = true;
  std::move(rows.begin(), rows.end(), std::back_inserter(done));
}

HeldLines tell_ended_rows(HeldLines all, std::string& header, std::vector<HeldLines>& done) {
  const std::size_t rows = whole_rows(all.lines);
  const std::size_t end = rows > 0 ? rows : all.lines.size();
  HeldLines rest;
  rest.first = all.first + end;
  while (all.lines.size() > end) {
    rest.lines.push_back(std::move(all.lines.back()));
    all.lines.pop_back();
  }
  std::reverse(rest.lines.begin(), rest.lines.end());
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
    const std::vector<MarkupRow> rows = MarkupRowReader(false).run(text.substr(at, end - at));
    const auto table = rows.empty() ? std::nullopt : Table::begin(rows[0].cells, table_rule);
    if (table && table->names_titles()) return true;
    at = text.find("<table", end);
  }
  return false;
}

}  // namespace papers::ingest::page
