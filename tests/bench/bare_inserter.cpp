// bare_inserter LIBRARY NEW [TABLE...]
//
// The yardstick of ingest: reads every row of LIBRARY's tables into memory, then inserts them into
// the same tables, indexes and FTS5 of the file NEW, with prepared statements in one transaction
// and the pragmas of a bulk import: paper by paper, each with its rows of every table, as they
// would come from a reader. Prints the CPU seconds of the inserting alone. With TABLEs only those.
#include <fmt/format.h>
#include <sqlite3.h>

#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

namespace {

struct Value {
  enum class Type { null, integer, real, text } type = Type::null;
  sqlite3_int64 integer = 0;
  double real = 0;
  std::string text;
};
using Row = std::vector<Value>;

struct Table {
  std::string insert;
  int paper = -1;         ///< the column with the paper's id; -1: not about papers
  std::vector<Row> rows;  ///< of one paper next to each other, in the order of the papers
};

[[noreturn]] void fail(sqlite3* database, const std::string& what) {
  fmt::print(stderr, "bare_inserter: {}: {}\n", what, sqlite3_errmsg(database));
  std::exit(2);
}

sqlite3* open(const char* file, int flags) {
  sqlite3* database = nullptr;
  if (sqlite3_open_v2(file, &database, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
    fail(database, file);
  }
  return database;
}

void run(sqlite3* database, const std::string& sql) {
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(database, sql);
  }
}

sqlite3_stmt* prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    fail(database, sql);
  }
  return statement;
}

Value value_of(sqlite3_stmt* statement, int column) {
  Value value;
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      break;
    case SQLITE_INTEGER:
      value.type = Value::Type::integer;
      value.integer = sqlite3_column_int64(statement, column);
      break;
    case SQLITE_FLOAT:
      value.type = Value::Type::real;
      value.real = sqlite3_column_double(statement, column);
      break;
    default:
      value.type = Value::Type::text;
      value.text.assign(reinterpret_cast<const char*>(sqlite3_column_text(statement, column)),
                        static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
  }
  return value;
}

void bind(sqlite3_stmt* statement, int index, const Value& value) {
  switch (value.type) {
    case Value::Type::null:
      sqlite3_bind_null(statement, index);
      break;
    case Value::Type::integer:
      sqlite3_bind_int64(statement, index, value.integer);
      break;
    case Value::Type::real:
      sqlite3_bind_double(statement, index, value.real);
      break;
    case Value::Type::text:
      sqlite3_bind_text(statement, index, value.text.data(), static_cast<int>(value.text.size()),
                        SQLITE_STATIC);
  }
}

std::vector<std::string> column(sqlite3* database, const std::string& sql) {
  std::vector<std::string> values;
  sqlite3_stmt* statement = prepare(database, sql);
  while (sqlite3_step(statement) == SQLITE_ROW) values.push_back(value_of(statement, 0).text);
  sqlite3_finalize(statement);
  return values;
}

/// `order` names the column with the paper's id, or is empty.
Table read(sqlite3* database, const std::string& source, const std::string& target,
           const std::string& columns, const std::string& order) {
  Table table;
  const std::string sql = fmt::format("SELECT {} FROM {}", columns, source);
  sqlite3_stmt* statement =
      prepare(database, order.empty() ? sql : fmt::format("{} ORDER BY {}", sql, order));
  const int count = sqlite3_column_count(statement);
  std::string marks = "?";
  for (int i = 1; i < count; ++i) marks += ",?";
  table.insert = fmt::format("INSERT INTO {} VALUES ({})", target, marks);
  for (int i = 0; i < count; ++i) {
    if (sqlite3_column_name(statement, i) == order) table.paper = i;
  }
  while (sqlite3_step(statement) == SQLITE_ROW) {
    Row row;
    for (int i = 0; i < count; ++i) row.push_back(value_of(statement, i));
    table.rows.push_back(std::move(row));
  }
  sqlite3_finalize(statement);
  return table;
}

