// Pages of the site that were selected whole, from the first title on, or as one reader's
// collection.
#include <string>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"

namespace papers::ingest_page_page_selections_test {

using namespace papers::test;

namespace {

const std::string selected_abstract =
    "We study how the order of words in a prompt changes what a model answers. Three benchmarks "
    "show that the last sentence counts most, and a simple reordering gains four points.";

}  // namespace

TEST_CASE("an address in round brackets stays in a linked abstract", "[ingest]") {
  const std::string text =
      "We release a split, Lantern Diamond (https://github.com/openai/lantern). By mapping "
      "performance to value, we hope it enables greater research into the impact of models.";
  const CollectingSink found =
      read_as("page", "4\n\n### [Lantern Routing](/papers/2605.00001)\n\n[" + text +
                          "](/papers/2605.00001)\n\n[- 3 authors](/papers/2605.00001)\n");
  REQUIRE(found.records.size() == 1);
  CHECK(found.records[0].abstract == text);
}

}  // namespace papers::ingest_page_page_selections_test
