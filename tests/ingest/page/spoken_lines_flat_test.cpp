// The text of a page that a program took without the breaks between its blocks.
#include <string>
#include <vector>

#include "ingest/page/spoken_lines.hpp"
#include "support/catch.hpp"
#include "support/collecting_sink.hpp"

namespace papers::ingest_page_spoken_lines_flat_test {

using namespace papers::test;

namespace {

const std::vector<std::string> flat_titles = {
    "Lantern Routing: Sparse Experts", "Harbor: Learning to See 3D at Night",
    "Meadow Policies for Walking", "Quarry Models and How They Fail"};

std::string flat_page(const std::string& gap) {
  std::string text = "Daily Papers by AK and the research community Daily Weekly Monthly" + gap;
  for (std::size_t i = 0; i < flat_titles.size(); ++i) {
    text += "Submitted by" + gap + "user" + std::to_string(i) + gap + std::to_string(40 - i) + " " +
            flat_titles[i] + " \u00b7 " + std::to_string(i + 2) + " authors" + gap +
            std::to_string(i + 1) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("papers of the day on one line are read apart", "[ingest]") {
  for (const std::string gap : {" ", "  "}) {
    const CollectingSink found = read_as("page", flat_page(gap));
    REQUIRE(found.records.size() == flat_titles.size());
    CHECK(found.in_order);
    for (std::size_t i = 0; i < flat_titles.size(); ++i) {
      CHECK(found.records[i].title == flat_titles[i]);
      CHECK(found.records[i].listing->upvotes == static_cast<std::int64_t>(40 - i));
      CHECK(found.records[i].listing->comments == static_cast<std::int64_t>(i + 1));
    }
  }
}

TEST_CASE("a line with one paper's small print, or with abstracts, is left whole", "[ingest]") {
  CHECK_FALSE(ingest::page::has_flat_lines("Lab \u00b7 7 authors \u00b7 Oct 4\n"));
  const std::string abstract(400, 'a');
  CHECK_FALSE(ingest::page::has_flat_lines(flat_page(" ") + abstract + " 6 authors"));
  CHECK(ingest::page::has_flat_lines(flat_page(" ")));
}

}  // namespace papers::ingest_page_spoken_lines_flat_test
