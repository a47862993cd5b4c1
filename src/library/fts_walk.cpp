#include "library/fts_walk.hpp"

#include <new>

#include "base/error.hpp"
#include "library/sqlite.hpp"
#include "library/sqlite_error.hpp"

namespace papers::library {
namespace {

constexpr const char* visitor_pointer = "papers_walk";

void visit_row(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result,
               int count, sqlite3_value** values) {
  auto* visitor = count == 1
                      ? static_cast<FtsVisitor*>(sqlite3_value_pointer(values[0], visitor_pointer))
                      : nullptr;
  if (visitor == nullptr) {
    sqlite3_result_error(result, "papers_walk is not for use in SQL", -1);
    return;
  }
  try {
    visitor->row(api, context);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(result);
    return;
  }
  sqlite3_result_int(result, 0);
}

void require_memory(int code) {
  if ((code & 0xff) == SQLITE_NOMEM) throw Error("out of memory");
}

/// nullptr: this SQLite was built without it.
fts5_api* find_fts5(sqlite3* connection) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    code = sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  require_memory(code);
  return api;
}

/// SQLite's own variable-length integers, seven bits a byte, the highest first
/// (https://www.sqlite.org/fileformat2.html, 1.6). 0 at the end of `bytes`.
std::uint64_t take_integer(std::string_view& bytes) {
  constexpr int longest = 9;
  std::uint64_t value = 0;
  for (int i = 1; !bytes.empty(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if (i == longest) return value << 8 | byte;
    value = value << 7 | (byte & 0x7fU);
    if (byte < 0x80) break;
  }
  return value;
}

std::array<std::uint64_t, postings::columns> take_columns(std::string_view& bytes) {
  std::array<std::uint64_t, postings::columns> sizes{};
  for (std::size_t place = 0; place < sizes.size(); ++place) {
    sizes[swapped_column(place)] = take_integer(bytes);
  }
  return sizes;
}

}  // namespace

void register_fts_walk(sqlite3* connection) {
  fts5_api* api = find_fts5(connection);
  if (api == nullptr) throw Error("this build of SQLite has no FTS5");
  require_memory(api->xCreateFunction(api, visitor_pointer, nullptr, visit_row, nullptr));
}

void walk_matches(Database& database, std::string_view expression, PaperSpan papers,
                  FtsVisitor& visitor) {
  constexpr std::string_view all =
      "SELECT 1 FROM paper_fts WHERE paper_fts MATCH ?1 AND papers_walk(paper_fts, ?2)";
  constexpr std::string_view some =
      "SELECT 1 FROM paper_fts WHERE paper_fts MATCH ?1 AND rowid >= ?3 AND rowid <= ?4 "
      "AND papers_walk(paper_fts, ?2)";
  const bool whole = papers.first <= 0 && papers.last == INT64_MAX;
  const std::string_view sql = whole ? all : some;
  sqlite3_stmt* statement = nullptr;
  int status = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                  &statement, nullptr);
  if (status == SQLITE_OK) {
    sqlite3_bind_text(statement, 1, expression.data(), static_cast<int>(expression.size()),
                      SQLITE_STATIC);
    sqlite3_bind_pointer(statement, 2, &visitor, visitor_pointer, nullptr);
    if (!whole) {
      sqlite3_bind_int64(statement, 3, papers.first);
      sqlite3_bind_int64(statement, 4, papers.last);
    }
    do status = sqlite3_step(statement);
    while (status == SQLITE_ROW);
  }
  sqlite3_finalize(statement);  // which leaves the words of the failure to the connection
  if (status != SQLITE_DONE) raise(database.handle(), status, database.file());
}

FtsTotals fts_totals(Database& database) {
  Statement& row = database.cached("SELECT block FROM paper_fts_data WHERE id = 1");
  FtsTotals totals;
  if (row.step()) {
    std::string_view bytes = row.text(0);
    totals.rows = take_integer(bytes);
    totals.words = take_columns(bytes);
  }
  row.reset();
  return totals;
}

std::array<std::uint64_t, postings::columns> column_sizes(std::string_view docsize) {
  return take_columns(docsize);
}

}  // namespace papers::library
