#include "support/old_library.hpp"

#include <sqlite3.h>

#include <string>

#include "library/library.hpp"
#include "library/schema.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/places.hpp"
#include "support/temp_dir.hpp"

namespace papers::test {

using namespace papers::library;

void make_old_library(const std::filesystem::path& file, std::size_t step) {
  const std::string sql = read_bytes(source_folder() / "tests/data/schemas" /
                                     ("library-" + std::to_string(step) + ".sql"));
  REQUIRE_FALSE(sql.empty());
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &connection) == SQLITE_OK);
  CHECK(sqlite3_exec(connection, ("BEGIN;" + sql + "COMMIT;").c_str(), nullptr, nullptr, nullptr) ==
        SQLITE_OK);
  sqlite3_close(connection);
}

void check_old_content(const std::filesystem::path& file) {
  Library library(file, Access::write);
  for (const Damage& damage : check(library)) FAIL_CHECK(damage.what);
  CHECK(library.database().integer("PRAGMA user_version") == current_schema());
  const Paper looms = library.paper(2).value();
  CHECK(looms.id == 1);
  CHECK(looms.title == "On Looms");
  CHECK(looms.tags == std::vector<std::string>{"star"});
  CHECK(looms.listings.size() == 3);
  CHECK(looms.listed_on == parse_iso_day("2026-03-12"));
  CHECK(looms.position == 1);
  CHECK(looms.upvotes == 42);
  CHECK(looms.github_stars == 7);
  CHECK(looms.comments == 3);
  CHECK(library.resolve("key:00000000000000a2") == std::vector<std::int64_t>{1});
  CHECK(library.paper(3).value().note == "compare with looms");
  CHECK(library.database().integer("SELECT count(*) FROM paper_source") == 3);
  CHECK(library.database().integer("SELECT count(*) FROM issue WHERE format = 'email'") == 1);
  CHECK(library.database().integer("SELECT issue FROM issue_paper WHERE paper = 1") == 1);
  CHECK(library.database().integer("SELECT count(*) FROM subscription WHERE name = 'weekly'") == 1);
  CHECK(library.database().integer(
            "SELECT rowid FROM paper_fts WHERE paper_fts MATCH 'loom AND ada'") == 1);
}

}  // namespace papers::test
