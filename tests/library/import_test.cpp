#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/day.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_import_test {

using namespace papers::library;
using papers::test::read_bytes;
using papers::test::TempDir;

namespace {

using papers::test::day;

Record paper_called(std::string title, std::string abstract = {}) {
  Record record;
  record.title = std::move(title);
  record.abstract = std::move(abstract);
  if (!record.abstract.empty()) record.abstract_kind = AbstractKind::full;
  return record;
}

Record with_arxiv(Record record, std::string id) {
  record.arxiv_id = std::move(id);
  return record;
}

Record with_doi(Record record, std::string doi) {
  record.doi = std::move(doi);
  return record;
}

Record on_a_page(Record record, std::int64_t position) {
  record.listing = Listing{};
  record.listing->position = position;
  return record;
}

/// A library of a test's own, and documents put in one after the other.
class Shelf {
 public:
  Shelf() : library_(dir_ / "papers.db", Access::create) {}

  Library& library() { return library_; }
  Database& database() { return library_.database(); }
  [[nodiscard]] std::filesystem::path file() const { return library_.file(); }

  Import::Totals put(std::vector<Record> records, std::optional<Day> listed_on = std::nullopt,
                     const std::string& sum = {}, std::string_view how = "stated") {
    Import import(library_, {"page.txt", "page"});
    for (Record& record : records) import.add(record, listed_on);
    import.finish(sum.empty() ? "sum " + std::to_string(++documents_) : sum, listed_on,
                  listed_on ? how : "", 0);
    CHECK(damage().empty());
    return import.totals();
  }

  std::int64_t count(const std::string& table) {
    return database().integer("SELECT count(*) FROM " + table);
  }

  Paper only(std::string_view id) {
    const auto ids = library_.resolve(id);
    REQUIRE(ids.size() == 1);
    return library_.paper(ids[0]).value();
  }

  std::string damage() {
    std::string all;
    for (const Damage& damage : check(library_)) all += damage.what + "\n";
    return all;
  }

  /// Everything in the file as one text.
  std::string dump() {
    std::string all;
    Statement tables = database().prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'paper_fts*'");
    while (tables.step()) {
      const std::string table(tables.text(0));
      Statement columns = database().prepare(
          "SELECT group_concat('quote(' || name || ')', '||'',''||') FROM pragma_table_info(?)");
      columns.bind(1, table).step();
      Statement rows = database().prepare("SELECT " + std::string(columns.text(0)) + " FROM " +
                                          table + " ORDER BY 1");
      while (rows.step()) all += table + ": " + std::string(rows.text(0)) + "\n";
    }
    return all;
  }

  std::vector<std::int64_t> matches(std::string_view words) {
    Statement rows =
        database().prepare("SELECT rowid FROM paper_fts WHERE paper_fts MATCH ? ORDER BY rowid");
    rows.bind(1, words);
    std::vector<std::int64_t> found;
    while (rows.step()) found.push_back(rows.integer(0));
    return found;
  }

 private:
  TempDir dir_;
  Library library_;
  int documents_ = 0;
};

const std::vector<Record> page = {
    on_a_page(paper_called("Attention Is All You Need", "We propose the Transformer."), 1),
    on_a_page(paper_called("GPT-4 Technical Report", "We report on GPT-4."), 2),
};

}  // namespace

TEST_CASE("the same document twice changes nothing at all", "[library]") {
  Shelf shelf;
  CHECK(shelf.put(page, day("2026-03-12"), "s").added == 2);
  const std::string before = shelf.dump();
  const auto again = shelf.put(page, day("2026-03-12"), "s");
  CHECK(again.added == 0);
  CHECK(again.unchanged == 2);
  CHECK(shelf.dump() == before);
}

TEST_CASE("the same page read later without its day keeps the day it had", "[library]") {
  Shelf shelf;
  shelf.put(page, day("2025-03-12"), "s", "inferred");
  shelf.put(page, day("2026-03-12"), "s", "inferred");
  CHECK(shelf.count("source") == 1);
  CHECK(shelf.only("1").listed_on == day("2025-03-12"));
  SECTION("until it is given") {
    shelf.put(page, day("2024-03-12"), "s", "given");
    CHECK(shelf.count("source") == 1);
    CHECK(shelf.only("1").listed_on == day("2024-03-12"));
  }
}

TEST_CASE("a paper on two pages is one paper with two listings", "[library]") {
  Shelf shelf;
  shelf.put(page, day("2026-03-12"));
  shelf.put(page, day("2026-03-10"));
  CHECK(shelf.count("paper") == 2);
  const Paper paper = shelf.only("1");
  REQUIRE(paper.listings.size() == 2);
  CHECK(paper.listings[0].listed_on == day("2026-03-10"));
  CHECK(paper.listed_on == day("2026-03-12"));
  CHECK(shelf.database().integer("SELECT count(*) FROM paper WHERE first_listed = '2026-03-10' "
                                 "AND last_listed = '2026-03-12'") == 2);
}

