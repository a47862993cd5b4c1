// Tables of papers with a header line: CSV (RFC 4180), also with semicolons or tabs. Columns go by
// the names of field_names.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "ingest/bibliography/csv_rows.hpp"
#include "ingest/byte_cursor.hpp"
#include "ingest/json/field_names.hpp"
#include "ingest/json/json_record.hpp"
#include "ingest/json/json_value.hpp"
#include "ingest/json/paper_row.hpp"
#include "ingest/json/python_repr.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "paper/links.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

struct Header {
  char separator = ',';
  Row names;
  bool own = false;        ///< of our own export
  bool of_papers = false;  ///< has a column that only tables of papers have

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

/// What a header line says of the table under it.
struct HeaderFacts {
  std::size_t known = 0;
  bool is_header = false, of_papers = false;
};

/// A header has a title and something else that is known. What has a name or a paper is anything,
/// unless other columns are those of papers or most of them are known. "@article{key" and
/// "title={…}" name no columns.
HeaderFacts judge_header(const Row& names) {
  HeaderFacts facts;
  const auto has_brace = [](const std::string& name) { return name.find('{') != name.npos; };
  if (std::any_of(names.begin(), names.end(), has_brace)) return facts;
  bool titled = false, named = false, has_paper = false, has_field = false, has_authors = false,
       has_date = false, has_foreign = false, has_list = false;
  for (const std::string& name : names) {
    const std::string folded = folded_name(name);
    has_list |= folded == "authors";
    has_foreign |= !folded.empty() && !is_known_field(folded);
    for (const FieldName& field : field_names()) {
      if (field.path != folded || field.fills == Fills::nothing) continue;
      const bool is_general = folded == "name" || folded == "paper";
      (is_general ? named : titled) |= field.fills == Fills::title;
      has_paper |= folded == "paper";
      has_field |= is_field_of_papers(folded);
      has_authors |= field.fills == Fills::authors;
      has_date |= field.fills == Fills::year || field.fills == Fills::published;
      ++facts.known;
      break;
    }
  }
  facts.of_papers = has_field ||
                    (has_authors && (!has_foreign || has_list) && (titled || has_date)) ||
                    (has_paper && facts.known >= 4);
  facts.is_header = titled ? facts.known >= 2
                           : named && ((facts.of_papers && facts.known >= 2) || facts.known >= 4);
  return facts;
}

/// The line of `head` that has `number`, which begins at 1.
std::string_view line_of(std::string_view head, std::uint64_t number) {
  while (--number > 0) head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
  return head.substr(0, head.find('\n'));
}

/// The header, which may have some lines of one cell above it: what was searched for, "sep=;".
/// `is_header` stays false where there is none.
Header read_header(ByteCursor& cursor, std::string_view head, bool& is_header) {
  constexpr int most_lines_above = 4;
  constexpr std::size_t fewest_known = 4;  ///< of a header that is not the first line
  is_header = false;
  Header header;
  for (int above = 0; above <= most_lines_above && cursor.peek() != ByteCursor::end; ++above) {
    header = {};
    const std::string_view line = line_of(head, cursor.line());
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
    bool has_date = false;
    for (std::string& name : header.names) {
      name = name_in_english(name);
      // "Datum", "Jahr": the fuller one counts.
      if (name == "date" && std::exchange(has_date, true)) name = "year";
    }
    HeaderFacts facts = judge_header(header.names);
    if (above == 0 && !facts.is_header) {
      name_columns_by_cells(header.names, header.separator, head);
      facts = judge_header(header.names);
    }
    header.of_papers = facts.of_papers;
    header.own = header.column("abstractkind") < header.names.size() &&
                 header.column("key") < header.names.size();
    is_header = facts.is_header && (above == 0 || facts.known >= fewest_known);
    const bool is_one_cell = std::all_of(header.names.begin() + 1, header.names.end(),
                                         [](const std::string& cell) { return cell.empty(); });
    if (is_header || !is_one_cell) break;
  }
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
  const std::string place = cell("position");
  std::int64_t position = 0;
  const auto placed = std::from_chars(place.data(), place.data() + place.size(), position);
  if (placed.ec == std::errc() && position > 0) {
    if (!record.listing) record.listing.emplace();
    record.listing->position = position;
  }
  record.restored = std::move(restored);
}

/// A cell into which Python has printed an object, or several, as JSON; any other as it is.
std::string as_json(const std::string& cell) {
  std::string why;
  const bool is_printed = cell.starts_with("{'") || cell.starts_with("[{'");
  return is_printed ? python_repr_to_json(cell, why).value_or(cell) : cell;
}

std::string read_record(const Header& header, const Row& row, UnreadFields& unread,
                        Record& record) {
  std::vector<std::pair<std::string, std::string>> members;
  for (std::size_t i = 0; i < row.size() && i < header.names.size(); ++i) {
    if (!row[i].empty()) members.emplace_back(text::clean(header.names[i]), as_json(row[i]));
  }
  const JsonDocument document(members);
  std::string why;
  if (!read_json_record(document.root(), record, why, header.of_papers || header.own)) return why;
  unread.note(document.root());
  if (!header.own) return {};
  restore_own(header, row, record);
  return std::string(check_record(record));
}

struct TableRow {
  Record record;
  std::uint64_t first = 0, last = 0;
  bool is_blank = false;
  std::string fault;
};

/// Passes rows on. Those that only have a title wait for one that leads to a work: what stands in
/// one table with it are papers as well.
class TableRows {
 public:
  explicit TableRows(Sink& sink) : sink_(sink) {}

