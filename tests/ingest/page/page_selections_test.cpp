// Pages of the site that were selected whole, from the first title on, or as one reader's
// collection.
#include <string>
#include <vector>

#include "ingest/page/statement.hpp"
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

TEST_CASE("an organisation is no end of a title, whatever the titles' widths", "[ingest]") {
  const std::vector<std::string> names = {"StepFun", "KAIST AI", "Fudan University",
                                          "Kolors Team, Kuaishou Technology", "inclusionAI"};
  const std::vector<std::string> models = {"Lantern", "Harbor",  "Meadow", "Quarry", "Beacon",
                                           "Orchard", "Glacier", "Canyon", "Willow", "Ember"};
  for (std::size_t width = 44; width <= 92; width += 4) {
    std::string page = "Daily Papers\nby AK and the research community\nDaily\nWeekly\nOct 9\n";
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < 10; ++i) {
      std::string title = models[i] + ": Learning to";
      while (title.size() + 10 < width + i % 5) title += " Scale Nets";
      if (i == 7) title += " with Parallel Coordinated Reasoning over Long and Longer Contexts";
      titles.push_back(title);
      const std::string below = i % 5 == 2 ? "12 authors" : names[i % names.size()];
      page += "Submitted by\ntaesiri\n" + std::to_string(30 - i) + "\n" + title + "\n" + below +
              "\n" + (i % 3 == 0 ? "720\n" : "") + "1\n";
    }
    INFO(page);
    const CollectingSink found = read_as("page", page + selected_footer);
    REQUIRE(found.records.size() == titles.size());
    for (std::size_t i = 0; i < titles.size(); ++i) CHECK(found.records[i].title == titles[i]);
  }
}

TEST_CASE("a collection's small print is read in and outside of its titles", "[ingest]") {
  const auto paper = [](const std::string& dress, const std::string& title, const std::string& id,
                        const std::string& votes) {
    const std::string print =
        "Paper • " + id + " • Published Jan 16, 2025" + (votes.empty() ? "" : " • " + votes);
    const std::string link = "(https://huggingface.co/papers/" + id + ")";
    if (dress == "lines") {
      std::string lines = title + "\n" + print + "\n";
      for (std::size_t at = 0; (at = lines.find(" • ")) != lines.npos;) {
        lines.replace(at, std::string(" • ").size(), "\n•\n");
      }
      return lines;
    }
    if (dress == "plain") return title + "\n\n" + print + "\n\n";
    if (dress == "card") return "[\n\n#### " + title + "\n\n" + print + "\n\n]" + link + "\n\n";
    return "[" + title + print + "]" + link + "\n\n";
  };
  for (const std::string dress : {"lines", "plain", "card", "glued"}) {
    const std::string gap = dress == "lines" ? "\n" : "\n\n";
    const std::string page =
        "anna-k" + gap + "'s Collections" + gap + "To read" + gap + "updated 2 days ago" + gap +
        "Upvote" + gap + "3" + gap +
        paper(dress, "Diffusion Models beyond Scaling Denoising Steps", "2501.09732", "9 • 2") +
        "Note read again before the seminar?" + gap +
        paper(dress, "Could Thinking Multilingually Empower Reasoning?", "2504.11833", "13") +
        paper(dress, "Tokenizing Videos with a Learned Generative Prior", "2410.21264", "0 • 1");
    INFO(page);
    const CollectingSink found = read_as("page", page + selected_footer);
    REQUIRE(found.records.size() == 3);
    CHECK(found.records[0].title == "Diffusion Models beyond Scaling Denoising Steps");
    CHECK(found.records[0].arxiv_id == "2501.09732");
    CHECK(found.records[0].published == "2025-01-16");
    CHECK(found.records[0].listing->upvotes == 9);
    CHECK(found.records[0].listing->comments == 2);
    CHECK(found.records[1].title == "Could Thinking Multilingually Empower Reasoning?");
    CHECK(found.records[1].listing->upvotes == 13);
    CHECK_FALSE(found.records[1].listing->comments.has_value());
    CHECK(found.records[2].listing->comments == 1);
  }
}

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