TEST_CASE("a paper that a page shows twice is listed once, at its first place", "[library]") {
  Shelf shelf;
  Record narrow = on_a_page(page[0], 7);
  narrow.listing->upvotes = 12;
  shelf.put({page[0], narrow}, day("2026-03-12"));
  const Paper paper = shelf.only("1");
  REQUIRE(paper.listings.size() == 1);
  CHECK(paper.position == 1);
  CHECK(paper.upvotes == 12);
}

TEST_CASE("an edited abstract is an update that search finds", "[library]") {
  Shelf shelf;
  shelf.put(page);
  Record edited = page[0];
  edited.abstract = "We propose the Transfigurer.";
  const auto totals = shelf.put({edited});
  CHECK(totals.updated == 1);
  CHECK(shelf.matches("transfigurer") == std::vector<std::int64_t>{1});
  CHECK(shelf.matches("abstract : transformer").empty());
}

TEST_CASE("updated_at moves only when a paper changes", "[library]") {
  Shelf shelf;
  ::setenv("PAPERS_NOW", "2026-01-01", 1);
  shelf.put(page, day("2026-03-12"));
  ::setenv("PAPERS_NOW", "2026-02-02", 1);
  shelf.put({page[0]}, day("2026-03-13"));
  CHECK(shelf.database().integer("SELECT count(*) FROM paper WHERE updated_at > '2026-02'") == 0);
  shelf.put({with_arxiv(page[0], "1706.03762")});
  ::unsetenv("PAPERS_NOW");
  CHECK(shelf.database().integer("SELECT count(*) FROM paper WHERE updated_at > '2026-02'") == 1);
}

TEST_CASE("a summary never replaces an abstract", "[library]") {
  Shelf shelf;
  shelf.put(page);
  Record summary = paper_called("Attention is all you need!", "A paper about attention.");
  summary.abstract_kind = AbstractKind::summary;
  CHECK(shelf.put({summary}).unchanged == 1);
  CHECK(shelf.only("1").abstract == "We propose the Transformer.");
}

TEST_CASE("a paper known by its title is the one met later with an id", "[library]") {
  Shelf shelf;
  shelf.put(page, day("2026-03-12"));
  const std::string key = shelf.only("1").key;
  Record row = with_arxiv(paper_called("Attention is all you need"), "arXiv:1706.03762v5");
  row.authors = {"Ashish Vaswani", "Noam Shazeer"};
  CHECK(shelf.put({row}).updated == 1);
  CHECK(shelf.count("paper") == 2);
  const Paper paper = shelf.only("1706.03762");
  CHECK(paper.id == 1);
  CHECK(paper.key == key);
  CHECK(paper.authors.size() == 2);
  CHECK(paper.abstract == "We propose the Transformer.");
  CHECK(shelf.matches("vaswani") == std::vector<std::int64_t>{1});
}

