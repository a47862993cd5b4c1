#include <filesystem>
#include <string>

#include "library/identities.hpp"
#include "library/library.hpp"
#include "library/schema.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/old_library.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_schema_migration_test {

using namespace papers::library;
using papers::test::check_old_content;
using papers::test::has_text;
using papers::test::make_old_library;
using papers::test::TempDir;

TEST_CASE("a library of every earlier step is brought up to date with all it holds", "[library]") {
  for (std::size_t step = 1; step < migrations().size(); ++step) {
    INFO("step " << step);
    const TempDir dir;
    make_old_library(dir / "papers.db", step);
    check_old_content(dir / "papers.db");
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

TEST_CASE("a table of the user's with a name that papers gives now is asked to be renamed",
          "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  make_old_library(file, 12);
  Database(file, Database::Mode::write).run("CREATE TABLE Other_Link(mine)");
  CHECK_THROWS_WITH(Library(file, Access::write), has_text("rename your table"));
  Database(file, Database::Mode::write).run("ALTER TABLE Other_Link RENAME TO mine");
  check_old_content(file);
  CHECK(Library(file, Access::read).database().integer("SELECT count(*) FROM mine") == 0);
}

}  // namespace papers::library_schema_migration_test
