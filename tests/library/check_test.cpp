#include <sqlite3.h>

#include <string>

#include "base/error.hpp"
#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_check_test {

using namespace papers::library;
using papers::test::read_bytes;
using papers::test::TempDir;
using papers::test::write_bytes;

namespace {

/// A library with a few papers, each with everything a paper can have.
void fill(const std::filesystem::path& file, int papers = 3) {
  Library library(file, Access::create);
  Import import(library, {"page.txt", "page"});
  for (int i = 1; i <= papers; ++i) {
    Record record;
    record.title = "Paper number " + std::to_string(i) + " on GPT-4";
    record.abstract = "An abstract with some words, number " + std::to_string(i) + ".";
    record.abstract_kind = AbstractKind::full;
    record.authors = {"Ada Lovelace", "Author " + std::to_string(i)};
    record.keywords = {"engines"};
    record.arxiv_id = "2301.0000" + std::to_string(i);
    record.listing = Listing{};
    record.listing->position = i;
    import.add(record, parse_iso_day("2026-03-12"));
  }
  import.finish("sum", parse_iso_day("2026-03-12"), "stated", 0);
}

/// Changes the file as another program would, without papers' protections.
void tamper(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &connection) == SQLITE_OK);
  char* message = nullptr;
  const int code = sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, &message);
  INFO(sql << ": " << (message == nullptr ? "" : message));
  CHECK(code == SQLITE_OK);
  sqlite3_free(message);
  sqlite3_close(connection);
}

std::string damage_of(const std::filesystem::path& file, Access access = Access::read) {
  Library library(file, access);
  std::string all;
  for (const Damage& damage : check(library)) all += damage.what + "\n";
  return all;
}

std::int64_t matches(Library& library, std::string_view words) {
  Statement row =
      library.database().prepare("SELECT count(*) FROM paper_fts WHERE paper_fts MATCH ?");
  row.bind(1, words);
  REQUIRE(row.step());
  return row.integer(0);
}

}  // namespace

TEST_CASE("a sound library has no damage, for a reader and for a writer", "[library]") {
  const TempDir dir;
  fill(dir / "papers.db");
  CHECK(damage_of(dir / "papers.db", Access::read).empty());
  CHECK(damage_of(dir / "papers.db", Access::write).empty());
}

TEST_CASE("checking a library writes nothing to it", "[library]") {
  const TempDir dir;
  fill(dir / "papers.db");
  const std::string before = read_bytes(dir / "papers.db");
  CHECK(damage_of(dir / "papers.db").empty());
  CHECK(read_bytes(dir / "papers.db") == before);
}

TEST_CASE("whatever can be derived again is found wrong, and repaired", "[library]") {
  struct Fault {
    const char* sql;
    const char* words;
  };
  const auto fault = GENERATE(
      Fault{"UPDATE paper SET title = 'zzz' WHERE id = 1", "search index does not match"},
      Fault{"UPDATE paper SET keywords_text = 'nobody'", "search texts"},
      Fault{"INSERT INTO keyword VALUES (1, 9, 'late word')", "search texts"},
      Fault{"UPDATE paper SET authors_text = 'nobody'", "search index does not match"},
      Fault{"UPDATE paper SET last_listed = '2030-01-01' WHERE id = 2", "days or numbers"},
      Fault{"UPDATE paper SET upvotes = 99 WHERE id = 2", "days or numbers"},
      Fault{"UPDATE paper SET position = NULL", "days or numbers"},
      Fault{"UPDATE listing SET comments = 7", "days or numbers"},
      Fault{"UPDATE paper SET arxiv_link = 1, arxiv_id = NULL WHERE id = 1", "lead nowhere"},
      Fault{"INSERT INTO other_link SELECT id, 1, 'code', 'https://x.org/a' FROM paper; "
            "UPDATE paper SET arxiv_link = 1 WHERE arxiv_id IS NOT NULL",
            "where another does"},
      Fault{"INSERT INTO paper_source VALUES (1, 99)", "not there"},
      Fault{"DELETE FROM identity WHERE paper = 3", "cannot be found"},
      Fault{"INSERT INTO identity VALUES ('doi', '10.1/x', 1, 0)", "not called so"},
      Fault{"INSERT INTO identity VALUES ('doi', '10.1/x', 99, 1)", "not called so"},
      Fault{"DELETE FROM word WHERE form = 'number'", "wrong counts"},
      Fault{"UPDATE word SET papers = 77 WHERE form = 'gpt'", "wrong counts"},
      Fault{"INSERT INTO word VALUES ('unicorn', 1)", "wrong counts"},
      Fault{"INSERT INTO topic VALUES (1, 'x', 'X', NULL, '', 1, 3)", "topics have wrong"},
      Fault{"INSERT INTO topic VALUES (1, 'x', 'X', 77, '', 1, 0)", "not there"},
      Fault{"INSERT INTO issue_paper VALUES (9, 1, 9)", "not there"},
      Fault{"UPDATE paper_count SET code = 77", "counted wrong"},
      Fault{"DELETE FROM paper_count", "counted wrong"},
      Fault{"INSERT INTO listing VALUES (99, 1, NULL, 1, 1, 1, 1)", "not there"},
      Fault{"DROP INDEX identity_paper", "'identity_paper' is missing"},
      Fault{"DELETE FROM paper_fts_idx; DELETE FROM paper_fts_data WHERE id > 10",
            "search index does not match"},
      Fault{"UPDATE paper_fts_data SET block = x'00' WHERE id = 10", "index"},
      Fault{"DROP TABLE paper_fts", "'paper_fts' is missing"});
  CAPTURE(fault.sql);
  const TempDir dir;
  const auto file = dir / "papers.db";
  fill(file);
  tamper(file, fault.sql);
  CHECK(damage_of(file).find(fault.words) != std::string::npos);
  Library library(file, Access::write);
  std::string left;
  for (const Damage& damage : repair(library)) left += damage.what + "\n";
  CHECK(left.empty());
  CHECK(matches(library, "abstract") == 3);
}

