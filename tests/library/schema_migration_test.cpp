// tests/data/schemas/library-N.sql is a library after step N of the schema, for every step there
// was before the last.
#include <sqlite3.h>

#include <filesystem>
#include <string>

#include "library/identities.hpp"
#include "library/library.hpp"
#include "library/schema.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/fault_vfs.hpp"
#include "support/places.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_schema_migration_test {

using namespace papers::library;
using papers::test::Fault;
using papers::test::FaultVfs;
using papers::test::in_another_process;
using papers::test::read_bytes;
using papers::test::TempDir;

namespace {

void make_old_library(const std::filesystem::path& file, std::size_t step) {
  const std::string sql = read_bytes(papers::test::source_folder() / "tests/data/schemas" /
                                     ("library-" + std::to_string(step) + ".sql"));
  REQUIRE_FALSE(sql.empty());
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &connection) == SQLITE_OK);
  CHECK(sqlite3_exec(connection, ("BEGIN;" + sql + "COMMIT;").c_str(), nullptr, nullptr, nullptr) ==
        SQLITE_OK);
  sqlite3_close(connection);
}

/// Lets SQLite undo what a transaction had written that was cut off; no other reader is needed.
void roll_back(const std::filesystem::path& file) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &connection) == SQLITE_OK);
  CHECK(sqlite3_exec(connection, "PRAGMA schema_version", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(connection);
}

void check_content(const std::filesystem::path& file) {
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

}  // namespace

TEST_CASE("a library of every earlier step is brought up to date with all it holds", "[library]") {
  for (std::size_t step = 1; step < migrations().size(); ++step) {
    INFO("step " << step);
    const TempDir dir;
    make_old_library(dir / "papers.db", step);
    check_content(dir / "papers.db");
  }
}

TEST_CASE("a paper is found by its long titles after they became hashes", "[library]") {
  const TempDir dir;
  make_old_library(dir / "papers.db", 9);
  Library library(dir / "papers.db", Access::write);
  Database& database = library.database();
  CHECK(papers_titled(database, "onloomsandonwhattheyweavewhennobodylooks") ==
        std::vector<std::int64_t>{1});
  CHECK(papers_titled(database, "onloomsandonwhattheyweavewhensomebodylooks").empty());
  CHECK(papers_titled(database, "onlooms") == std::vector<std::int64_t>{1});
}

TEST_CASE("what is stored once says what was stored twice", "[library]") {
  const TempDir dir;
  make_old_library(dir / "papers.db", 11);
  Library library(dir / "papers.db", Access::write);
  const Paper looms = library.paper(1).value();
  CHECK(looms.authors == std::vector<std::string>{"Ada Lovelace", "Charles King, Jr."});
  CHECK(looms.url == "https://arxiv.org/abs/2301.00001");
  CHECK(library.paper(3).value().url == "https://example.org/engines");
  REQUIRE(looms.topics.size() == 1);
  CHECK(looms.topics[0].score == 2.718);
  const auto count = [&](const char* sql) { return library.database().integer(sql); };
  CHECK(count("SELECT count(*) FROM paper WHERE updated_at = '2026-03-13T08:00:00Z'") == 2);
  CHECK(count("SELECT count(*) FROM author WHERE paper = 1 AND position = 2 "
              "AND name = 'Charles King, Jr.'") == 1);
  CHECK(count("SELECT score = 2.718 FROM paper_topic") == 1);
  CHECK(count("SELECT count(*) FROM identity WHERE paper = 1 AND further = 0") == 3);
  CHECK(library.resolve("10.1000/looms") == std::vector<std::int64_t>{1});
}

TEST_CASE("a link to a paper's own page at arXiv keeps its place among the others", "[library]") {
  const TempDir dir;
  make_old_library(dir / "papers.db", 12);
  Library library(dir / "papers.db", Access::write);
  const std::vector<Link> links = {{"code", "https://github.com/ada/looms"},
                                   {"arxiv", "https://arxiv.org/abs/2301.00001"},
                                   {"hf", "https://huggingface.co/papers/2301.00001"}};
  CHECK(library.paper(1).value().links == links);
  CHECK(library.database().integer("SELECT count(*) FROM other_link") == 2);
  CHECK(library.database().integer("SELECT count(*) FROM link WHERE paper = 1 AND position = 2 "
                                   "AND url = 'https://arxiv.org/abs/2301.00001'") == 1);
}

TEST_CASE("a migration that loses power leaves the old schema or the new one", "[library]") {
  FaultVfs vfs;
  for (std::size_t step = 1; step < migrations().size(); ++step) {
    const TempDir made;
    make_old_library(made / "old.db", step);
    const std::string old = read_bytes(made / "old.db");
    int code = FaultVfs::power_loss_code;
    for (int nth = 1; code != 0; ++nth) {
      CAPTURE(step, nth);
      const TempDir dir;
      papers::test::write_bytes(dir / "papers.db", old);
      code = in_another_process([&] {
        vfs.fail_at(nth, Fault::power_loss);
        const Library library(dir / "papers.db", Access::write);
      });
      REQUIRE((code == 0 || code == FaultVfs::power_loss_code));
      // Of the old library, byte for byte, the test above says what becomes.
      roll_back(dir / "papers.db");
      if (code == 0 || read_bytes(dir / "papers.db") != old) check_content(dir / "papers.db");
    }
  }
}

}  // namespace papers::library_schema_migration_test
