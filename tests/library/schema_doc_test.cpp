// docs/schema.md is the contract with other programs, so it is held against the real thing.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "library/schema.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/places.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_schema_doc_test {

using namespace papers::library;
using Columns = std::map<std::string, std::set<std::string>>;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

std::vector<std::string> document() {
  return lines_of(papers::test::read_bytes(papers::test::source_folder() / "docs/schema.md"));
}

/// "name" of a line that begins with `before` and then "name" in backquotes.
std::string quoted_after(const std::string& line, const std::string& before) {
  if (line.rfind(before + "`", 0) != 0) return {};
  return line.substr(before.size() + 1, line.find('`', before.size() + 1) - before.size() - 1);
}

Columns documented() {
  Columns columns;
  std::string table;
  for (const std::string& line : document()) {
    if (line.rfind("#", 0) == 0) table = quoted_after(line, "### ");
    const std::string column = quoted_after(line, "| ");
    if (!column.empty()) columns[table].insert(column);
  }
  return columns;
}

Columns real(Database& database) {
  Columns columns;
  Statement rows = database.prepare(
      "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_xinfo(t.name) c "
      "WHERE t.type IN ('table', 'view') AND c.hidden <> 1 AND t.name NOT GLOB 'paper_fts_*' AND "
      "t.name NOT GLOB 'sqlite_*'");
  while (rows.step()) columns[std::string(rows.text(0))].insert(std::string(rows.text(1)));
  return columns;
}

std::vector<std::string> examples() {
  std::vector<std::string> blocks;
  bool inside = false;
  for (const std::string& line : document()) {
    if (line == "```sql") blocks.emplace_back();
    if (inside && line != "```") blocks.back() += line + "\n";
    inside = line == "```sql" || (inside && line != "```");
  }
  return blocks;
}

}  // namespace

TEST_CASE("docs/schema.md names every table and column, and no other", "[library]") {
  Database database(":memory:", Database::Mode::write);
  migrate(database, migrations());
  const Columns there = real(database);
  const Columns told = documented();
  for (const auto& [table, columns] : there) {
    INFO("table " << table);
    REQUIRE(told.count(table) == 1);
    CHECK(told.at(table) == columns);
  }
  CHECK(told.size() == there.size());
}

TEST_CASE("the queries in docs/schema.md run", "[library]") {
  Database database(":memory:", Database::Mode::write);
  migrate(database, migrations());
  CHECK(examples().size() >= 4);
  for (const std::string& sql : examples()) {
    INFO(sql);
    CHECK_NOTHROW(database.run(sql));
  }
}

}  // namespace papers::library_schema_doc_test
