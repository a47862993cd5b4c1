// tests/data/schema-N.sql is a library as schema N stored it, for every N there ever was.
#include <sqlite3.h>

#include <filesystem>
#include <string>

#include "library/library.hpp"
#include "library/schema.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/fault_vfs.hpp"
#include "support/places.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

using namespace papers;
using namespace papers::library;
using papers::test::Fault;
using papers::test::FaultVfs;
using papers::test::in_another_process;
using papers::test::read_bytes;
using papers::test::TempDir;

namespace {

void make_old_library(const std::filesystem::path& file, int schema) {
  const std::string sql = read_bytes(papers::test::source_folder() /
                                     ("tests/data/schema-" + std::to_string(schema) + ".sql"));
  REQUIRE_FALSE(sql.empty());
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &connection) == SQLITE_OK);
  CHECK(sqlite3_exec(connection, ("BEGIN;" + sql + "COMMIT;").c_str(), nullptr, nullptr, nullptr) ==
        SQLITE_OK);
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
  CHECK(looms.upvotes == 42);
  CHECK(library.resolve("key:00000000000000a2") == std::vector<std::int64_t>{1});
  CHECK(library.paper(3).value().note == "compare with looms");
  CHECK(library.database().integer(
            "SELECT rowid FROM paper_fts WHERE paper_fts MATCH 'loom AND ada'") == 1);
}

}  // namespace

TEST_CASE("a library of every earlier schema is brought up to date with all it holds",
          "[library]") {
  for (int schema = 1; schema <= current_schema(); ++schema) {
    INFO("schema " << schema);
    const TempDir dir;
    make_old_library(dir / "papers.db", schema);
    check_content(dir / "papers.db");
  }
}

TEST_CASE("a migration that loses power leaves the old schema or the new one", "[library]") {
  FaultVfs vfs;
  for (int schema = 1; schema < current_schema(); ++schema) {
    int code = FaultVfs::power_loss_code;
    for (int nth = 1; code != 0; ++nth) {
      CAPTURE(schema, nth);
      const TempDir dir;
      make_old_library(dir / "papers.db", schema);
      code = in_another_process([&] {
        vfs.fail_at(nth, Fault::power_loss);
        const Library library(dir / "papers.db", Access::write);
      });
      REQUIRE((code == 0 || code == FaultVfs::power_loss_code));
      check_content(dir / "papers.db");
    }
  }
}
