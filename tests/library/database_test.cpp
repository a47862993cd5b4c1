#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <thread>

#include "base/error.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_database_test {

using namespace papers::library;
using papers::test::read_bytes;
using papers::test::TempDir;
using papers::test::write_bytes;

namespace {

/// The words of the error that opening `file` ends in.
std::string refusal(const std::filesystem::path& file, Database::Mode mode) {
  try {
    const Database database(file, mode);
  } catch (const Error& error) {
    CHECK(error.code() == ExitCode::error);
    return error.what();
  }
  return "opened";
}

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

/// A journal without pages that has SQLite delete `victim` once it is rolled back.
std::string journal_against(const std::string& victim, std::uint32_t pages) {
  const std::string magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
  constexpr std::uint32_t page_size = 4096, sector_size = 512, no_records = 0, nonce = 0;
  std::string journal = magic + big_endian(no_records) + big_endian(nonce) + big_endian(pages) +
                        big_endian(sector_size) + big_endian(page_size);
  journal.resize(sector_size);
  std::uint32_t sum = 0;
  for (const char c : victim) sum += static_cast<std::uint32_t>(static_cast<signed char>(c));
  return journal + big_endian(0x40000000 / page_size + 1) + victim +
         big_endian(static_cast<std::uint32_t>(victim.size())) + big_endian(sum) + magic;
}

mode_t rights(const std::filesystem::path& file) {
  struct stat found = {};
  REQUIRE(::stat(file.c_str(), &found) == 0);
  return found.st_mode & 0777;
}

}  // namespace

TEST_CASE("a value comes out of the database as it was bound", "[library]") {
  Database database(":memory:", Database::Mode::write);
  database.run("CREATE TABLE t(a, b, c, d, e)");
  const std::string odd("a\0b", 3);
  database.prepare("INSERT INTO t VALUES (?, ?, ?, ?, ?)")
      .bind(1, odd)
      .bind(2, std::int64_t{1} << 60)
      .bind(3, 0.5)
      .bind_or_null(4, "")
      .bind(5, std::string_view())
      .run();
  Statement row = database.prepare("SELECT * FROM t");
  REQUIRE(row.step());
  CHECK(row.text(0) == odd);
  CHECK(row.integer(1) == std::int64_t{1} << 60);
  CHECK(row.real(2) == 0.5);
  CHECK(row.is_null(3));
  CHECK_FALSE(row.is_null(4));
  CHECK(row.text(4).empty());
  CHECK_FALSE(row.step());
}

TEST_CASE("a transaction that is not committed leaves nothing, nor does a nested one",
          "[library]") {
  Database database(":memory:", Database::Mode::write);
  database.run("CREATE TABLE t(a)");
  {
    const Transaction lost(database);
    database.run("INSERT INTO t VALUES (1)");
  }
  CHECK(database.integer("SELECT count(*) FROM t") == 0);
  Transaction outer(database);
  database.run("INSERT INTO t VALUES (1)");
  {
    const Transaction lost(database);
    database.run("INSERT INTO t VALUES (2)");
  }
  {
    Transaction kept(database);
    database.run("INSERT INTO t VALUES (3)");
    kept.commit();
  }
  outer.commit();
  CHECK(database.integer("SELECT sum(a) FROM t") == 4);
}

