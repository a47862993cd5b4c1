#include <algorithm>

#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_bibliography_bibtex_inherit_test {

using test::collect;

TEST_CASE("children take year and whole from their parent, wherever that stands", "[ingest]") {
  std::vector<std::string> entries = {
      "@inproceedings{a, title={First}, crossref={Days}}\n",
      "@inproceedings{b, title={Second}, booktitle={Its own}, year=1999, crossref={days}}\n",
      "@proceedings{days, title={Proceedings}, booktitle={Garden Days}, year=2016, "
      "doi={10.1000/whole}}\n",
      "@inproceedings{c, title={Third}, xdata={x, nobody}}\n",
      "@xdata{x, xdata={y}, date={2022-03-01}}\n",
      "@xdata{y, xdata={x}, journaltitle={Boats}}\n"};
  std::sort(entries.begin(), entries.end());
  int orders = 0;
  do {
    std::string text;
    for (const std::string& entry : entries) text += entry;
    INFO(text);
    const auto read = collect("bibtex", text);
    REQUIRE(read.records.size() == 4);
    CHECK(read.skipped().empty());
    for (const Record& record : read.records) {
      if (record.title == "First") {
        CHECK(record.venue == "Garden Days");
        CHECK(record.published == "2016");
        CHECK(record.doi.empty());
      } else if (record.title == "Second") {
        CHECK(record.venue == "Its own");
        CHECK(record.published == "1999");
      } else if (record.title == "Third") {
        CHECK(record.venue == "Boats");
        CHECK(record.published == "2022-03-01");
      }
    }
  } while (std::next_permutation(entries.begin(), entries.end()) && ++orders < 100);
}

TEST_CASE("a parent that never comes costs only what it would have given", "[ingest]") {
  const auto read = collect("bibtex", "@inproceedings{a, title={T}, crossref={gone}}");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].venue.empty());
}

TEST_CASE("what is too long for a name is not given to each part of a whole", "[ingest]") {
  const auto read =
      collect("bibtex", "@proceedings{days, year=2016, booktitle={" + std::string(5000, 'a') +
                            "}}\n" + "@inproceedings{a, title={T}, crossref={days}}");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].venue.empty());
  CHECK(read.records[0].published == "2016");
}

}  // namespace papers::ingest_bibliography_bibtex_inherit_test
