#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/system_calls.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_backup_test {

using namespace papers::library;
using papers::test::read_bytes;
using papers::test::SystemCalls;
using papers::test::TempDir;
using papers::test::write_bytes;

namespace {

namespace fs = std::filesystem;

bool was_synced(const SystemCalls& calls, const fs::path& path) {
  struct stat wanted = {};
  REQUIRE(::stat(path.c_str(), &wanted) == 0);
  return std::any_of(calls.synced().begin(), calls.synced().end(), [&](const struct stat& one) {
    return one.st_ino == wanted.st_ino && one.st_dev == wanted.st_dev;
  });
}

/// The id of a process that is no more.
pid_t dead_process() {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) ::_exit(0);
  REQUIRE(::waitpid(child, nullptr, 0) == child);
  return child;
}

}  // namespace

TEST_CASE("a backup and its name are on the disk when it is done", "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  fs::create_directory(dir / "copies");
  const SystemCalls calls;
  CHECK(backup(library, dir / "copies/copy.db").empty());
  CHECK(was_synced(calls, dir / "copies/copy.db"));
  CHECK(was_synced(calls, dir / "copies"));
}

TEST_CASE("a large library gets large pages, with its first document or in a backup", "[library]") {
  const TempDir dir;
  const auto page_size = [](const fs::path& file) {
    Library library(file, Access::read);
    CHECK(check(library).empty());
    return library.database().integer("PRAGMA page_size");
  };
  const auto take_in = [](Library& library, bool bulk) {
    Record record;
    record.title = "On Looms";
    Import import(library, {.name = "page", .format = "page", .bulk = bulk});
    import.add(record, std::nullopt);
    import.finish("sum", std::nullopt, "", 0);
  };
  {
    Library bulk(dir / "bulk.db", Access::create);
    take_in(bulk, true);
    Library library(dir / "papers.db", Access::create);
    take_in(library, false);
    backup(library, dir / "small copy.db");
    library.database().run("INSERT INTO note VALUES (1, hex(zeroblob(10000000)), '2026-03-12')");
    backup(library, dir / "large copy.db");
  }
  CHECK(page_size(dir / "bulk.db") == 16384);
  CHECK(page_size(dir / "papers.db") == 4096);
  CHECK(page_size(dir / "small copy.db") == 4096);
  CHECK(page_size(dir / "large copy.db") == 16384);
}

TEST_CASE("a folder that cannot be synced is a warning: the copy stands", "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  SystemCalls calls;
  calls.fail_to_sync_folders();
  CHECK(backup(library, dir / "copy.db").find("the copy is whole") != std::string::npos);
  Library copy(dir / "copy.db", Access::examine);
  CHECK(check(copy).empty());
}

TEST_CASE("a file that comes to be where a backup is about to stand is not replaced", "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  SystemCalls calls;
  calls.before_naming([&] { write_bytes(dir / "copy.db", "precious"); });
  CHECK_THROWS_AS(backup(library, dir / "copy.db"), Error);
  CHECK(read_bytes(dir / "copy.db") == "precious");
}

TEST_CASE("a backup removes what killed backups left in its folder, and nothing else",
          "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  const std::string dead = std::to_string(dead_process());
  const std::string alive = std::to_string(::getpid());
  const std::string ending = ".papers.partial-" + dead;
  const std::string whole = read_bytes(dir / "papers.db");
  write_bytes(dir / ("monday-new" + ending), "");
  write_bytes(dir / ("monday-new" + ending + "-journal"), "");
  write_bytes(dir / ("monday-begun" + ending), std::string(8192, '\0'));
  write_bytes(dir / ("monday-begun" + ending + "-journal"), "journal");
  write_bytes(dir / ("monday-whole" + ending), whole);
  const std::vector<std::string> others = {"tuesday.db.papers.partial-" + alive,
                                           "a.papers.partial-" + dead + "0x",
                                           "b.partial",
                                           "c.partial-" + dead,
                                           "d.papers.partial-" + dead + ".txt",
                                           "e.papers.partial-",
                                           "thesis" + ending,
                                           "thesis" + ending + "-journal"};
  for (const std::string& name : others) {
    write_bytes(dir / name, "kept");
  }
  write_bytes(dir / ("zeros" + ending), std::string(8192, '\0'));
  write_bytes(dir / ("other" + ending), std::string(whole).replace(68, 4, 4, '\7'));
  fs::create_symlink("papers.db", dir / ("link" + ending));
  CHECK(backup(library, dir / "copy.db").empty());
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(dir.path())) {
    CHECK(entry.path().filename().string().find("monday") == std::string::npos);
    ++files;
  }
  CHECK(files == others.size() + 5);  // and the library, its copy, three more
}

TEST_CASE("a backup never removes the library it copies, whatever that is called", "[library]") {
  const TempDir dir;
  const fs::path file = dir / fmt::format("papers.db.papers.partial-{}", dead_process());
  Library library(file, Access::create);
  CHECK(backup(library, dir / "copy.db").empty());
  CHECK(fs::exists(file));
}

}  // namespace papers::library_backup_test