TEST_CASE("a thumbnail between two copies of a paper is its, wherever thumbnails stand",
          "[ingest]") {
  const auto copies = [](const std::string& id, const std::string& title) {
    const std::string heading =
        "### " + title + "\n\n" + selected_abstract + "\n\n\u00b7 Published on Jul 4, 2025\n\n";
    const std::string thumbnail = "[<video src=\"https://cdn-thumbnails.huggingface.co/" + id +
                                  ".mp4\"></video>](https://huggingface.co/papers/" + id + ")\n\n";
    return heading + thumbnail + heading + thumbnail;
  };
  const CollectingSink found =
      read_as("page", "Trending Papers\n\n" + copies("2507.03724", "A Memory System for Models") +
                          copies("2509.18849", "Mixed Advantage Policy Optimization"));
  REQUIRE(found.records.size() == 2);
  CHECK(found.records[0].arxiv_id == "2507.03724");
  CHECK(found.records[1].arxiv_id == "2509.18849");
}

TEST_CASE("a number that links to nothing is of stars where comments link", "[ingest]") {
  const auto part = [](int n, const std::string& numbers) {
    const std::string id = "2605.0000" + std::to_string(n);
    return "### [Lantern Routing of Kind " + std::to_string(n) + "](/papers/" + id +
           ")\n\n- \u00b7 6 authors\n\n" + numbers + "\n\n";
  };
  const CollectingSink found = read_as(
      "page", "Daily Papers\nby AK and the research community\n\nOct 9\n\n" + part(1, "112") +
                  part(2, "1.54k [1](/papers/2605.00002#community)") + part(3, "7"));
  REQUIRE(found.records.size() == 3);
  CHECK(found.records[0].listing->github_stars == 112);
  CHECK_FALSE(found.records[0].listing->comments);
  CHECK(found.records[1].listing->github_stars == 1540);
  CHECK(found.records[1].listing->comments == 1);
  CHECK(found.records[2].listing->github_stars == 7);
}

TEST_CASE("stars for pictures make no heading of a count of authors", "[ingest]") {
  const auto part = [](const std::string& id, const std::string& title) {
    return "[46](/login?next=%2Fpapers%2F" + id + ")\n\n### <!--[0-->[" + title + "](/papers/" +
           id + ")<!--]-->\n\n[****** \u00b7 7 authors](/papers/" + id + ")\n\n[1](/papers/" + id +
           "#community)\n\n";
  };
  const CollectingSink found =
      read_as("page", part("2605.00001", "Lantern Routing") + part("2605.00002", "Harbor Routing"));
  REQUIRE(found.records.size() == 2);
  CHECK(found.records[1].title == "Harbor Routing");
}

TEST_CASE("a blank may stand between a link's text and its address", "[ingest]") {
  const auto part = [](const std::string& id, const std::string& title) {
    return "[\n46\n] (/login?next=%2Fpapers%2F" + id + ")\n\n[" + title + "] (/papers/" + id +
           ")\n\n[\u00b7 7 authors] (/papers/" + id + ")\n\n[1] (/papers/" + id + "#community)\n\n";
  };
  const CollectingSink found =
      read_as("page", part("2605.00001", "Lantern Routing") + part("2605.00002", "Harbor Routing"));
  REQUIRE(found.records.size() == 2);
  CHECK(found.records[0].title == "Lantern Routing");
  CHECK(found.records[0].listing->upvotes == 46);
  CHECK(found.records[1].listing->comments == 1);
}

TEST_CASE("an address that ends as a sentence does is of one", "[ingest]") {
  using ingest::page::first_form;
  using ingest::page::Form;
  const std::string address = "https://lantern.github.io/Lantern";
  CHECK(first_form("Project Page: " + address) == Form::label);
  CHECK(first_form("Project Page: " + address + ".") == Form::text);
}

}  // namespace papers::ingest_page_page_selections_test