TEST_CASE("after a repair, search finds what another program wrote", "[library]") {
  const TempDir dir;
  fill(dir / "papers.db");
  tamper(dir / "papers.db", "UPDATE paper SET title = 'zzz' WHERE id = 1");
  Library library(dir / "papers.db", Access::write);
  CHECK(repair(library).empty());
  CHECK(matches(library, "zzz") == 1);
  CHECK(library.paper(1).value().title == "zzz");
}

TEST_CASE("noise anywhere in the file is an error or a finding, never a crash", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  fill(file, 9);
  const std::string sound = read_bytes(file);
  unsigned state = 12345;
  for (std::size_t at = 100; at < sound.size(); at += sound.size() / 40) {
    std::string noisy = sound;
    for (std::size_t i = at; i < std::min(at + 700, noisy.size()); ++i) {
      state = state * 1664525 + 1013904223;
      noisy[i] = static_cast<char>(state >> 24);
    }
    write_bytes(file, noisy);
    INFO("noise at byte " << at);
    try {
      Library library(file, Access::write);
      check(library);
      repair(library);
      library.paper(1);
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find(file.string()) != std::string::npos);
    }
  }
}

TEST_CASE("a truncated file is an error or a finding, never a crash", "[library]") {
  const TempDir dir;
  const auto file = dir / "papers.db";
  fill(file, 9);
  const std::string sound = read_bytes(file);
  // SQLite reads what is missing of the last page as zeros.
  const std::size_t content_end = sound.find_last_not_of('\0') + 1;
  for (std::size_t size = 1; size < content_end; size += 3001) {
    write_bytes(file, std::string_view(sound).substr(0, size));
    INFO("cut at byte " << size);
    try {
      Library library(file, Access::read);
      CHECK_FALSE(check(library).empty());
    } catch (const Error&) {
    }
  }
}

TEST_CASE("a backup is a whole library, the user's alone, under its final name", "[library]") {
  const TempDir dir;
  fill(dir / "papers.db");
  Library library(dir / "papers.db", Access::read);
  backup(library, dir / "copy.db");
  CHECK(damage_of(dir / "copy.db").empty());
  CHECK(Library(dir / "copy.db", Access::read).paper(3).value().title ==
        library.paper(3).value().title);
  const auto rights = std::filesystem::status(dir / "copy.db").permissions();
  CHECK((rights & std::filesystem::perms::all) == std::filesystem::perms(0600));
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(dir.path())) {
    static_cast<void>(entry);
    ++files;
  }
  CHECK(files == 2);
}

TEST_CASE("a backup never replaces a file", "[library]") {
  const TempDir dir;
  fill(dir / "papers.db");
  write_bytes(dir / "precious", "precious");
  Library library(dir / "papers.db", Access::read);
  CHECK_THROWS_AS(backup(library, dir / "precious"), Error);
  CHECK(read_bytes(dir / "precious") == "precious");
}

TEST_CASE("a backup that fails leaves nothing behind", "[library]") {
  const TempDir dir;
  fill(dir / "papers.db");
  Library library(dir / "papers.db", Access::read);
  CHECK_THROWS_AS(backup(library, dir / "no/such/folder/copy.db"), Error);
  CHECK_FALSE(std::filesystem::exists(dir / "no"));
}

TEST_CASE("statistics count what is there", "[library]") {
  const TempDir dir;
  fill(dir / "papers.db");
  Library library(dir / "papers.db", Access::write);
  library.add_tag(1, "star");
  library.add_tag(2, "star");
  library.set_note(1, "read again");
  const Stats found = stats(library);
  CHECK(found.papers == 3);
  CHECK(found.with_abstract == 3);
  CHECK(found.with_arxiv_id == 3);
  CHECK(found.sources == 1);
  CHECK(found.listings == 3);
  CHECK(found.days == 1);
  CHECK(found.tags == 1);
  CHECK(found.notes == 1);
  CHECK(found.first_day == parse_iso_day("2026-03-12"));
  CHECK(found.size_bytes == std::filesystem::file_size(dir / "papers.db"));
}

}  // namespace papers::library_check_test
