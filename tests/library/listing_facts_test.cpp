// The columns of `paper` that its listings decide, held against a recomputation of the test's own.
#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "library/library.hpp"
#include "library/schema.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_listing_facts_test {

using namespace papers::library;
using papers::test::TempDir;

namespace {

constexpr int works = 6;
const std::vector<std::string> numbers = {"position", "upvotes", "github_stars", "comments"};

/// `column` of the latest listing that states it, NULL as "-".
std::string latest(Database& database, std::int64_t paper, const std::string& column) {
  Statement rows =
      database.prepare("SELECT ifnull(l.listed_on, ''), s.ingested_at, s.id, l." + column +
                       " FROM listing l JOIN source s ON s.id = l.source "
                       "WHERE l.paper = ? AND l." +
                       column + " IS NOT NULL");
  rows.bind(1, paper);
  std::tuple<std::string, std::string, std::int64_t> newest;
  std::string value = "-";
  while (rows.step()) {
    const std::tuple when(std::string(rows.text(0)), std::string(rows.text(1)), rows.integer(2));
    if (when < newest) continue;
    newest = when;
    value = rows.text(3);
  }
  return value;
}

/// What is wrong with the columns, a line each.
std::string differences(Database& database) {
  std::string all;
  Statement papers = database.prepare(
      "SELECT id, ifnull(position, '-'), ifnull(upvotes, '-'), ifnull(github_stars, '-'), "
      "ifnull(comments, '-') FROM paper ORDER BY id");
  while (papers.step()) {
    for (int i = 0; i < 4; ++i) {
      const std::string& column = numbers[static_cast<std::size_t>(i)];
      const std::string right = latest(database, papers.integer(0), column);
      if (papers.text(i + 1) == right) continue;
      all += std::string(papers.text(0)) + " " + column + ": " + std::string(papers.text(i + 1)) +
             ", not " + right + "\n";
    }
  }
  all += database.integer(
             "SELECT count(*) FROM paper p WHERE "
             "first_listed IS NOT (SELECT min(listed_on) FROM listing WHERE paper = p.id) OR "
             "last_listed IS NOT (SELECT max(listed_on) FROM listing WHERE paper = p.id)") == 0
             ? ""
             : "days\n";
  all += database.integer(
             "SELECT count(*) FROM (SELECT paper, source FROM listing EXCEPT "
             "SELECT paper, source FROM paper_source)") == 0
             ? ""
             : "a listing without its source\n";
  return all;
}

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  std::optional<Day> day() {
    if (below(4) == 0) return std::nullopt;
    return parse_iso_day("2026-03-1" + std::to_string(below(5)));
  }
  std::optional<std::int64_t> number() {
    return below(3) == 0 ? std::nullopt : std::optional<std::int64_t>(below(100));
  }
  /// A work under its title, its arXiv id, or both, which shows two stored papers to be one.
  Record record() {
    const std::string work = std::to_string(below(works));
    const int names = below(3);
    Record record;
    record.title = names == 1 ? "Work " + work + " renamed" : "Work " + work;
    if (names != 0) record.arxiv_id = "2301.0000" + work;
    record.abstract = "Edition " + std::to_string(below(3)) + " of this abstract.";
    record.abstract_kind = AbstractKind::full;
    if (below(5) == 0) return record;
    record.listing = Listing{};
    record.listing->position = number();
    record.listing->upvotes = number();
    record.listing->github_stars = number();
    record.listing->comments = number();
    return record;
  }
  /// One document; some come again under the sum of an earlier one, with another day.
  void put_document(Library& library) {
    const std::optional<Day> listed_on = day();
    Import import(library, {"page " + std::to_string(below(3)), "page"});
    for (int records = below(8); records >= 0; --records) {
      import.add(record(), below(4) == 0 ? day() : listed_on);
      if (below(10) == 0) import.land_batch();
    }
    if (below(8) == 0) return;  // given up
    const char* const how = listed_on ? (below(2) == 0 ? "given" : "inferred") : "";
    import.finish("sum " + std::to_string(below(12)), listed_on, how, 0);
  }

 private:
  std::mt19937 random_;
};

/// What `from` holds, in `file` as the first schema stored it.
void store_as_first_schema(Database& from, const std::filesystem::path& file) {
  Database old(file, Database::Mode::create);
  migrate(old, migrations().first(1));
  Transaction transaction(old);
  old.run("PRAGMA defer_foreign_keys = ON");
  Statement tables = old.prepare(
      "SELECT t.name, group_concat(c.name, ', '), group_concat('quote(' || c.name || ')', '||'', "
      "''||') FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name "
      "NOT GLOB 'paper_fts*' AND t.name NOT GLOB 'sqlite_*' AND c.name <> 'evidence' GROUP BY "
      "t.name");
  std::vector<std::string> inserts;
  while (tables.step()) {
    const std::string table(tables.text(0));
    Statement rows = from.prepare("SELECT " + std::string(tables.text(2)) + " FROM " + table);
    while (rows.step()) {
      inserts.push_back("INSERT OR REPLACE INTO " + table + "(" + std::string(tables.text(1)) +
                        ") VALUES (" + std::string(rows.text(0)) + ")");
    }
  }
  for (const std::string& insert : inserts) old.run(insert);
  old.run(
      "UPDATE OR REPLACE identity SET value = substr(value, 1, instr(value, '|') - 1) "
      "WHERE kind = 'title'");
  old.run("DELETE FROM setting WHERE name = 'schema_step'");
  old.run("INSERT INTO paper_fts(paper_fts) VALUES ('rebuild')");
  transaction.commit();
}

}  // namespace

TEST_CASE("a paper's numbers are those of the latest day that states them, however they came",
          "[library]") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    Generator generate(seed);
    const TempDir dir;
    {
      Library library(dir / "papers.db", Access::create);
      for (int document = 0; document < 12; ++document) {
        generate.put_document(library);
        REQUIRE(differences(library.database()).empty());
      }
      for (const Damage& damage : check(library)) FAIL_CHECK(damage.what);
      store_as_first_schema(library.database(), dir / "old.db");
    }
    // The step works out from the listings what ingest keeps.
    Library migrated(dir / "old.db", Access::write);
    CHECK(differences(migrated.database()).empty());
    for (const Damage& damage : check(migrated)) FAIL_CHECK(damage.what);
  }
}

TEST_CASE("a document read again after the paper was known from elsewhere gives it", "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  Record record;
  record.title = "Work";
  for (int round = 0; round < 2; ++round) {
    Import import(library, {"mine.bib", "bibtex"});
    import.add(record, std::nullopt);
    import.finish("sum", std::nullopt, "", 0);
    CHECK(library.database().integer("SELECT count(*) FROM source") == 1);
    CHECK(library.database().integer("SELECT count(*) FROM paper_source") == 1);
    if (round == 0) library.database().run("DELETE FROM paper_source");
  }
}

}  // namespace papers::library_listing_facts_test
