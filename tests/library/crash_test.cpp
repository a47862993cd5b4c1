// "For N = 1, 2, … until nothing fails": the way SQLite and curl test what cannot be tried by hand.
// Every point takes half a minute; the usual run thins them out, PAPERS_EVERY_FAULT=1 takes them
// all.
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "support/allocation_fault.hpp"
#include "support/catch.hpp"
#include "support/fault_vfs.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_crash_test {

using namespace papers::library;
using papers::test::AllocationFault;
using papers::test::Fault;
using papers::test::FaultVfs;
using papers::test::in_another_process;
using papers::test::TempDir;

namespace {

constexpr int papers_in_document = 3;

/// The next point to fail at: soon after one another in the beginning, then ever sparser.
int after(int nth) {
  static const bool every = std::getenv("PAPERS_EVERY_FAULT") != nullptr;
  return nth + 1 + (every ? 0 : nth / 12);
}

/// Puts document `which` in: papers that are new, and one that every document updates.
void import_papers(const std::filesystem::path& file, int which, bool bulk) {
  Library library(file, Access::create);
  Document document{"page " + std::to_string(which), "page"};
  document.bulk = bulk;
  Import import(library, document);
  for (int i = 0; i < papers_in_document; ++i) {
    Record record;
    record.title = i == 0 ? "The common paper"
                          : "Paper " + std::to_string(i) + " of page " + std::to_string(which);
    record.abstract = "What page " + std::to_string(which) + " says about it.";
    record.abstract_kind = AbstractKind::full;
    record.authors = {"Ada Lovelace", "Charles Babbage"};
    record.listing = Listing{};
    record.listing->position = i;
    import.add(record, parse_iso_day("2026-03-12"));
  }
  import.finish("sum of " + std::to_string(which), parse_iso_day("2026-03-12"), "stated", 0);
}

/// How many documents the library holds, each of them whole, and everything in step.
std::int64_t whole_documents(const std::filesystem::path& file) {
  Library library(file, Access::write);
  std::string damage;
  for (const Damage& found : check(library)) damage += found.what + "\n";
  CHECK(damage.empty());
  Database& database = library.database();
  const std::int64_t documents = database.integer("SELECT count(*) FROM source");
  CHECK(database.integer("SELECT count(*) FROM listing") == documents * papers_in_document);
  if (documents > 0) {
    CHECK(database.integer("SELECT count(*) FROM paper") ==
          documents * (papers_in_document - 1) + 1);
    CHECK(database.integer("SELECT count(*) FROM paper WHERE title = 'The common paper' AND "
                           "abstract = 'What page " +
                           std::to_string(documents) + " says about it.'") == 1);
  }
  return documents;
}

}  // namespace

TEST_CASE("power lost at any write leaves the old library or the new one", "[library]") {
  const bool bulk = GENERATE(false, true);
  const bool fresh = GENERATE(true, false);
  CAPTURE(bulk, fresh);
  FaultVfs vfs;
  int last_code = FaultVfs::power_loss_code;
  for (int nth = 1; last_code != 0; nth = after(nth)) {
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
      Library(file, Access::create);
    }
    const std::int64_t documents = whole_documents(file);
    CHECK((documents == before || documents == before + 1));
    import_papers(file, before + 1, bulk);
    CHECK(whole_documents(file) == before + 1);
  }
}

TEST_CASE("a disk that fails or is full at any write ends in an error, and nothing is lost",
          "[library]") {
  const Fault fault = GENERATE(Fault::io_error, Fault::disk_full);
  const bool bulk = GENERATE(false, true);
  CAPTURE(static_cast<int>(fault), bulk);
  FaultVfs vfs;
  const TempDir dir;
  const auto file = dir / "papers.db";
  import_papers(file, 1, false);
  bool reached = true;
  for (int nth = 1; reached; nth = after(nth)) {
    CAPTURE(nth);
    REQUIRE(nth < 20'000);
    std::string said;
    vfs.fail_at(nth, fault);
    try {
      import_papers(file, 2, bulk);
    } catch (const Error& error) {
      said = error.what();
      CHECK(error.code() == ExitCode::error);
    }
    reached = vfs.reached();
    vfs.stop();
    if (!said.empty()) {
      CHECK(said.find(file.string()) != std::string::npos);
      if (fault == Fault::disk_full) CHECK(said.find("disk is full") != std::string::npos);
    }
    const std::int64_t documents = whole_documents(file);
    // An error may come after the commit, when only tidying up was left.
    CHECK((documents == 2 || (documents == 1 && !said.empty())));
    if (documents == 2 && reached) {
      std::filesystem::remove(file);
      import_papers(file, 1, false);
    }
  }
}

TEST_CASE("an import of which a write failed takes nothing more", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  import_papers(file, 1, false);
  {
    Library library(file, Access::write);
    Import import(library, {"page 2", "page"});
    Record record;
    record.title = "Paper 1 of page 2";
    import.add(record, std::nullopt);
    library.database().run("ROLLBACK");  // as SQLite does by itself on a full disk
    CHECK_THROWS_AS(import.add(record, std::nullopt), Error);
    CHECK_THROWS_AS(import.add(record, std::nullopt), Error);
    CHECK_THROWS_AS(import.finish("sum of 2", std::nullopt, "", 0), Error);
  }
  CHECK(whole_documents(file) == 1);
}

TEST_CASE("memory that runs out anywhere ends in an error, and nothing is lost", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  import_papers(file, 1, false);
  bool reached = true;
  int failures = 0;
  for (int nth = 1; reached; nth = after(nth)) {
    CAPTURE(nth);
    bool failed = false;
    {
      using Failure = AllocationFault::Failure;
      const AllocationFault fault(nth, nth % 2 == 0 ? Failure::for_good : Failure::once);
      try {
        import_papers(file, 2, false);
      } catch (const Error& error) {
        failed = true;
        CHECK(error.code() == ExitCode::error);
      }
      reached = fault.reached();
    }
    failures += failed ? 1 : 0;
    const std::int64_t documents = whole_documents(file);
    CHECK((documents == 2 || (documents == 1 && failed)));
    if (documents == 2 && reached) {
      std::filesystem::remove(file);
      import_papers(file, 1, false);
    }
  }
  CHECK(failures > 20);
}

}  // namespace papers::library_crash_test
