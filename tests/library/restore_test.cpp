#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/day.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_restore_test {

using namespace papers::library;
using papers::test::TempDir;

namespace {

using papers::test::day;

/// What our own jsonl says of a paper.
Record exported(const Paper& paper) {
  Record record;
  record.title = paper.title;
  record.abstract = paper.abstract;
  record.abstract_kind = paper.abstract_kind;
  record.authors = paper.authors;
  record.keywords = paper.keywords;
  record.arxiv_id = paper.arxiv_id;
  record.doi = paper.doi;
  record.url = paper.url;
  record.published = paper.published;
  record.venue = paper.venue;
  record.links = paper.links;
  record.restored = Record::Restored{paper.id, paper.key, paper.listings, paper.tags, paper.note};
  return record;
}

std::string number(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "-";
}

/// Everything an export shows of a paper, in one text.
std::string shown(const Paper& paper) {
  std::string text = std::to_string(paper.id) + " " + paper.key + " " + paper.title + "\n" +
                     paper.abstract + " " + std::string(to_string(paper.abstract_kind)) + "\n" +
                     paper.arxiv_id + " " + paper.doi + " " + paper.url + " " + paper.published +
                     " " + paper.venue + " " + paper.note + "\n";
  for (const auto& name : paper.authors) text += name + "; ";
  for (const auto& word : paper.keywords) text += word + "; ";
  for (const auto& tag : paper.tags) text += "+" + tag + " ";
  for (const auto& link : paper.links) text += link.kind + "=" + link.url + " ";
  for (const auto& listing : paper.listings) {
    text += "\n" + listing.source + " " +
            (listing.listed_on ? format_day(*listing.listed_on) : std::string("undated")) + " " +
            number(listing.position) + " " + number(listing.upvotes) + " " +
            number(listing.github_stars) + " " + number(listing.comments);
  }
  return text + "\nlatest " + number(paper.position) + " " + number(paper.upvotes) + "\n";
}

std::vector<Paper> all_papers(Library& library) {
  std::vector<Paper> papers;
  Statement ids = library.database().prepare("SELECT id FROM paper ORDER BY id");
  while (ids.step()) papers.push_back(library.paper(ids.integer(0)).value());
  return papers;
}

Import::Totals restore(Library& library, const std::vector<Paper>& papers,
                       const std::string& sum = "jsonl") {
  Import import(library, {"export.jsonl", "jsonl"});
  for (const Paper& paper : papers) {
    Record record = exported(paper);
    import.add(record, std::nullopt);
  }
  import.finish(sum, std::nullopt, "", 0);
  CHECK(check(library).empty());
  return import.totals();
}

void put_page(Library& library, const std::string& name, std::optional<Day> listed_on,
              const std::vector<int>& chosen) {
  static int documents = 0;
  Import import(library, {name, "page"});
  int position = 0;
  for (const int number : chosen) {
    Record record;
    record.title = "Paper " + std::to_string(number);
    record.abstract = "See https://github.com/o/r" + std::to_string(number) + " for code.";
    record.abstract_kind = AbstractKind::full;
    record.authors = {"Ada Lovelace"};
    record.keywords = {"engines", "looms"};
    record.listing = Listing{};
    record.listing->position = ++position;
    if (number % 2 == 0) record.listing->upvotes = 100 * position + number;
    import.add(record, listed_on);
  }
  import.finish("sum " + std::to_string(++documents), listed_on, listed_on ? "given" : "", 0);
}

/// Pages whose names, days and captures overlap in every way.
void fill(Library& library) {
  put_page(library, "a.txt", day("2026-03-12"), {1, 2, 3, 4});
  put_page(library, "-", day("2026-03-12"), {4, 2, 5});
  put_page(library, "-", day("2026-03-12"), {5, 4, 2});
  put_page(library, "b.txt", std::nullopt, {2, 6, 4});
  put_page(library, "a.txt", day("2026-03-10"), {6, 5, 1});
  library.add_tag(2, "star");
  library.add_tag(2, "read-later");
  library.set_note(4, "compare with 2");
}

}  // namespace

TEST_CASE("papers that were exported come back as they were", "[library]") {
  const TempDir dir;
  Library first(dir / "first.db", Access::create);
  fill(first);
  const auto papers = all_papers(first);
  Library second(dir / "second.db", Access::create);
  CHECK(restore(second, papers).added == papers.size());
  const auto back = all_papers(second);
  REQUIRE(back.size() == papers.size());
  for (std::size_t i = 0; i < papers.size(); ++i) CHECK(shown(back[i]) == shown(papers[i]));
}

TEST_CASE("an id after which no other could come is not taken over", "[library]") {
  const TempDir dir;
  Library first(dir / "first.db", Access::create);
  fill(first);
  auto papers = all_papers(first);
  papers.front().id = std::numeric_limits<std::int64_t>::max();
  Library second(dir / "second.db", Access::create);
  CHECK(restore(second, papers).added == papers.size());
  put_page(second, "more.txt", day("2026-03-13"), {70, 71});
  CHECK(check(second).empty());
  for (const std::string id : {"9223372036854775807", "-5"}) {
    Library third(dir / ("third" + id), Access::create);
    fill(third);
    third.database().run("PRAGMA foreign_keys = OFF");
    third.database().run("UPDATE paper SET id = " + id + " WHERE id = 2");
    const auto damages = check(third);
    CHECK(std::any_of(damages.begin(), damages.end(), [&](const Damage& damage) {
      return damage.what.find("has the id " + id) != std::string::npos;
    }));
  }
}

TEST_CASE("a library whose ids are used up says so, and stays as it was", "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  fill(library);
  const auto papers = all_papers(library);
  library.database().run("UPDATE sqlite_sequence SET seq = 100000000 WHERE name = 'paper'");
  CHECK_THROWS_WITH(put_page(library, "more.txt", day("2026-03-13"), {70, 71}),
                    papers::test::has_text("no id is left"));
  CHECK(all_papers(library).size() == papers.size());
  CHECK(check(library).empty());
}

TEST_CASE("an export read into its own library changes nothing", "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  fill(library);
  const auto papers = all_papers(library);
  CHECK(restore(library, papers).unchanged == papers.size());
  CHECK(restore(library, papers, "with another sum").unchanged == papers.size());
  const auto after = all_papers(library);
  REQUIRE(after.size() == papers.size());
  for (std::size_t i = 0; i < papers.size(); ++i) CHECK(shown(after[i]) == shown(papers[i]));
}

TEST_CASE("an id or key that is taken is given anew, and marks are united", "[library]") {
  const TempDir dir;
  Library first(dir / "first.db", Access::create);
  fill(first);
  Library second(dir / "second.db", Access::create);
  put_page(second, "c.txt", std::nullopt, {4});
  second.add_tag(1, "mine");
  second.set_note(1, "my own");
  const std::string key = second.paper(1).value().key;
  restore(second, all_papers(first));
  const Paper paper = second.paper(1).value();
  CHECK(paper.title == "Paper 4");
  CHECK(paper.key == key);
  CHECK(paper.tags == std::vector<std::string>{"mine"});
  CHECK(paper.note == "my own\n\ncompare with 2");
  CHECK(all_papers(second).size() == 6);
}

}  // namespace papers::library_restore_test
