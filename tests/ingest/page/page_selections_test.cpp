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

const std::string selected_footer =
    "System theme\nCompany\nTOS\nPrivacy\nAbout\nCareers\nWebsite\nModels\nDatasets\nSpaces\n"
    "Pricing\nDocs\n";

}  // namespace

TEST_CASE("a selection may begin at the first title", "[ingest]") {
  std::string page;
  for (int i = 0; i < 6; ++i) {
    if (i > 0) page += std::to_string(i + 3) + "\n";
    page += "Word Order in Prompts " + std::to_string(i) + ": What Sentences Do\n" +
            selected_abstract + "\n" + std::to_string(i + 2) + " authors\n·\nMay 24, 2024\n4\n";
  }
  const CollectingSink found = read_as("page", page);
  REQUIRE(found.records.size() == 6);
  CHECK(found.records[0].abstract == selected_abstract);
  CHECK(found.records[0].published == "2024-05-24");
  CHECK(found.days.empty());
}

TEST_CASE("below a page's footer nothing is an abstract", "[ingest]") {
  const std::string page =
      "Daily Papers\nOct 9\n12\n### [When to Memorize and When to "
      "Stop](/papers/2602.10560)\n\n3\n\n";
  for (const std::string tail :
       {"id: 6f0a3b1c9d8e\nparent_id: 1b2c3d4e5f60\ncreated_time: 2026-01-28T08:14:22.123Z\n"
        "markup_language: 1\ntype_: 1",
        "-- \nAnna Keller\n"}) {
    const CollectingSink found = read_as("page", page + selected_footer + "\n" + tail);
    REQUIRE(found.records.size() == 1);
    CHECK(found.records[0].abstract.empty());
  }
}

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

TEST_CASE("a heading without a link has that of its thumbnail", "[ingest]") {
  const auto part = [](const std::string& id, const std::string& title) {
    return "[![](https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/" + id +
           ".png)](https://huggingface.co/papers/" + id + ")\n\nSubmitted by UglyToilet\n\n### " +
           title + "\n\n" + selected_abstract + "\n\n- 39 authors\n· Published on Jul 4, 2025\n\n";
  };
  const CollectingSink found =
      read_as("page", "Trending Papers\n\n" + part("2507.03724", "A Memory System for Models") +
                          part("2509.18849", "Mixed Advantage Policy Optimization"));
  REQUIRE(found.records.size() == 2);
  CHECK(found.records[0].arxiv_id == "2507.03724");
  CHECK(found.records[1].arxiv_id == "2509.18849");
}

}  // namespace papers::ingest_page_page_selections_test
