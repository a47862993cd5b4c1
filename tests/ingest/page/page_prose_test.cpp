// Text that is no list of papers has short lines and paragraphs too: none of them may become one.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/error.hpp"
#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/data_file.hpp"
#include "support/places.hpp"

namespace papers::ingest_page_page_prose_test {

using namespace papers::test;

namespace {

std::string refusal_of(const std::string& text) {
  try {
    const auto found = read_as("page", text);
    return "read: " + (found.records.empty() ? std::string("nothing") : found.records[0].title);
  } catch (const ingest::NoPapers& error) {
    return error.what();
  }
}

bool refused(const std::string& text) {
  return refusal_of(text).find("no paper") != std::string::npos;
}

constexpr const char* readme =
    "# Sample pages\n\n"
    "Pages as they reach a disk, for developing a reader. The texts belong to their authors.\n\n"
    "| path | files |\n| --- | --- |\n| `api/` | 40 days, all distinct papers |\n\n"
    "Files are byte for byte as in their source (pretty-printed or not, as they come).\n\n"
    "## The page\n"
    "It reads like `huggingface.co/papers?q=...` reduced to headings: (`new`, `Subscribe`, `byAK\n"
    "and the research community`), one date, then title / blank line / abstract.\n"
    "- `Mar 12` is the day of the page, without a year.\n"
    "- On https://huggingface.co/papers/trending each paper is in the page twice, see\n"
    "  https://huggingface.co/papers/2412.15115 and "
    "[another](https://arxiv.org/abs/2412.15116).\n\n"
    "## Building it\n\nRun `make`. The model of the data is described in `docs/model.md`.\n\n"
    "## Licence\n\nMIT.\n";

constexpr const char* essay =
    "On Keeping a Garden\n\n"
    "The first thing to say of a garden is that it is never finished. My grandfather dug the same\n"
    "bed for forty years, and each spring he began as if he had never held a spade before.\n\n"
    "Of Soil\n\n"
    "Soil is the slow half of the work. It takes leaves and time, and it takes not walking on it\n"
    "when it is wet. Nothing that comes in a bag does what three winters of leaves will do.\n\n"
    "Of Patience\n\n"
    "A pear tree that is planted today bears for the grandchildren. One may plant it all the "
    "same:\n"
    "the blossom is there every April, and somebody has to be the grandfather of somebody.\n";

constexpr const char* letter =
    "From: Ada <ada@example.org>\nTo: Charles <charles@example.org>\n"
    "Date: Mon, 9 Mar 2026 10:00:00 +0000\nSubject: The engine\nMessage-ID: <1@example.org>\n\n"
    "Dear Charles,\n\nthank you for the drawings. I have looked at the second plate, and I believe "
    "that\nthe carriage cannot return before the sum is complete.\n\n"
    "Shall we meet on Thursday?\n\nI would bring the notes.\n\nYours,\nAda\n\n"
    "> The carriage is the part that I am least sure of.\n> Please have a look.\n\n-- \nAda\n";

constexpr const char* server_log =
    "2026-03-12 10:00:01 INFO Starting the service on port 8080\n"
    "2026-03-12 10:00:02 WARN The configuration has no section called mail; using defaults.\n"
    "2026-03-12 10:00:02 INFO Ready\n\n"
    "Traceback (most recent call last):\n"
    "  File \"/srv/app.py\", line 12, in <module>\n    run()\nValueError: not a number: 'x'\n\n"
    "2026-03-12 10:00:03 INFO GET /papers?date=2026-03-12 200\n";

constexpr const char* recipe =
    "Pancakes\n\nIngredients\n\n200 g flour\n3 eggs\n400 ml milk\n\nMethod\n\n"
    "Whisk the eggs into the flour, then add the milk little by little until it is smooth.\n\n"
    "Leave it to rest for half an hour. Fry in butter.\n";

}  // namespace

TEST_CASE("prose of any kind is refused, not read as papers", "[ingest]") {
  CHECK(refused(readme));
  CHECK(refused(essay));
  CHECK(refused(letter));
  CHECK(refused(server_log));
  CHECK(refused(recipe));
  for (const char* text : {readme, essay, letter, server_log, recipe}) INFO(refusal_of(text));
}

TEST_CASE("the project's own documents and sources are no pages of papers", "[ingest]") {
  namespace fs = std::filesystem;
  std::size_t seen = 0;
  for (const char* folder : {"docs", "src/library"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(papers::test::source_folder() / folder)) {
      const fs::path name = entry.path().filename();
      // Two documents show pages.
      if (name == "formats.md" || name == "pages.md" || !entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(file), {}};
      INFO(entry.path().string() << ": " << refusal_of(text));
      CHECK(refused(text));
      ++seen;
    }
  }
  CHECK(seen > 60);
}

TEST_CASE("title, blank line, abstract and nothing else is a page", "[ingest]") {
  const std::string two =
      "Keeping a Garden of Gradients\n\nWe study how gradients grow. Our method waters them and "
      "shows good results on three benchmarks.\n\n"
      "Soil: Slow Optimisation with Implicit Layers\n\nSlow optimisers are seldom used. We propose "
      "Soil, a layer that takes its time.";
  const auto found = read_as("page", two).records;
  REQUIRE(found.size() == 2);
  CHECK(found[0].title == "Keeping a Garden of Gradients");
  CHECK(found[1].abstract ==
        "Slow optimisers are seldom used. We propose Soil, a layer that takes its time.");
}

TEST_CASE("a few lines that belong to no paper do not spoil a page", "[ingest]") {
  const std::string page = read_data("../../data/trending-papers.txt");
  const auto found = read_as("page", "Saved by hand for the reading group.\n\n" + page +
                                         "\n\nThat is all for today, see you next week.\n");
  CHECK(found.records.size() == 59);
}

TEST_CASE("who is cited in a text, or below it, is no list of papers", "[ingest]") {
  const std::string text =
      "# My thoughts about gardens\n\nThis is a long article about gardens. It goes on and on.\n\n"
      "Devlin, J. et al. (2018) pretrain on much more of it, and so do we.\n\nAnn One and Bob Two "
      "(2024) keep this list.\n";
  CHECK(refused(text));
  CHECK(refused(text + "\n## References\n\nOne, A., & Two, B. (2020). Sparse gardens of boats. "
                       "Nature, 2(1), 1-2.\n\nSix, C., & Ten, D. (2021). Dense gardens of boats. "
                       "Science, 3(1), 5-6.\n"));
}

TEST_CASE("a document that is yet to be set is told by its first lines alone", "[ingest]") {
  CHECK(refusal_of("% made by a tool\n\\PassOptionsToPackage{a}{b}\n\n\\documentclass{article}\n"
                   "\\begin{document}\n")
            .find("LaTeX") != std::string::npos);
  std::string list = "# Papers\n\n";
  for (int i = 1; i <= 3; ++i) {
    const std::string n = std::to_string(i);
    list += "- [Garden number " + n + " of boats](https://arxiv.org/abs/2401.0000" + n + ")\n";
  }
  const std::string fence = "```tex\n\\documentclass{article}\n.TH x\n```\n\n";
  CHECK(read_as("page", fence + list).records.size() == 3);
  CHECK(read_as("page", list + "\n" + fence).records.size() == 3);
}

TEST_CASE("a long list that stands twice is told once", "[ingest]") {
  std::string list;
  for (int i = 100; i < 250; ++i) {
    const std::string n = std::to_string(i);
    list += "- [Garden number " + n + " of boats](https://arxiv.org/abs/2401.00" + n + ")\n";
  }
  CHECK(read_as("page", "# Papers\n\n" + list + "\n# Again\n\n" + list).records.size() == 150);
}

}  // namespace papers::ingest_page_page_prose_test
