// Tables of papers with a header line: CSV (RFC 4180), also with semicolons or tabs. Columns go by
// the names of field_names.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "ingest/byte_cursor.hpp"
#include "ingest/json/field_names.hpp"
#include "ingest/json/json_record.hpp"
#include "ingest/json/json_value.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "paper/links.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

using Row = std::vector<std::string>;

constexpr std::size_t most_columns = 500;

/// The next row; false at the end. Sets `too_long` for one of more than 1 MiB, whose rest is passed
/// over.
bool read_row(ByteCursor& cursor, char separator, Row& row, bool& too_long) {
  row.assign(1, {});
  too_long = false;
  if (cursor.peek() == ByteCursor::end) return false;
  bool quoted = false;
  std::size_t size_bytes = 0;
  for (;;) {
    const int byte = cursor.get();
    if (byte == ByteCursor::end || (byte == '\n' && !quoted)) break;
    if (byte == '"' && !quoted && row.back().empty()) {
      quoted = true;
    } else if (byte == '"' && quoted) {
      if (cursor.peek() == '"') {
        row.back() += static_cast<char>(cursor.get());
      } else {
        quoted = false;
      }
    } else if (byte == separator && !quoted) {
      if (row.size() < most_columns) row.emplace_back();
    } else if (size_bytes < limits::record_size_bytes) {
      row.back() += static_cast<char>(byte);
    }
    too_long |= ++size_bytes > limits::record_size_bytes;
  }
  if (row.back().ends_with('\r')) row.back().pop_back();
  return true;
}

struct Header {
  char separator = ',';
  Row names;
  bool own = false;  ///< of our own export

  [[nodiscard]] std::size_t column(std::string_view folded) const {
    const auto found = std::find_if(names.begin(), names.end(), [folded](const std::string& name) {
      return folded_name(name) == folded;
    });
    return static_cast<std::size_t>(found - names.begin());
  }
};

struct WosColumn {
  std::string_view tag, name;
};

/// Web of Science heads its table with the tags of its plain text; those of our table instead.
constexpr WosColumn wos_columns[] = {
    {"TI", "title"},        {"AF", "author full names"}, {"AU", "authors"}, {"AB", "abstract"},
    {"SO", "source title"}, {"DE", "author keywords"},   {"PY", "year"},    {"PD", "month"},
    {"DI", "doi"},          {"DT", "document type"}};

void name_wos_columns(Row& names) {
  const auto has = [&names](std::string_view tag) {
    return std::find(names.begin(), names.end(), tag) != names.end();
  };
  if (!has("PT") || !has("TI") || !has("AU")) return;
  for (std::string& name : names) {
    for (const WosColumn& column : wos_columns) {
      if (name == column.tag) name = column.name;
    }
  }
}

/// A header has a title and something else that is known; "paper" is one among more of these, or
/// a line "Paper, Code" would be a table. "@article{key" and "title={…}" name no columns.
bool is_header(const Row& names) {
  const auto has_brace = [](const std::string& name) { return name.find('{') != name.npos; };
  if (std::any_of(names.begin(), names.end(), has_brace)) return false;
  std::size_t known = 0;
  bool titled = false, has_paper = false;
  for (const std::string& name : names) {
    const std::string folded = folded_name(name);
    for (const FieldName& field : field_names()) {
      if (field.path != folded || field.fills == Fills::nothing) continue;
      has_paper |= folded == "paper";
      titled |= field.fills == Fills::title && folded != "name" && folded != "paper";
      ++known;
      break;
    }
  }
  return (titled && known >= 2) || (has_paper && known >= 4);
}

Header read_header(ByteCursor& cursor, std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string_view line = head.substr(0, head.find('\n'));
  Header header;
  const auto count = [line](char c) { return std::count(line.begin(), line.end(), c); };
  for (const char separator : {';', '\t'}) {
    if (count(separator) > count(header.separator)) header.separator = separator;
  }
  bool too_long = false;
  read_row(cursor, header.separator, header.names, too_long);
  std::string& first = header.names.front();
  if (first.starts_with("\xEF\xBB\xBF")) first.erase(0, 3);
  if (first.starts_with('"') && first.ends_with('"') && first.size() > 1) {
    first = first.substr(1, first.size() - 2);  // a quote behind a byte order mark
  }
  name_wos_columns(header.names);
  header.own = header.column("abstractkind") < header.names.size() &&
               header.column("key") < header.names.size();
  return header;
}

