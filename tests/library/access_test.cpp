// Who may use a library at the same time, and with which rights.
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "library/library.hpp"
#include "library/schema.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_access_test {

using namespace papers::library;
using papers::test::as_mere_reader;
using papers::test::in_another_process;
using papers::test::TempDir;

namespace {

namespace fs = std::filesystem;

void add(Import& import, int number) {
  Record record;
  record.title = "Paper " + std::to_string(number);
  record.abstract = "About the number " + std::to_string(number) + ".";
  record.abstract_kind = AbstractKind::full;
  import.add(record, std::nullopt);
}

void put(Library& library, int first, int last) {
  Import import(library, {"page", "page"});
  for (int i = first; i <= last; ++i) add(import, i);
  import.finish("sum " + std::to_string(first), std::nullopt, "", 0);
}

std::int64_t papers_in(const fs::path& file) {
  Library library(file, Access::read);
  return library.database().integer(
      "SELECT count(*) FROM paper_fts WHERE paper_fts MATCH 'number'");
}

std::string journal_mode(Library& library) {
  Statement row = library.database().prepare("PRAGMA journal_mode");
  REQUIRE(row.step());
  return std::string(row.text(0));
}

/// A bulk import into a library that has papers, killed after its first batch.
void crash_in_bulk(const fs::path& file) {
  in_another_process([&] {
    Library library(file, Access::create);
    {
      Import page(library, {"page", "page"});
      for (int i = 1; i <= 2; ++i) add(page, i);
      page.finish("sum", std::nullopt, "", 0);
    }
    Import import(library, {"snapshot", "arxiv", true});
    for (int i = 3; i <= 5; ++i) add(import, i);
    import.land_batch();
    for (int i = 6; i <= 9; ++i) add(import, i);
    ::_exit(0);
  });
  REQUIRE(fs::exists(file.string() + "-wal"));
}

/// An import that is killed when some of its pages are in the file, and their journal beside it.
void crash_in_document(const fs::path& file) {
  in_another_process([&] {
    Library library(file, Access::create);
    put(library, 1, 3);
    library.database().run("PRAGMA cache_size = 5");
    Import import(library, {"page", "page"});
    for (int i = 4; i <= 99; ++i) add(import, i);
    ::_exit(0);
  });
  REQUIRE(fs::exists(file.string() + "-journal"));
}

void forbid_writing(const TempDir& dir) {
  for (const auto& entry : fs::directory_iterator(dir.path())) {
    REQUIRE(::chmod(entry.path().c_str(), 0444) == 0);
  }
  REQUIRE(::chmod(dir.path().c_str(), 0555) == 0);
}

constexpr int no_rights = 60;

/// For this process only; false where the system does not allow it.
bool make_read_only(const fs::path& folder) {
  if (::unshare(CLONE_NEWNS) != 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         ::mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND, nullptr) == 0 &&
         ::mount(nullptr, folder.c_str(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == 0;
}

template <typename Work>
std::string words_of(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "done";
}

void allow_writing(const TempDir& dir) {
  REQUIRE(::chmod(dir.path().c_str(), 0755) == 0);
  for (const auto& entry : fs::directory_iterator(dir.path())) {
    REQUIRE(::chmod(entry.path().c_str(), 0644) == 0);
  }
}

}  // namespace

TEST_CASE("who may only read a library can search, check and copy it, and not write", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  std::int64_t expected = 9;
  SECTION("written as usual") {
    Library library(file, Access::create);
    put(library, 1, 9);
  }
  SECTION("left in WAL by a clean end") {
    Library library(file, Access::create);
    put(library, 1, 9);
    library.database().run("PRAGMA journal_mode = WAL");
  }
  SECTION("left in WAL by a crash") {
    crash_in_bulk(file);
    expected = 5;
  }
  forbid_writing(dir);
  const TempDir elsewhere;
  REQUIRE(::chmod(elsewhere.path().c_str(), 0777) == 0);
  CHECK(as_mere_reader([&] {
          if (papers_in(file) != expected) ::_exit(50);
          Library library(file, Access::read);
          if (!check(library).empty()) ::_exit(51);
          if (library.paper(1).value().title != "Paper 1") ::_exit(52);
          if (!backup(library, elsewhere / "copy.db").empty()) ::_exit(53);
        }) == 0);
  CHECK(papers_in(elsewhere / "copy.db") == expected);
  CHECK(as_mere_reader([&] {
          Library library(file, Access::write);
          library.add_tag(1, "star");
        }) == static_cast<int>(ExitCode::error));
  allow_writing(dir);
}

TEST_CASE("who may only read a library of an older papers is told what it waits for", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  {
    Database older(file, Database::Mode::create);
    migrate(older, migrations().first(1));
  }
  forbid_writing(dir);
  CHECK(as_mere_reader([&] {
          try {
            const Library library(file, Access::read);
          } catch (const Error& error) {
            if (std::string_view(error.what()).find("older papers") == std::string_view::npos) {
              ::_exit(53);
            }
            throw;
          }
        }) == static_cast<int>(ExitCode::error));
  allow_writing(dir);
}

TEST_CASE("a library is read under any name, also where only its owner may write", "[library]") {
  const TempDir dir;
  const auto name =
      GENERATE(as<std::string>(), "a?mode=memory", "a#b", "a%41", "a b", "ä&immutable=0");
  const auto file = dir / name;
  {
    Library library(file, Access::create);
    put(library, 1, 3);
    library.database().run("PRAGMA journal_mode = WAL");
  }
  forbid_writing(dir);
  CHECK(as_mere_reader([&] {
          if (papers_in(file) != 3) ::_exit(50);
        }) == 0);
  allow_writing(dir);
}

TEST_CASE("a library on a read-only file system can be read, and says why it cannot be written",
          "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  {
    Library library(file, Access::create);
    put(library, 1, 9);
    library.database().run("PRAGMA journal_mode = WAL");
  }
  const int code = in_another_process([&] {
    if (!make_read_only(dir.path())) ::_exit(no_rights);
    if (papers_in(file) != 9) ::_exit(50);
    const std::string writing = words_of([&] { Library(file, Access::write).add_tag(1, "star"); });
    if (writing.find("is on a read-only file system") == std::string::npos) ::_exit(51);
  });
  if (code == no_rights) {
    WARN("not tried: this machine lets nobody mount");
  } else {
    CHECK(code == 0);
  }
}

TEST_CASE("what a crash left on a read-only file system is read whole, or it is said what to copy",
          "[library]") {
  const TempDir dir;
  const auto in_wal = dir / "wal.db";
  const auto without_shm = dir / "without-shm.db";
  const auto in_journal = dir / "journal.db";
  crash_in_bulk(in_wal);
  crash_in_bulk(without_shm);
  crash_in_document(in_journal);
  // A copy is often made without it: it holds nothing that the -wal file does not.
  fs::remove(without_shm.string() + "-shm");
  const auto asks_to_copy = [](const fs::path& file, const char* journal) {
    const std::string words = words_of([&] { papers_in(file); });
    return words.starts_with(file.string() + ": ") &&
           words.find(std::string("copy it and its ") + journal + " file") != std::string::npos;
  };
  const int code = in_another_process([&] {
    if (!make_read_only(dir.path())) ::_exit(no_rights);
    if (papers_in(in_wal) != 5) ::_exit(50);
    if (!asks_to_copy(without_shm, "-wal")) ::_exit(51);
    if (!asks_to_copy(in_journal, "-journal")) ::_exit(52);
  });
  if (code == no_rights) {
    WARN("not tried: this machine lets nobody mount");
  } else {
    CHECK(code == 0);
  }
}

TEST_CASE("after a crash in a bulk import the next writer goes back to the usual journal",
          "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  crash_in_bulk(file);
  CHECK(papers_in(file) == 5);
  {
    Library library(file, Access::write);
    CHECK(journal_mode(library) == "delete");
    CHECK(check(library).empty());
    put(library, 1, 9);
  }
  CHECK(papers_in(file) == 9);
  CHECK_FALSE(fs::exists(file.string() + "-wal"));
}

TEST_CASE("a library can be read while a bulk import writes to it", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  {
    Library library(file, Access::create);
    put(library, 1, 3);
    Import import(library, {"snapshot", "arxiv", true});
    for (int i = 4; i <= 6; ++i) add(import, i);
    CHECK(papers_in(file) == 3);
    import.land_batch();
    CHECK(papers_in(file) == 6);
    add(import, 7);
    import.finish("snapshot", std::nullopt, "", 0);
    CHECK(journal_mode(library) == "delete");
  }
  CHECK(papers_in(file) == 7);
}

TEST_CASE("a signal ends an import with its exit code and without a trace", "[library]") {
  const int signal = GENERATE(SIGINT, SIGTERM);
  const TempDir dir;
  const auto file = dir / "papers.db";
  Library(file, Access::create);
  const int code = in_another_process([&] {
    watch_interrupts();
    Library library(file, Access::write);
    Import import(library, {"page", "page"});
    for (int i = 1; i <= 9; ++i) {
      add(import, i);
      if (i == 5) std::raise(signal);
    }
  });
  CHECK(code == (signal == SIGINT ? 130 : 143));
  CHECK(papers_in(file) == 0);
  Library library(file, Access::write);
  CHECK(check(library).empty());
}

TEST_CASE("a signal ends a long query and a wait for a busy library", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  Library holder(file, Access::create);
  const Transaction held(holder.database());
  CHECK(in_another_process([&] {
          watch_interrupts();
          Database database(":memory:", Database::Mode::write);
          std::raise(SIGINT);
          database.integer(
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
              "SELECT count(*) FROM n");
        }) == 130);
  CHECK(in_another_process([&] {
          watch_interrupts();
          Database database(file, Database::Mode::write);
          std::raise(SIGTERM);
          const Transaction waits(database);
        }) == 143);
}

}  // namespace papers::library_access_test