TEST_CASE("after SQLite gave up a transaction by itself, no statement of it runs alone",
          "[library]") {
  Database database(":memory:", Database::Mode::write);
  database.run("CREATE TABLE t(a)");
  {
    Transaction given_up(database);
    database.run("INSERT INTO t VALUES (1)");
    database.run("ROLLBACK");  // as on a full disk
    CHECK_THROWS_AS(database.run("INSERT INTO t VALUES (2)"), Error);
    CHECK_THROWS_AS(database.prepare("INSERT INTO t VALUES (?)").bind(1, 3).run(), Error);
    CHECK_THROWS_AS(Transaction(database), Error);
    CHECK_THROWS_AS(given_up.commit(), Error);
  }
  CHECK(database.integer("SELECT count(*) FROM t") == 0);
  Transaction next(database);
  database.run("INSERT INTO t VALUES (4)");
  next.commit();
  CHECK(database.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a new library and its folders are the user's alone", "[library]") {
  const TempDir dir;
  const auto file = dir / "a/b/papers.db";
  const mode_t before = ::umask(022);
  Database(file, Database::Mode::create);
  ::umask(before);
  CHECK(rights(file) == 0600);
  CHECK(rights(file.parent_path()) == 0700);
  CHECK(rights(dir / "a") == 0700);
}

TEST_CASE("reading a library that is not there makes none and says what to run", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  CHECK(refusal(file, Database::Mode::read).find("papers ingest") != std::string::npos);
  CHECK(refusal(file, Database::Mode::write).find(file.string()) != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("what is no library is refused by name and left as it is", "[library]") {
  const TempDir dir;
  CHECK(refusal(dir.path(), Database::Mode::create).find("directory") != std::string::npos);
  CHECK(refusal("/dev/null", Database::Mode::create).find("regular file") != std::string::npos);
  const auto text = dir / "notes.txt";
  const std::string content(3000, 'x');
  write_bytes(text, content);
  CHECK(refusal(text, Database::Mode::create).find("not a papers library") != std::string::npos);
  CHECK(read_bytes(text) == content);
}

TEST_CASE("a journal that came with a library deletes nobody's file, and holds nobody up",
          "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  const std::string journal = file.string() + "-journal";
  {
    Database database(file, Database::Mode::create);
    database.run("CREATE TABLE t(a)");
  }
  const auto link = dir / "link.db";
  std::filesystem::create_symlink(file, link);
  const auto refused = [&](const std::filesystem::path& name) {
    const std::string words = refusal(name, Database::Mode::read);
    return words.starts_with(journal + ": ");
  };
  SECTION("a file that it calls its super-journal") {
    write_bytes(dir / "precious", "precious");
    const auto pages = static_cast<std::uint32_t>(std::filesystem::file_size(file) / 4096);
    write_bytes(journal, journal_against((dir / "precious").string(), pages));
    CHECK(refused(file));
    CHECK(refused(link));
    CHECK(read_bytes(dir / "precious") == "precious");
  }
  SECTION("a pipe that nobody writes to") {
    REQUIRE(::mkfifo(journal.c_str(), 0600) == 0);
    CHECK(refused(file));
    CHECK(refused(link));
  }
}

TEST_CASE("a library that somebody else is writing to is busy, not broken", "[library]") {
  const TempDir dir;
  Database one(dir / "papers.db", Database::Mode::create);
  one.run("CREATE TABLE t(a)");
  const Transaction held(one);
  Database two(dir / "papers.db", Database::Mode::write);
  two.set_busy_wait_ms(20);
  CHECK_THROWS_AS(Transaction(two), BusyError);
}

TEST_CASE("a writer waits for another one to end", "[library]") {
  const TempDir dir;
  {
    Database library(dir / "papers.db", Database::Mode::create);
    library.run("CREATE TABLE t(a)");
  }
  int locked[2] = {};
  REQUIRE(::pipe(locked) == 0);
  const pid_t other = ::fork();
  REQUIRE(other >= 0);
  if (other == 0) {
    Database held(dir / "papers.db", Database::Mode::write);
    Transaction transaction(held);
    if (::write(locked[1], "x", 1) != 1) ::_exit(1);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    transaction.commit();
    ::_exit(0);
  }
  char byte = 0;
  REQUIRE(::read(locked[0], &byte, 1) == 1);
  Database waiting(dir / "papers.db", Database::Mode::write);
  CHECK_NOTHROW(Transaction(waiting));
  REQUIRE(::waitpid(other, nullptr, 0) == other);
  ::close(locked[0]);
  ::close(locked[1]);
}

TEST_CASE("a reading connection writes nothing", "[library]") {
  const TempDir dir;
  Database(dir / "papers.db", Database::Mode::create).run("CREATE TABLE t(a)");
  Database reader(dir / "papers.db", Database::Mode::read);
  CHECK_THROWS_AS(reader.run("INSERT INTO t VALUES (1)"), Error);
}

}  // namespace papers::library_database_test
