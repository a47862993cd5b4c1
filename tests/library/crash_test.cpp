// "For N = 1, 2, … until nothing fails": the way SQLite and curl test what cannot be tried by hand.
#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "support/allocation_fault.hpp"
#include "support/catch.hpp"
#include "support/fault_vfs.hpp"
#include "support/page_imports.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_crash_test {

using namespace papers::library;
using papers::test::AllocationFault;
using papers::test::Fault;
using papers::test::FaultVfs;
using papers::test::import_papers;
using papers::test::next_point;
using papers::test::TempDir;
using papers::test::whole_documents;

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
  for (int nth = 1; reached; nth = next_point(nth)) {
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
  for (int nth = 1; reached; nth = next_point(nth)) {
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
