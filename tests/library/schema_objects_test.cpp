// Libraries that somebody else has made, to have our own statements do what he wants.
#include "library/schema_objects.hpp"

#include <sqlite3.h>

#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/limits.hpp"
#include "library/library.hpp"
#include "library/schema.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_schema_objects_test {

using namespace papers::library;
using papers::test::read_bytes;
using papers::test::TempDir;

namespace {

namespace fs = std::filesystem;

void make_library(const fs::path& file) {
  Library library(file, Access::create);
  Import import(library, {"page.txt", "page"});
  Record record;
  record.title = "On Looms";
  record.abstract = "An abstract with some words.";
  record.abstract_kind = AbstractKind::full;
  import.add(record, parse_iso_day("2026-03-12"));
  import.finish("sum", parse_iso_day("2026-03-12"), "stated", 0);
}

/// Changes the file as another program would, without papers' protections.
void forge(const fs::path& file, const std::string& sql) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &connection) == SQLITE_OK);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
  INFO(sql);
  CHECK(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(connection);
}

std::string refusal_of(const fs::path& file, Access access) {
  try {
    const Library library(file, access);
  } catch (const Error& error) {
    CHECK(error.code() == ExitCode::error);
    return error.what();
  }
  return "opened";
}

std::string damages_of(const std::vector<Damage>& damages) {
  std::string all;
  for (const Damage& damage : damages) all += damage.what + "\n";
  return all;
}

/// Never comes to an end: whoever reads from it is caught.
constexpr const char* endless =
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n";

}  // namespace

TEST_CASE("a library is known whatever the order of what it holds, and by nothing less",
          "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  make_library(file);
  const auto is_known = [&] {
    Database database(file, Database::Mode::read);
    return is_up_to_date(database, migrations());
  };
  CHECK(is_known());
  SECTION("vacuumed") {
    forge(file, "VACUUM");
    CHECK(is_known());
  }
  SECTION("with statistics of SQLite's own") {
    forge(file, "ANALYZE");
    CHECK(is_known());
  }
  SECTION("with a view") {
    forge(file, "CREATE VIEW mine AS SELECT 1");
    CHECK_FALSE(is_known());
  }
  SECTION("without an index") {
    forge(file, "DROP INDEX tag_name");
    CHECK_FALSE(is_known());
  }
  SECTION("with an index like another") {
    forge(file,
          "CREATE INDEX again ON tag(name); UPDATE sqlite_schema SET sql = 'CREATE INDEX "
          "tag_name ON tag(name)' WHERE name = 'again'");
    CHECK_THROWS_AS(is_known(), Error);
  }
}

TEST_CASE("what would run inside our statements is refused by name, and nothing of it is run",
          "[library]") {
  struct Forgery {
    std::string sql;
    const char* words;
  };
  const auto forgery = GENERATE(
      Forgery{"CREATE TRIGGER evil AFTER INSERT ON tag BEGIN DELETE FROM paper; END",
              "trigger 'evil' on 'tag'"},
      Forgery{"CREATE TRIGGER evil AFTER UPDATE ON PAPER BEGIN DELETE FROM tag; END",
              "trigger 'evil' on"},
      Forgery{"CREATE INDEX slow ON paper(hex(zeroblob(20000000)))", "index 'slow' on 'paper'"},
      Forgery{"DROP INDEX paper_published; CREATE INDEX Paper_Published ON paper(lower(title))",
              "index 'Paper_Published' on 'paper'"},
      Forgery{"DROP TABLE note; CREATE TABLE note(paper, text, updated_at)", "table 'note'"},
      Forgery{std::string("DROP TABLE note; CREATE VIEW Note(paper) AS ") + endless, "view 'Note'"},
      Forgery{std::string("DROP TABLE paper; CREATE VIEW paper(id) AS ") + endless, "view 'paper'"},
      Forgery{std::string("DROP TABLE paper_fts; CREATE VIEW paper_fts(title) AS ") + endless,
              "view 'paper_fts'"},
      Forgery{
          std::string("DROP TABLE paper_fts_docsize; CREATE VIEW paper_fts_docsize(id, sz) AS ") +
              endless,
          "view 'paper_fts_docsize'"},
      Forgery{"DROP TABLE paper_fts; CREATE VIRTUAL TABLE paper_fts USING fts5(title)",
              "'paper_fts"});
  CAPTURE(forgery.sql);
  const TempDir dir;
  const auto file = dir / "papers.db";
  make_library(file);
  forge(file, forgery.sql);
  const std::string before = read_bytes(file);
  for (const Access access : {Access::read, Access::write, Access::create}) {
    const std::string refusal = refusal_of(file, access);
    CHECK(refusal.find(forgery.words) != std::string::npos);
    CHECK(refusal.find("papers check") != std::string::npos);
  }
  Library examined(file, Access::examine);
  CHECK(damages_of(check(examined)).find(forgery.words) != std::string::npos);
  CHECK(read_bytes(file) == before);
}

