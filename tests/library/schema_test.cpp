#include "library/schema.hpp"

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "library/library.hpp"
#include "library/schema_objects.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_schema_test {

using namespace papers::library;
using papers::test::read_bytes;
using papers::test::TempDir;

namespace {

std::string refusal(const std::filesystem::path& file, Access access) {
  try {
    const Library library(file, access);
  } catch (const Error& error) {
    return error.what();
  }
  return "opened";
}

/// Every definition in the file.
std::string definitions(Database& database) {
  std::string all;
  Statement rows = database.prepare("SELECT sql FROM sqlite_schema ORDER BY name");
  while (rows.step()) all += std::string(rows.text(0)) + "\n";
  return all;
}

constexpr std::array later_steps = {
    Migration{1, "CREATE TABLE one(a); CREATE TABLE setting(name PRIMARY KEY, value)"},
    Migration{2, "ALTER TABLE one ADD COLUMN b; CREATE TABLE two(a)"},
    Migration{2, "CREATE INDEX two_a ON two(a)"},
};

}  // namespace

TEST_CASE("versions of the schema run from 1 without a gap", "[library]") {
  int version = 0;
  for (const Migration& step : migrations()) {
    CHECK((step.version == version || step.version == version + 1));
    version = step.version;
  }
  CHECK(migrations().front().version == 1);
  CHECK(version == current_schema());
}

TEST_CASE("a library knows what made it, so that other programs can tell", "[library]") {
  const TempDir dir;
  Library(dir / "papers.db", Access::create);
  const std::string bytes = read_bytes(dir / "papers.db");
  REQUIRE(bytes.size() > 100);
  CHECK(bytes.substr(68, 4) == "PAPR");
  CHECK(bytes[63] == static_cast<char>(current_schema()));
}

TEST_CASE("a library migrated step by step is as one made new", "[library]") {
  Database fresh(":memory:", Database::Mode::write);
  migrate(fresh, later_steps);
  Database old(":memory:", Database::Mode::write);
  for (std::size_t steps = 1; steps <= later_steps.size(); ++steps) {
    migrate(old, std::span(later_steps).first(steps));
    CHECK(old.integer("PRAGMA user_version") == later_steps[steps - 1].version);
  }
  CHECK(definitions(old) == definitions(fresh));
}

TEST_CASE("the whole schema is what its steps make of an empty file", "[library]") {
  std::string made;
  std::set<std::string_view> steps_make;
  Database model(":memory:", Database::Mode::write);
  std::vector<Migration> steps(migrations().begin(), migrations().end());
  steps.back().whole = {};
  migrate(model, steps);
  const auto objects = schema_objects(model);
  for (const SchemaObject& object : objects) {
    made += object.sql + ";\n";
    steps_make.insert(object.sql);
  }
  INFO("src/library/schema/whole.sql must hold, in any order that can be run:\n" << made);
  const auto whole = statements_of(migrations().back().whole);
  CHECK(std::set<std::string_view>(whole.begin(), whole.end()) == steps_make);
  CHECK(whole.size() == objects.size());
}

TEST_CASE("a migration that fails leaves the old schema", "[library]") {
  constexpr std::array broken = {later_steps[0],
                                 Migration{2, "CREATE TABLE two(a); CREATE TABLE one(a)"}};
  Database database(":memory:", Database::Mode::write);
  migrate(database, std::span(later_steps).first(1));
  const std::string before = definitions(database);
  CHECK_THROWS_AS(migrate(database, broken), Error);
  CHECK(definitions(database) == before);
  CHECK(database.integer("PRAGMA user_version") == 1);
}

TEST_CASE("who reads a library of an older papers brings it up to date", "[library]") {
  const TempDir dir;
  for (std::size_t steps = 1; steps < migrations().size(); ++steps) {
    CAPTURE(steps);
    const auto file = dir / ("step-" + std::to_string(steps) + ".db");
    {
      Database older(file, Database::Mode::create);
      migrate(older, migrations().first(steps));
    }
    Library library(file, Access::read);
    CHECK(is_up_to_date(library.database(), migrations()));
    CHECK(check(library).empty());
  }
}

TEST_CASE("a library from a newer papers is refused and left as it is", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  Library(file, Access::create).database().run("PRAGMA user_version = 99");
  const std::string before = read_bytes(file);
  for (const Access access : {Access::read, Access::write, Access::create}) {
    CHECK(refusal(file, access).find("newer papers (schema 99") != std::string::npos);
  }
  CHECK(read_bytes(file) == before);
}

TEST_CASE("a library after a later step of the same version is refused too", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  {
    Library library(file, Access::create);
    library.database().run("UPDATE setting SET value = 99 WHERE name = 'schema_step'");
  }
  const std::string before = read_bytes(file);
  for (const Access access : {Access::read, Access::write, Access::create}) {
    CHECK(refusal(file, access).find("step 99") != std::string::npos);
  }
  CHECK(read_bytes(file) == before);
}

TEST_CASE("another program's database is refused and left as it is", "[library]") {
  const TempDir dir;
  const auto file = dir / "other.db";
  {
    Database other(file, Database::Mode::create);
    other.run("CREATE TABLE paper(id)");
    SECTION("marked as such") { other.run("PRAGMA application_id = 4660"); }
    SECTION("unmarked") {}
  }
  const std::string before = read_bytes(file);
  for (const Access access : {Access::read, Access::write, Access::create}) {
    CHECK(refusal(file, access).find("not a papers library") != std::string::npos);
  }
  CHECK(read_bytes(file) == before);
}

TEST_CASE("an empty file is a library that was never finished", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  papers::test::write_bytes(file, "");
  CHECK(refusal(file, Access::read).find("papers ingest") != std::string::npos);
  CHECK(read_bytes(file).empty());
  CHECK(refusal(file, Access::create) == "opened");
  CHECK(refusal(file, Access::read) == "opened");
}

TEST_CASE("two processes may make the same library at once", "[library]") {
  const TempDir dir;
  Database one(dir / "papers.db", Database::Mode::create);
  Database two(dir / "papers.db", Database::Mode::create);
  migrate(one, migrations());
  migrate(two, migrations());
  CHECK(one.integer("SELECT count(*) FROM paper") == 0);
}

}  // namespace papers::library_schema_test
