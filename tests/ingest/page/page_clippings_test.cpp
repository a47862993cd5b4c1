// Pages as clippers and text browsers leave them: links that hold blocks, frames broken into lines.
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/sample_page.hpp"

namespace papers::ingest_page_page_clippings_test {

using namespace papers::test;

namespace {

const std::string first_abstract =
    "While reasoning over long context is crucial, it remains challenging for language models. We "
    "propose a gated recurrent memory that decides when to read on.";
const std::string second_abstract =
    "This paper proposes dense captioning, a novel task that asks models for narratives with "
    "explicit timestamps. We build a benchmark for it.";

void check_two_papers(const CollectingSink& found, const std::string& abstract = first_abstract) {
  REQUIRE(found.records.size() == 2);
  CHECK(found.in_order);
  CHECK(found.records[0].title == "When to Memorize and When to Stop");
  CHECK(found.records[1].title == "Captioner: Scripting Videos");
  CHECK(found.records[0].abstract == abstract);
  CHECK(found.records[1].abstract == (abstract.empty() ? "" : second_abstract));
  CHECK(found.records[0].listing->upvotes == 20);
  CHECK(found.records[1].listing->upvotes == 15);
}

}  // namespace

TEST_CASE("a name and an organisation on lines of their own are small print", "[ingest]") {
  const auto part = [](const std::string& title, const std::string& abstract,
                       const std::string& organisation, const std::string& votes) {
    return title + "\n\n" + abstract + "\n\nSubmitted by\ntaesiri\n" + organisation +
           "\n·\nPublished on Oct 7, 2025\n Upvote\n" + votes + "\n GitHub 720\n arXiv Page\n";
  };
  const CollectingSink found = read_as(
      "page",
      part("When to Memorize and When to Stop", first_abstract, "Soochow University", "20") +
          part("Captioner: Scripting Videos", second_abstract, "ByteDance Seed", "15"));
  check_two_papers(found);
  CHECK(found.records[1].listing->github_stars == 720);
}

TEST_CASE("links that hold a block open and close on lines of their own", "[ingest]") {
  for (const std::string open : {"[\n\n", "["}) {
    INFO(open);
    const auto part = [&](const std::string& title, const std::string& abstract,
                          const std::string& id, const std::string& votes) {
      return "### [" + title + "](/papers/" + id + ")\n\n" + open + abstract + "\n\n](/papers/" +
             id + ")\n\nSubmitted by [taesiri](/taesiri)\n\n[Upvote\n\n" + votes +
             "\n\n](/login?next=" + id + ")[arXiv Page](https://arxiv.org/abs/" + id + ")\n\n";
    };
    const CollectingSink found = read_as(
        "page", part("When to Memorize and When to Stop", first_abstract, "2602.10560", "20") +
                    part("Captioner: Scripting Videos", second_abstract, "2602.08711", "15"));
    check_two_papers(found);
    CHECK(found.records[0].arxiv_id == "2602.10560");
  }
}

TEST_CASE("a linked count of authors is no title, with an organisation before it or not",
          "[ingest]") {
  for (const std::string organisation : {"", "[![Lab](https://cdn.example/x.png) Lab](/Lab)"}) {
    const auto part = [&](const std::string& title, const std::string& id,
                          const std::string& votes) {
      return "[" + votes + "](/login?next=" + id + ")\n\n### [" + title + "](/papers/" + id +
             ")\n\n" + organisation + "[· 9 authors](/papers/" + id + ")\n\n[ 1](/papers/" + id +
             "#community)\n\n";
    };
    const CollectingSink found =
        read_as("page", part("When to Memorize and When to Stop", "2602.10560", "20") +
                            part("Captioner: Scripting Videos", "2602.08711", "15"));
    check_two_papers(found, "");
    CHECK(found.records[0].arxiv_id == "2602.10560");
    CHECK(found.records[1].arxiv_id == "2602.08711");
  }
}

TEST_CASE("a site's frame on single lines is no paper and refuses no page", "[ingest]") {
  const auto part = [](const std::string& title, const std::string& abstract,
                       const std::string& votes) {
    return title + "\n\n   " + abstract + "\n   * [ ]\n   Upvote " + votes + "\n   arXiv Page\n\n";
  };
  std::string page = "   Hugging Face's logo Hugging Face\n\n";
  page += "new Get trending papers in your email inbox once a day! Subscribe\n\n";
  page += part("When to Memorize and When to Stop", first_abstract, "20");
  page += part("Captioner: Scripting Videos", second_abstract, "15");
  page += "Previous 1 2 3 ... 20 Next\n\nTOS Privacy About Careers\n\n";
  page += "Models Datasets Spaces Pricing Docs\n";
  const CollectingSink found = read_as("page", page);
  check_two_papers(found);
  CHECK(found.records[1].listing->position == 2);
}

TEST_CASE("a title of two lines keeps the second above a blank line and a count of authors",
          "[ingest]") {
  const std::string first = "Captioner: Scripting Multi-Scene Videos with Time-Aware Structural";
  const std::string page =
      "[3]20\n\n[4]When to Memorize and When to Stop\n\n     *\n     * · 4 authors\n\n"
      "   [5]1[6] 1\n   Submitted by\n   ZBoyn\n   [ ]\n   15\n\n[7]" +
      first + "\nVideo Narratives\n\n     * [1cc9a4d5fb]\n     *\n     * · 5 authors\n\n   [8] 2\n";
  const CollectingSink found = read_as("page", page);
  REQUIRE(found.records.size() == 2);
  CHECK(found.records[0].title == "When to Memorize and When to Stop");
  CHECK(found.records[1].title == first + " Video Narratives");
  CHECK(found.records[0].listing->upvotes == 20);
  CHECK(found.records[1].listing->upvotes == 15);
}

TEST_CASE("brackets of an abstract's own stay where a line breaks at them", "[ingest]") {
  const std::string page =
      "A Title of Some Length\n\n"
      "We propose a method for language models whose scores are in the interval [\n"
      "0, 1] and that needs no training at all on any of the datasets that we tried.\n"
      "It is as good as what is trained for a week on all of them, as we show here.\n\n"
      "Upvote 20\n\nAnother Title of Some Length\n\n" +
      second_abstract + "\n\nUpvote 15\n";
  const CollectingSink found = read_as("page", page);
  REQUIRE(found.records.size() == 2);
  CHECK(found.records[0].abstract.find("interval [ 0, 1] and") != std::string::npos);
}

TEST_CASE("pages of single papers give these, and nothing of what is said of them", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  for (const std::string heading : {"# ", "### ", ""}) {
    for (const bool linked : {true, false}) {
      const auto name = [linked](const std::string& who) {
        return linked ? "[" + who + "](https://huggingface.co/" + who.substr(0, 3) + ")" : who;
      };
      std::string page;
      for (std::size_t i = 0; i < papers.size(); ++i) {
        page += "[Papers](https://huggingface.co/papers)\n\narxiv:2601." +
                std::to_string(10000 + i) + "\n\n" + heading + papers[i].title +
                "\n\nPublished on Nov 7, 2025\n\n\u00B7 Submitted by\n\n" + name("Dora Eck") +
                "\n\nUpvote\n\n" + std::to_string(30 + i) + "\n\nAuthors:\n\n" + name("Ann One") +
                ",\n\nBo Li\n\n" + heading + "Abstract\n\n" + papers[i].abstract +
                "\n\n[View arXiv page](https://arxiv.org/abs/2601." + std::to_string(10000 + i) +
                ")\n\n" + heading + "Community\n\nAn automated message of the librarian.\n\n" +
                heading + "Models citing this paper 0\n\nNo model linking this paper\n\n";
      }
      INFO(page.substr(0, 800));
      const CollectingSink found = read_as("page", page);
      REQUIRE(found.records.size() == papers.size());
      CHECK(found.in_order);
      for (std::size_t i = 0; i < papers.size(); ++i) {
        CHECK(found.records[i].title == papers[i].title);
        CHECK(found.records[i].abstract == papers[i].abstract);
        CHECK(found.records[i].arxiv_id == "2601." + std::to_string(10000 + i));
        CHECK(found.records[i].authors == std::vector<std::string>{"Ann One", "Bo Li"});
        CHECK(found.records[i].listing->upvotes == static_cast<std::int64_t>(30 + i));
        CHECK(found.records[i].published == "2025-11-07");
      }
    }
  }
}

TEST_CASE("links listed by their texts at the end are no titles with addresses", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  for (const bool with_abstracts : {true, false}) {
    std::string page = "# Daily Papers\n\n";
    std::string labels;
    for (std::size_t i = 0; i < papers.size(); ++i) {
      const std::string number = std::to_string(10000 + i);
      page += "Submitted by\n\n[someone" + number + "]\n\n[" + std::to_string(500 - i) +
              "]\n\n### [" + papers[i].title + "]\n\n" +
              (with_abstracts ? papers[i].abstract + "\n\n" : "") + "-   5 authors\n\n";
      labels += "[" + papers[i].title + "]: https://huggingface.co/papers/2604." + number + "\n";
    }
    const CollectingSink found = read_as("page", page + labels);
    REQUIRE(found.records.size() == papers.size());
    for (std::size_t i = 0; i < papers.size(); ++i) {
      CHECK(found.records[i].title == papers[i].title);
      CHECK(found.records[i].arxiv_id == "2604." + std::to_string(10000 + i));
    }
  }
}

TEST_CASE("an id among what a digest says of a paper begins no page of one paper", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  const std::vector<std::string> authors = {"Authors: Ann One, Bo Li", "**Authors**: 6",
                                            "Authors: 12"};
  for (const std::string id : {"- arXiv: ", "- arxiv:", "* arXiv:", "arXiv: ", "arXiv:"}) {
    const std::string& names = authors[id.size() % authors.size()];
    std::string page = "# Daily digest 2026-04-14\n\n";
    for (std::size_t i = 0; i < papers.size(); ++i) {
      page += "### " + papers[i].title + "\n\n" + id + "2604." + std::to_string(10000 + i) +
              "\n- " + names + "\n\n" + papers[i].abstract + "\n\n";
    }
    INFO(page.substr(0, 400));
    const CollectingSink found = read_as("page", page);
    REQUIRE(found.records.size() == papers.size());
    for (std::size_t i = 0; i < papers.size(); ++i) {
      CHECK(found.records[i].title == papers[i].title);
      CHECK(found.records[i].arxiv_id == "2604." + std::to_string(10000 + i));
      CHECK(found.records[i].abstract == papers[i].abstract);
    }
  }
}

}  // namespace papers::ingest_page_page_clippings_test