TEST_CASE("a repair drops foreign triggers and indexes, and makes a foreign index again",
          "[library]") {
  const auto sql = GENERATE(
      std::string("CREATE TRIGGER \"a\"\"b; c\" AFTER DELETE ON word BEGIN DELETE FROM paper; END"),
      std::string("CREATE INDEX slow ON paper(hex(zeroblob(20000000)))"),
      std::string("DROP INDEX tag_name; CREATE INDEX tag_name ON tag(lower(name))"),
      std::string("DROP TABLE paper_fts; CREATE TABLE paper_fts(title)"),
      std::string("DROP TABLE paper_fts; CREATE VIEW paper_fts(title) AS ") + endless,
      std::string("DROP TABLE paper_fts_docsize; CREATE VIEW paper_fts_docsize(id, sz) AS ") +
          endless,
      std::string("DROP TABLE paper_fts; CREATE VIRTUAL TABLE paper_fts USING fts5(title)"));
  CAPTURE(sql);
  const TempDir dir;
  const auto file = dir / "papers.db";
  make_library(file);
  forge(file, sql);
  {
    Library library(file, Access::repair);
    CHECK_FALSE(check(library).empty());
    CHECK(damages_of(repair(library)).empty());
  }
  Library mended(file, Access::write);
  CHECK(mended.paper(1).value().title == "On Looms");
  CHECK(mended.database().integer(
            "SELECT count(*) FROM paper_fts WHERE paper_fts MATCH 'abstract'") == 1);
}

TEST_CASE("a repair leaves a library alone whose tables are not papers' own", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  make_library(file);
  forge(file, std::string("DROP TABLE note; CREATE VIEW note(paper) AS ") + endless +
                  "; CREATE TRIGGER evil AFTER DELETE ON word BEGIN DELETE FROM paper; END");
  const std::string before = read_bytes(file);
  {
    Library library(file, Access::repair);
    CHECK(damages_of(repair(library)).find("view 'note'") != std::string::npos);
  }
  CHECK(read_bytes(file) == before);
}

TEST_CASE("the user's own tables, views and indexes beside the library stay", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  make_library(file);
  forge(file,
        "CREATE TABLE reading(paper REFERENCES paper(id), day); CREATE INDEX reading_day ON "
        "reading(day); CREATE VIEW recent AS SELECT * FROM paper ORDER BY last_listed DESC;"
        "CREATE TRIGGER log AFTER INSERT ON reading BEGIN DELETE FROM reading WHERE day = ''; END;"
        "CREATE TABLE paper_fts_mine(a); INSERT INTO reading VALUES (1, 'today')");
  {
    Library library(file, Access::repair);
    CHECK(damages_of(check(library)).empty());
    forge(file, "UPDATE paper SET authors_text = 'nobody'");
    CHECK(damages_of(repair(library)).empty());
  }
  Library library(file, Access::write);
  CHECK(library.add_tag(1, "star"));
  CHECK(library.database().integer("SELECT count(*) FROM recent") == 1);
  CHECK(library.database().integer("SELECT count(*) FROM reading") == 1);
  CHECK(library.database().integer("SELECT count(*) FROM paper_fts_mine") == 0);
}

TEST_CASE("a name out of a file is never more than a name", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  const auto other = dir / "other.db";
  make_library(file);
  make_library(other);
  const std::string evil =
      "x\"; COMMIT; ATTACH '" + other.string() + "' AS o; DELETE FROM o.paper; BEGIN; --";
  forge(file, "CREATE TABLE " + quoted_name("paper_fts_" + evil) + "(a)");
  forge(file, "CREATE TRIGGER " + quoted_name(evil) + " AFTER INSERT ON tag BEGIN SELECT 1; END");
  forge(file, "CREATE INDEX " + quoted_name("i" + evil) + " ON tag(lower(name))");
  // An index that has to be made anew.
  forge(file, "DELETE FROM paper_fts_data");
  {
    Library library(file, Access::repair);
    CHECK(damages_of(repair(library)).empty());
  }
  CHECK(Library(other, Access::read).paper(1).has_value());
  CHECK(Library(file, Access::read)
            .database()
            .integer("SELECT count(*) FROM sqlite_schema WHERE name GLOB 'paper_fts_x*'") == 1);
}