  void put(TableRow row) {
    of_papers_ |= row.fault.empty() && leads_to_work(row.record);
    const bool waits = !held_.empty() || row.fault.starts_with(title_is_all);
    held_bytes_ += row.record.title.size() + row.record.abstract.size() + row.fault.size();
    held_.push_back(std::move(row));
    const bool full = held_.size() >= most_held || held_bytes_ > most_held_bytes;
    if (of_papers_ || !waits || full) release();
  }

  void release() {
    for (TableRow& row : held_) pass(row);
    held_.clear();
    held_bytes_ = 0;
  }

  [[nodiscard]] std::uint64_t records() const { return records_; }
  [[nodiscard]] std::uint64_t no_papers() const { return no_papers_; }

 private:
  static constexpr std::size_t most_held = 512, most_held_bytes = std::size_t{8} << 20;

  void pass(TableRow& row) {
    const bool is_title_all = row.fault.starts_with(title_is_all);
    if (is_title_all && of_papers_) row.fault.clear();
    const bool is_paper = row.fault.empty() && !row.is_blank;
    if (is_paper) sink_.record(row.record);
    (is_paper ? records_ : no_papers_) += is_paper || is_title_all ? 1 : 0;
    const LineKind read = row.fault.empty() ? LineKind::title : LineKind::skipped;
    sink_.account({row.first, row.last, row.is_blank ? LineKind::blank : read, row.fault});
  }

  Sink& sink_;
  std::vector<TableRow> held_;
  std::size_t held_bytes_ = 0;
  std::uint64_t records_ = 0, no_papers_ = 0;
  bool of_papers_ = false;  ///< a row leads to a work
};

void read_csv(Input& input, Sink& sink) {
  const std::string head(input.peek(limits::record_size_bytes / 16));
  ByteCursor cursor([&input] { return input.next_chunk(); });
  bool is_header = false;
  const Header header = read_header(cursor, head, is_header);
  if (!is_header) {
    throw Error(
        fmt::format("{}:1: a table needs a header line that names a title and more", input.name()));
  }
  sink.account({1, std::max<std::uint64_t>(1, cursor.line() - 1), LineKind::chrome, "header"});
  UnreadFields unread;
  TableRows rows(sink);
  Row row;
  bool too_long = false;
  for (std::uint64_t first = cursor.line(); read_row(cursor, header.separator, row, too_long);
       first = cursor.line()) {
    const std::uint64_t last = std::max(first, cursor.line() - 1);
    TableRow read{{}, first, last, row.size() == 1 && text::trim(row[0]).empty(), {}};
    if (!read.is_blank) {
      read.fault = too_long ? "longer than 1 MiB" : read_record(header, row, unread, read.record);
    }
    read.record.line = first;
    rows.put(std::move(read));
  }
  rows.release();
  if (rows.records() == 0 && rows.no_papers() > 0) {
    throw NoPapers(fmt::format("{}: a table, but not of papers: {} of its rows have {}",
                               input.name(), rows.no_papers(), title_is_all));
  }
  const std::string summary = unread.summary();
  if (!summary.empty()) sink.remark(0, summary);
}

Evidence sniff_csv(std::string_view head, std::string_view) {
  ByteCursor cursor(head);
  bool is_header = false;
  const Header header = read_header(cursor, head, is_header);
  if (header.names.size() < 2 || !is_header) return {};
  // Its first line says what all others are, whatever stands in their cells.
  return {96,
          header.own ? "the CSV that papers exports" : "a table with a header that names a title"};
}

}  // namespace

extern const Format csv_format = {
    "csv",   "CSV with a header line: Zotero, Scopus, papers' own, any", false, false, sniff_csv,
    read_csv};

}  // namespace papers::ingest
