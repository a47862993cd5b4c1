#include "support/page_imports.hpp"

#include <cstdlib>
#include <string>

#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"

namespace papers::test {

using namespace papers::library;

namespace {

constexpr int papers_in_document = 3;

}  // namespace

int next_point(int nth) {
  static const bool every = std::getenv("PAPERS_EVERY_FAULT") != nullptr;
  return nth + 1 + (every ? 0 : nth / 12);
}

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

}  // namespace papers::test