TEST_CASE("the same title with two arXiv ids is two papers, whatever comes first", "[library]") {
  const Record one = with_arxiv(paper_called("A Survey"), "2301.00001");
  const Record two = with_arxiv(paper_called("A Survey"), "2302.00002");
  const Record none = paper_called("A Survey");
  std::vector<Record> records = {one, two, none};
  std::vector<int> order = {0, 1, 2};
  do {
    Shelf shelf;
    for (const int i : order) shelf.put({records[static_cast<std::size_t>(i)]});
    CHECK(shelf.count("paper") == 2);
    CHECK(shelf.only("2301.00001").id != shelf.only("2302.00002").id);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("two stored papers that a record shows to be one become the older", "[library]") {
  Shelf shelf;
  shelf.put({on_a_page(with_arxiv(paper_called("Old Name", "About owls."), "2301.00001"), 1)},
            day("2026-03-10"));
  shelf.put({on_a_page(with_doi(paper_called("New Name", "About newts."), "10.1000/xyz"), 4)},
            day("2026-03-12"));
  const Paper younger = shelf.only("10.1000/xyz");
  REQUIRE(younger.id == 2);
  Library& library = shelf.library();
  library.add_tag(1, "read");
  library.add_tag(2, "star");
  library.set_note(1, "first");
  library.set_note(2, "second");
  shelf.database().run_script(
      "INSERT INTO subscription(id, name, request, created_at) VALUES (1, 's', '{}', '');"
      "INSERT INTO issue(id, subscription, number, message_id, subject, body, state, created_at) "
      "VALUES (1, 1, 1, 'm', '', '', 'sent', '');"
      "INSERT INTO issue_paper(subscription, paper, issue) VALUES (1, 2, 1)");

  Record both = with_doi(with_arxiv(paper_called("New Name"), "2301.00001"), "10.1000/xyz");
  Import import(library, {"both", "bibtex"});
  CHECK(import.add(both, std::nullopt).paper == 1);
  CHECK(import.take_changed() == std::vector<std::int64_t>{1});
  import.finish("both", std::nullopt, "", 0);

  CHECK(shelf.damage().empty());
  CHECK(shelf.count("paper") == 1);
  const std::vector<std::string> names = {
      "1", "2", younger.key, younger.key.substr(0, 8), "2301.00001", "doi:10.1000/XYZ"};
  for (const std::string& id : names) {
    INFO(id);
    CHECK(shelf.only(id).id == 1);
  }
  CHECK(library.paper(2).value().id == 1);
  const Paper paper = shelf.only("1");
  CHECK(paper.tags == std::vector<std::string>{"read", "star"});
  CHECK(paper.note == "first\n\nsecond");
  CHECK(paper.listings.size() == 2);
  CHECK(paper.listed_on == day("2026-03-12"));
  CHECK(shelf.database().integer("SELECT paper FROM issue_paper") == 1);
  CHECK(shelf.matches("newts OR owls") == std::vector<std::int64_t>{1});
  // A new paper is given neither the id nor the key of the one that went.
  shelf.put({paper_called("Another")});
  CHECK(shelf.only("3").title == "Another");
}

TEST_CASE("an import that is given up leaves nothing", "[library]") {
  Shelf shelf;
  shelf.put({page[0]});
  const std::string before = shelf.dump();
  {
    Import import(shelf.library(), {"page", "page"});
    Record record = page[1];
    import.add(record, day("2026-03-12"));
    SECTION("by an error on the way") {}
    SECTION("by a dry run") { import.discard(); }
  }
  CHECK(shelf.dump() == before);
  CHECK(shelf.damage().empty());
}

TEST_CASE("batches that were landed stay, and the rest goes on from there", "[library]") {
  Shelf shelf;
  {
    Import import(shelf.library(), {"snapshot", "arxiv"});
    for (int i = 0; i < 30; ++i) {
      Record record = paper_called("Paper number " + std::to_string(i), "Some words.");
      import.add(record, std::nullopt);
      if (i % 10 == 9) import.land_batch();
    }
    Record late = paper_called("Never landed");
    import.add(late, std::nullopt);
  }
  CHECK(shelf.count("paper") == 30);
  CHECK(shelf.count("paper_source") == 30);
  CHECK(shelf.damage().empty());
  CHECK(shelf.database().prepare("PRAGMA journal_mode").step());
  Statement mode = shelf.database().prepare("PRAGMA journal_mode");
  REQUIRE(mode.step());
  CHECK(mode.text(0) == "delete");
}

TEST_CASE("any set of records gives the same papers in any order and number", "[library]") {
  // Each group is one work under several names; no title stands in two groups.
  std::vector<std::vector<Record>> works;
  for (int i = 0; i < 8; ++i) {
    const std::string n = std::to_string(i);
    const Record base = paper_called("Work " + n, "What work " + n + " is about.");
    const std::string id = "2301.0000" + n;
    works.push_back({base, paper_called("WORK  " + n + "."), with_arxiv(base, id)});
    if (i % 2 == 0) works.back().push_back(with_arxiv(paper_called("Renamed " + n), id));
    if (i % 2 == 0) works.back().push_back(paper_called("Renamed " + n));
    if (i % 3 == 0) works.back().push_back(with_doi(with_arxiv(base, id), "10.1000/w" + n));
    if (i % 3 == 0) works.back().push_back(with_doi(paper_called("Printed " + n), "10.1000/w" + n));
  }
  for (unsigned seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::vector<Record> records;
    for (const auto& work : works) records.insert(records.end(), work.begin(), work.end());
    const std::size_t distinct = records.size();
    for (std::size_t i = 0; i < distinct / 2; ++i) records.push_back(records[random() % distinct]);
    std::shuffle(records.begin(), records.end(), random);
    Shelf shelf;
    shelf.put(records);
    CHECK(shelf.count("paper") == static_cast<std::int64_t>(works.size()));
    for (std::size_t i = 0; i < works.size(); ++i) {
      CHECK(shelf.only("2301.0000" + std::to_string(i)).title.find(std::to_string(i)) !=
            std::string::npos);
    }
  }
}

}  // namespace papers::library_import_test
