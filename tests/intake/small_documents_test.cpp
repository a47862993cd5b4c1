#include "intake/small_documents.hpp"

#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace papers::intake_small_documents_test {

using papers::test::TempDir;

namespace {

using Documents = std::vector<std::pair<std::string, std::string>>;  // names and texts

std::string row(const std::string& id, const std::string& title, const std::string& summary) {
  return R"({"paper":{"id":")" + id + R"(","title":")" + title + R"(","summary":")" + summary +
         R"("}})";
}

/// Papers that come again with more words, a document that is there twice, one that is damaged and
/// one that is none.
Documents mixed_documents() {
  const std::string looms = row("2401.00001", "On Looms", "Looms weave.");
  return {
      {"a.json", "[" + looms + "," + row("2401.00002", "On Engines", "Engines turn.") + "]"},
      {"b.bib", "@article{k, title={On Kites}, author={Loft, Ann}, year={2024}}\n"},
      {"c.json", "[" + row("2401.00001", "On Looms", "Looms weave, and cards tell how.") + "]"},
      {"d.json", "[{\"paper\":"},
      {"a again.json", "[" + looms + "," + row("2401.00002", "On Engines", "Engines turn.") + "]"},
      {"notes.txt", "The first thing to say of a garden is that it is never finished.\n"},
      {"e.ris",
       "TY  - JOUR\nTI  - On Kites\nAU  - Loft, Ann\nPY  - 2024\nDO  - 10.1000/k\nER  -\n"}};
}

/// Every row that other programs may read, as text.
std::string rows_of(library::Library& library) {
  std::string all;
  for (const char* const sql :
       {"SELECT title || '|' || coalesce(abstract, '') || '|' || coalesce(doi, '') FROM paper "
        "ORDER BY id",
        "SELECT form || ' ' || papers FROM word ORDER BY form",
        "SELECT name || ' ' || papers_added || ' ' || papers_updated || ' ' || lines_skipped "
        "FROM source ORDER BY id",
        "SELECT paper || ' in ' || source FROM paper_source ORDER BY paper, source",
        "SELECT paper || ' is ' || topic || ' ' || score FROM paper_topic ORDER BY paper, topic"}) {
    library::Statement rows = library.database().prepare(sql);
    while (rows.step()) all += std::string(rows.text(0)) + "\n";
  }
  return all;
}

/// What `take_in` says of each document: counts, or the error.
template <typename TakeIn>
std::string told(const Documents& documents, const TakeIn& take_in) {
  std::string all;
  intake::Observer nobody;
  for (const auto& [name, text] : documents) {
    ingest::Input input(name, text);
    all += name + ": ";
    try {
      const auto totals = take_in(input, nobody).totals;
      all += std::to_string(totals.added) + " " + std::to_string(totals.updated) + " " +
             std::to_string(totals.unchanged);
    } catch (const Error& error) {
      all += error.what();
    }
    all += "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("small documents together make the library that they make one by one", "[intake]") {
  const TempDir folder;
  library::Library alone(folder / "alone.db", library::Access::create);
  library::Library together(folder / "together.db", library::Access::create);
  topics::Judge judge;
  for (int time = 0; time < 2; ++time) {  // the second time all of them are known
    INFO("time " << time);
    const std::string one_by_one =
        told(mixed_documents(), [&](ingest::Input& input, intake::Observer& observer) {
          return intake::take_in(alone, judge, input, {}, observer);
        });
    intake::SmallDocuments documents(together, judge);
    CHECK(told(mixed_documents(), [&](ingest::Input& input, intake::Observer& observer) {
            return documents.take_in(input, {}, observer);
          }) == one_by_one);
    CHECK_FALSE(documents.broken());
    documents.land();
    CHECK(rows_of(together) == rows_of(alone));
    CHECK(library::check(together).empty());
  }
}

TEST_CASE("the latent space is learned once, from all small documents that were landed",
          "[intake]") {
  const TempDir folder;
  library::Library library(folder / "papers.db", library::Access::create);
  topics::Judge judge;
  intake::Observer nobody;
  constexpr int documents = 4;
  constexpr int papers = 125;
  const auto placed = [&] {
    return library.database().integer("SELECT count(*) FROM latent_paper");
  };
  for (int document = 0; document < documents; ++document) {
    std::string rows;
    for (int paper = 0; paper < papers; ++paper) {
      const std::string name = std::to_string(document * papers + paper);
      rows += (rows.empty() ? "[" : ",") +
              row("2401." + std::string(5 - name.size(), '0') + name, "On Loom " + name,
                  paper % 2 == 0 ? "Looms weave by cards." : "Engines turn by steam.");
    }
    intake::SmallDocuments one(library, judge);
    rows += "]";
    ingest::Input input("d" + std::to_string(document) + ".json", rows);
    one.take_in(input, {}, nobody);
    one.land();
    CHECK(placed() == 0);
  }
  intake::keep_up(library, documents * papers);
  CHECK(placed() == documents * papers);
}

TEST_CASE("small documents that were not landed leave nothing", "[intake]") {
  const TempDir folder;
  library::Library library(folder / "papers.db", library::Access::create);
  topics::Judge judge;
  const std::string before = rows_of(library);
  {
    intake::SmallDocuments documents(library, judge);
    told(mixed_documents(), [&](ingest::Input& input, intake::Observer& observer) {
      return documents.take_in(input, {}, observer);
    });
  }
  CHECK(rows_of(library) == before);
}

TEST_CASE("half a small document lands with no other", "[intake]") {
  const TempDir folder;
  library::Library library(folder / "papers.db", library::Access::create);
  topics::Judge judge;
  intake::SmallDocuments documents(library, judge);
  const std::string text = "[" + row("2401.00001", "On Looms", "Looms weave.") + "," +
                           row("2401.00002", "On Engines", "Engines turn.") + "]";
  intake::Observer nobody;
  ingest::Input whole("whole.bib", "@article{k, title={On Kites}, author={Loft, Ann}}\n");
  documents.take_in(whole, {}, nobody);

  // What fails is the library's: the second paper of the document cannot be stored.
  library.database().run(
      "CREATE TEMP TRIGGER full BEFORE INSERT ON paper WHEN new.title = 'On Engines' "
      "BEGIN SELECT raise(ABORT, 'full'); END");
  ingest::Input half("half.json", text);
  CHECK_THROWS_AS(documents.take_in(half, {}, nobody), Error);
  CHECK(documents.broken());
  CHECK_THROWS_AS(documents.land(), Error);
}

}  // namespace papers::intake_small_documents_test