/// All tables but FTS5's own and SQLite's: `paper`, then the index, then the others.
std::vector<Table> read_all(sqlite3* library, const std::vector<std::string>& wanted) {
  std::vector<Table> tables;
  tables.push_back(read(library, "paper", "paper", "*", "id"));
  tables.push_back(read(library, "paper",
                        "paper_fts(rowid, title, abstract, authors_text, keywords_text, variants)",
                        "id, title, abstract, authors_text, keywords_text, variants", "id"));
  const auto names =
      wanted.empty() ? column(library,
                              "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT "
                              "LIKE 'paper_fts%' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
                     : wanted;
  for (const std::string& name : names) {
    if (name == "paper") continue;
    const bool of_papers = !column(library, fmt::format("SELECT name FROM pragma_table_info('{}') "
                                                        "WHERE name = 'paper'",
                                                        name))
                                .empty();
    tables.push_back(read(library, name, name, "*", of_papers ? "paper" : ""));
  }
  return tables;
}

void create_schema(sqlite3* library, sqlite3* fresh) {
  // FTS5 makes its shadow tables itself.
  for (const std::string& sql :
       column(library,
              "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE "
              "'paper_fts_%' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")) {
    run(fresh, sql);
  }
}

/// Inserts the rows of one table, in turn.
class Inserter {
 public:
  Inserter(sqlite3* fresh, const Table& table)
      : fresh_(fresh), table_(&table), statement_(prepare(fresh, table.insert)) {}
  Inserter(Inserter&& other) noexcept
      : fresh_(other.fresh_),
        table_(other.table_),
        statement_(std::exchange(other.statement_, nullptr)),
        next_(other.next_) {}
  Inserter(const Inserter&) = delete;
  Inserter& operator=(const Inserter&) = delete;
  ~Inserter() { sqlite3_finalize(statement_); }

  [[nodiscard]] bool is_of_papers() const { return table_->paper >= 0; }

  void rows_of(sqlite3_int64 paper) {
    const auto column = static_cast<std::size_t>(table_->paper);
    while (next_ < table_->rows.size() && table_->rows[next_][column].integer == paper) next_row();
  }
  void all_rows() {
    while (next_ < table_->rows.size()) next_row();
  }

 private:
  void next_row() {
    const Row& row = table_->rows[next_++];
    for (std::size_t i = 0; i < row.size(); ++i) bind(statement_, static_cast<int>(i) + 1, row[i]);
    if (sqlite3_step(statement_) != SQLITE_DONE) fail(fresh_, table_->insert);
    sqlite3_reset(statement_);
  }

  sqlite3* fresh_;
  const Table* table_;
  sqlite3_stmt* statement_;
  std::size_t next_ = 0;
};

void insert(sqlite3* fresh, const std::vector<Table>& tables) {
  std::vector<Inserter> inserters;
  for (const Table& table : tables) inserters.emplace_back(fresh, table);
  for (Inserter& inserter : inserters) {
    if (!inserter.is_of_papers()) inserter.all_rows();
  }
  for (const Row& paper : tables.front().rows) {
    for (Inserter& inserter : inserters) {
      if (inserter.is_of_papers()) inserter.rows_of(paper.front().integer);
    }
  }
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: bare_inserter LIBRARY NEW [TABLE...]\n");
    return 2;
  }
  sqlite3* library = open(argv[1], SQLITE_OPEN_READONLY);
  const std::vector<Table> tables =
      read_all(library, std::vector<std::string>(argv + 3, argv + argc));
  sqlite3* fresh = open(argv[2], SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(fresh,
      "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA cache_size = -32768; "
      "PRAGMA secure_delete = OFF");
  create_schema(library, fresh);
  const double before = cpu_seconds();
  run(fresh, "BEGIN IMMEDIATE");
  insert(fresh, tables);
  run(fresh, "COMMIT");
  fmt::print("{:.3f}\n", cpu_seconds() - before);
  sqlite3_close(fresh);
  sqlite3_close(library);
}
