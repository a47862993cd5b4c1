// docs/formats.md shows each format with a real example: what it shows is read as it says.
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/places.hpp"

namespace papers::ingest_formats_doc_test {

using namespace papers::test;

namespace {

/// The examples under each heading "## NAME: …": fenced blocks and indented ones.
std::map<std::string, std::vector<std::string>> documented_examples() {
  std::ifstream file(papers::test::source_folder() / "docs/formats.md");
  std::map<std::string, std::vector<std::string>> examples;
  std::string section;
  bool fenced = false;
  bool in_block = false;
  for (std::string line; std::getline(file, line);) {
    if (!fenced && line.rfind("## ", 0) == 0) section = line.substr(3, line.find(':') - 3);
    const bool fence = line.rfind("```", 0) == 0;
    if (fence) fenced = !fenced;
    const bool indented = !fenced && line.rfind("    ", 0) == 0;
    if ((fence && fenced) || (indented && !in_block)) examples[section].emplace_back();
    in_block = indented || (in_block && !fence && line.empty());
    if (fence || (!fenced && !in_block)) continue;
    examples[section].back() += (indented ? line.substr(4) : line) + "\n";
  }
  return examples;
}

}  // namespace

TEST_CASE("every format is documented with examples that it reads", "[ingest]") {
  const auto examples = documented_examples();
  for (const ingest::Format* format : ingest::formats()) {
    INFO(format->name);
    REQUIRE(examples.count(format->name) == 1);
    for (const std::string& example : examples.at(format->name)) {
      INFO(example);
      ingest::Input input("example", example);
      const ingest::Choice choice = ingest::choose_format(input);
      REQUIRE(choice.format != nullptr);
      CHECK(std::string(choice.format->name) == format->name);
      const CollectingSink found = read_as(format->name, example, "example");
      REQUIRE_FALSE(found.records.empty());
      CHECK(found.skipped.empty());
      CHECK(found.in_order);
      for (const Record& record : found.records) CHECK(record.title.size() >= 4);
    }
  }
}

TEST_CASE("the documented page gives the fields that the document names", "[ingest]") {
  const auto page = documented_examples().at("page");
  REQUIRE(page.size() == 3);
  const Record first = read_as("page", page[0]).records.at(0);
  CHECK(first.title == "LoRA vs Full Fine-tuning: An Illusion of Equivalence");
  CHECK(first.listing->upvotes == 92);
  CHECK(first.listing->comments == 3);
  CHECK(first.published == "2024-10-07");
  CHECK(first.listed_without_year == StatedDay{std::nullopt, 3, 12});
  const Record clipped = read_as("page", page[1]).records.at(0);
  CHECK(clipped.arxiv_id == "2508.03680");
  CHECK(clipped.listing->github_stars == 11300);
  const Record named = read_as("page", page[2]).records.at(0);
  CHECK(named.authors == std::vector<std::string>{"Reece Shuttleworth", "Jacob Andreas",
                                                  "Antonio Torralba", "Pratyusha Sharma"});
}

}  // namespace papers::ingest_formats_doc_test
