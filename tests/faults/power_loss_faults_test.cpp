// Imports and migrations that are cut off at any write, each in a process of its own.
#include <sqlite3.h>

#include <filesystem>
#include <string>

#include "library/library.hpp"
#include "library/schema.hpp"
#include "support/catch.hpp"
#include "support/fault_vfs.hpp"
#include "support/old_library.hpp"
#include "support/page_imports.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace papers::faults_power_loss_faults_test {

using namespace papers::test;

namespace {

/// Lets SQLite undo what a transaction had written that was cut off; no other reader is needed.
void roll_back(const std::filesystem::path& file) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &connection) == SQLITE_OK);
  CHECK(sqlite3_exec(connection, "PRAGMA schema_version", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(connection);
}

}  // namespace

TEST_CASE("a migration that loses power leaves the old schema or the new one",
          "[faults][faults-power]") {
  FaultVfs vfs;
  for (std::size_t step = 1; step < library::migrations().size(); ++step) {
    const TempDir made;
    make_old_library(made / "old.db", step);
    const std::string old = read_bytes(made / "old.db");
    int code = FaultVfs::power_loss_code;
    // The oldest goes through every step; of the others each loses power at other writes.
    const int stride = step == 1 ? 1 : 3;
    for (int nth = 1 + static_cast<int>(step) % stride; code != 0; nth += stride) {
      CAPTURE(step, nth);
      const TempDir dir;
      write_bytes(dir / "papers.db", old);
      code = in_another_process([&] {
        vfs.fail_at(nth, Fault::power_loss);
        const library::Library library(dir / "papers.db", library::Access::write);
      });
      REQUIRE((code == 0 || code == FaultVfs::power_loss_code));
      // What becomes of the old library, byte for byte, its own test says
      // (schema_migration_test.cpp).
      roll_back(dir / "papers.db");
      if (code == 0 || read_bytes(dir / "papers.db") != old) check_old_content(dir / "papers.db");
    }
  }
}

TEST_CASE("power lost at any write leaves the old library or the new one",
          "[faults][faults-power]") {
  const bool bulk = GENERATE(false, true);
  const bool fresh = GENERATE(true, false);
  CAPTURE(bulk, fresh);
  FaultVfs vfs;
  int last_code = FaultVfs::power_loss_code;
  for (int nth = 1; last_code != 0; nth = next_point(nth)) {
    CAPTURE(nth);
    REQUIRE(nth < 20'000);
    const TempDir dir;
    const auto file = dir / "papers.db";
    const int before = fresh ? 0 : 1;
    if (!fresh) import_papers(file, 1, false);
    last_code = in_another_process([&] {
      vfs.fail_at(nth, Fault::power_loss);
      import_papers(file, before + 1, bulk);
    });
    REQUIRE((last_code == 0 || last_code == FaultVfs::power_loss_code));
    // What the dead process began is no obstacle for the next one.
    if (fresh) {
      library::Library(file, library::Access::create);
    }
    const std::int64_t documents = whole_documents(file);
    CHECK((documents == before || documents == before + 1));
    import_papers(file, before + 1, bulk);
    CHECK(whole_documents(file) == before + 1);
  }
}

}  // namespace papers::faults_power_loss_faults_test