TEST_CASE("quoting any name gives one identifier back", "[library]") {
  Database database(":memory:", Database::Mode::write);
  for (const std::string name : {"a", "a b", "\"", "\"\"", "a\"b", "'", ";", "--", "]", "`", "ä"}) {
    CAPTURE(name);
    database.run("CREATE TABLE " + quoted_name(name) + "(a)");
    Statement row = database.prepare("SELECT count(*) FROM sqlite_schema WHERE name = ?");
    REQUIRE(row.bind(1, name).step());
    CHECK(row.integer(0) == 1);
  }
  CHECK_THROWS_AS(database.run("CREATE TABLE " + quoted_name({"a\0b", 3}) + "(a)"), Error);
}

TEST_CASE("a statement is one statement", "[library]") {
  Database database(":memory:", Database::Mode::write);
  database.run("CREATE TABLE t(a); \n");
  for (const char* const sql : {"INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)",
                                "DELETE FROM t; --", "DELETE FROM t;;"}) {
    CAPTURE(sql);
    CHECK_THROWS_AS(database.run(sql), Error);
    CHECK_THROWS_AS(database.prepare(sql), Error);
    CHECK_THROWS_AS(database.cached(sql), Error);
  }
  CHECK(database.integer("SELECT count(*) FROM t") == 0);
}

TEST_CASE("no statement attaches another file", "[library]") {
  const TempDir dir;
  make_library(dir / "papers.db");
  make_library(dir / "other.db");
  Library library(dir / "papers.db", Access::write);
  Statement attach = library.database().prepare("ATTACH ? AS other");
  attach.bind(1, (dir / "other.db").string());
  CHECK_THROWS_AS(attach.run(), Error);
  backup(library, dir / "copy.db");
  CHECK_THROWS_AS(attach.run(), Error);
}

TEST_CASE("a view may not call what the file's maker should not reach", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  make_library(file);
  Library library(file, Access::write);
  sqlite3* const connection = library.database().handle();
  // As a function with effects would be registered: neither innocuous nor direct-only.
  REQUIRE(
      sqlite3_create_function(
          connection, "effect", 0, SQLITE_UTF8, nullptr,
          [](sqlite3_context* context, int, sqlite3_value**) { sqlite3_result_int(context, 7); },
          nullptr, nullptr) == SQLITE_OK);
  CHECK(library.database().integer("SELECT effect()") == 7);
  forge(file, "CREATE VIEW seven AS SELECT effect()");
  CHECK_THROWS_AS(library.database().integer("SELECT * FROM seven"), Error);
}

TEST_CASE("no statement writes to the schema or to what stores the index", "[library]") {
  const TempDir dir;
  make_library(dir / "papers.db");
  Library library(dir / "papers.db", Access::write);
  Database& database = library.database();
  database.run("PRAGMA writable_schema = ON");
  CHECK_THROWS_AS(database.run("UPDATE sqlite_schema SET sql = '' WHERE name = 'note'"), Error);
  CHECK_THROWS_AS(database.run("DELETE FROM paper_fts_data"), Error);
  CHECK_THROWS_AS(database.run("DROP TABLE paper_fts_config"), Error);
}

TEST_CASE("triggers do not run, whatever they are on", "[library]") {
  Database database(":memory:", Database::Mode::write);
  database.run("CREATE TABLE t(a)");
  database.run("CREATE TRIGGER more AFTER INSERT ON t BEGIN INSERT INTO t VALUES (2); END");
  database.run("INSERT INTO t VALUES (1)");
  CHECK(database.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a schema is read up to a bound of objects and of their size", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  make_library(file);
  const auto view = [](std::size_t number, std::size_t size) {
    std::string sql = "CREATE VIEW v" + std::to_string(number) + " AS SELECT '";
    sql.resize(size - 1, 'x');
    return sql + "'";
  };
  SECTION("a view as long as may be") {
    forge(file, view(1, limits::schema_object_size_bytes));
    CHECK(refusal_of(file, Access::read) == "opened");
  }
  SECTION("one that is a byte longer") {
    forge(file, view(1, limits::schema_object_size_bytes + 1));
    CHECK(refusal_of(file, Access::read).find(file.string()) == 0);
  }
  SECTION("many") {
    std::string sql = "BEGIN;";
    for (std::size_t i = 0; i < 1000; ++i) sql += view(i, 60) + ";";
    forge(file, sql + "COMMIT");
    CHECK(refusal_of(file, Access::read) == "opened");
  }
  SECTION("too many") {
    std::string sql = "BEGIN;";
    for (std::size_t i = 0; i < 4000; ++i) sql += view(i, 60) + ";";
    forge(file, sql + "COMMIT");
    for (const Access access : {Access::read, Access::write, Access::examine, Access::repair}) {
      CHECK(refusal_of(file, access).find("too many tables and views") != std::string::npos);
    }
  }
}

}  // namespace papers::library_schema_objects_test
