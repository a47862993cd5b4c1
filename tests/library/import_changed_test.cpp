// Which papers an import hands out for their topics to be judged again.
#include <string>
#include <vector>

#include "library/library.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_import_changed_test {

using namespace papers::library;

namespace {

Record record_of(const char* title, const char* abstract, const char* arxiv_id, const char* doi) {
  Record record;
  record.title = title;
  record.abstract = abstract;
  record.abstract_kind = AbstractKind::full;
  record.arxiv_id = arxiv_id;
  record.doi = doi;
  return record;
}

}  // namespace

TEST_CASE("a paper that changed and then became another one is not handed out", "[library]") {
  const test::TempDir dir;
  Library library(dir / "papers.db", Access::create);
  Import import(library, {"list", "bibtex"});
  import.add(record_of("Old Name", "About owls.", "2301.00001", ""), std::nullopt);
  import.add(record_of("New Name", "About newts.", "", "10.1000/xyz"), std::nullopt);
  import.land_batch();
  import.add(record_of("New Name", "About newts and about toads.", "", "10.1000/xyz"),
             std::nullopt);
  const auto merged =
      import.add(record_of("New Name", "About newts and about toads.", "2301.00001", "10.1000/xyz"),
                 std::nullopt);
  CHECK(merged.paper == 1);
  CHECK(import.take_changed() == std::vector<std::int64_t>{1});
  import.finish("sum", std::nullopt, "", 0);
}

}  // namespace papers::library_import_changed_test