std::vector<std::string> cut_own_list(std::string_view text) {
  std::vector<std::string> list;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("; "), text.size());
    if (end > 0) list.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return list;
}

/// Our own export says more than a stranger's table, and means it to the letter.
void restore_own(const Header& header, const Row& row, Record& record) {
  const auto cell = [&](std::string_view name) {
    const std::size_t column = header.column(name);
    return column < row.size() ? std::string(text::trim(text::clean(row[column]))) : std::string();
  };
  record.title = cell("title");
  if (!record.abstract.empty()) record.abstract = cell("abstract");
  record.venue = cell("venue");
  record.url = cell("url");
  record.authors = cut_own_list(cell("authors"));
  record.keywords = cut_own_list(cell("keywords"));
  record.links.clear();
  for (const std::string& url : urls_in(cell("links"))) add_link(record.links, url);
  Record::Restored restored;
  const std::string id = cell("id");
  std::int64_t number = 0;
  const auto read = std::from_chars(id.data(), id.data() + id.size(), number);
  if (read.ec == std::errc() && number > 0) restored.id = number;
  restored.key = cell("key");
  restored.tags = cut_own_list(cell("tags"));
  restored.note = cell("note");
  record.restored = std::move(restored);
}

std::string read_record(const Header& header, const Row& row, UnreadFields& unread,
                        Record& record) {
  std::vector<std::pair<std::string, std::string>> members;
  for (std::size_t i = 0; i < row.size() && i < header.names.size(); ++i) {
    if (!row[i].empty()) members.emplace_back(text::clean(header.names[i]), row[i]);
  }
  const JsonDocument document(members);
  std::string why;
  if (!read_json_record(document.root(), record, why)) return why;
  unread.note(document.root());
  if (!header.own) return {};
  restore_own(header, row, record);
  return std::string(check_record(record));
}

void read_csv(Input& input, Sink& sink) {
  const std::string head(input.peek(limits::record_size_bytes / 16));
  ByteCursor cursor([&input] { return input.next_chunk(); });
  const Header header = read_header(cursor, head);
  if (!is_header(header.names)) {
    throw Error(
        fmt::format("{}:1: a table needs a header line that names a title and more", input.name()));
  }
  sink.account({1, std::max<std::uint64_t>(1, cursor.line() - 1), LineKind::chrome, "header"});
  UnreadFields unread;
  Row row;
  bool too_long = false;
  for (std::uint64_t first = cursor.line(); read_row(cursor, header.separator, row, too_long);
       first = cursor.line()) {
    const std::uint64_t last = std::max(first, cursor.line() - 1);
    if (row.size() == 1 && text::trim(row[0]).empty()) {
      sink.account({first, last, LineKind::blank, {}});
      continue;
    }
    Record record;
    record.line = first;
    const std::string fault =
        too_long ? "longer than 1 MiB" : read_record(header, row, unread, record);
    if (fault.empty()) {
      record.line = first;
      sink.record(record);
    }
    sink.account({first, last, fault.empty() ? LineKind::title : LineKind::skipped, fault});
  }
  const std::string summary = unread.summary();
  if (!summary.empty()) sink.remark(0, summary);
}

Evidence sniff_csv(std::string_view head, std::string_view) {
  ByteCursor cursor(head);
  const Header header = read_header(cursor, head);
  if (header.names.size() < 2 || !is_header(header.names)) return {};
  // Its first line says what all others are, whatever stands in their cells.
  return {96,
          header.own ? "the CSV that papers exports" : "a table with a header that names a title"};
}

}  // namespace

extern const Format csv_format = {
    "csv",   "CSV with a header line: Zotero, Scopus, papers' own, any", false, false, sniff_csv,
    read_csv};

}  // namespace papers::ingest
