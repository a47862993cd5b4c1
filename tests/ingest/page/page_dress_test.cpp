// One page in every dress that tools give its parts, in all combinations: the papers are the same.
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"

namespace papers::ingest_page_page_dress_test {

using namespace papers::test;

namespace {

const std::string dress_abstract =
    "Segmenting dark street scenes is hard for dense networks. We route each patch to a few "
    "experts "
    "and gain four points on three benchmarks of night driving.";

std::string with_id(std::string text, const std::string& id) {
  for (std::size_t at = text.find("ID"); at != std::string::npos; at = text.find("ID", at)) {
    text.replace(at, 2, id);
  }
  return text;
}

struct Dress {
  std::string votes, title, abstract, people, day;
};

std::vector<Dress> all_dresses() {
  const std::string half = "Lantern Routing of Patches: Sparse Experts for";
  const std::string rest = "Night-Time Segmentation";
  std::vector<Dress> all;
  for (const char* votes :
       {"[4](/login?next=%2Fpapers%2FID)", "[\n\n4\n\n](/login?next=%2Fpapers%2FID)"}) {
    for (const std::string& title :
         {"### [" + half + " " + rest + "](/papers/ID)",
          "### [" + half + "\n### " + rest + "](/papers/ID)",
          "### [" + half + "\\  " + rest + "](https://huggingface.co/papers/ID)"}) {
      for (const std::string& abstract : {dress_abstract, "[" + dress_abstract + "](/papers/ID)",
                                          "[\n\n" + dress_abstract + "\n\n](/papers/ID)"}) {
        for (const char* people :
             {"- 6 authors", "[- 6 authors](/papers/ID)", "- [Image: no alt text]\n\n- 6 authors",
              "- ![](/a.svg)\n- 6 authors", "[[logo: lab] Example Lab](/examplelab)"}) {
          for (const char* day : {"\xC2\xB7 May 18, 2026[3](/papers/ID#community)",
                                  "\xC2\xB7\n\nMay 18, 2026\n\n[3](/papers/ID#community)"}) {
            all.push_back({votes, title, abstract, people, day});
          }
        }
      }
    }
  }
  return all;
}

std::string page_in(const Dress& dress) {
  std::string page = "# Daily Papers\n\nnight driving\n\nDaily\n\nWeekly\n\nMar 12\n\n";
  for (const char* id : {"2605.00001", "2605.00002"}) {
    for (const std::string* part :
         {&dress.votes, &dress.title, &dress.abstract, &dress.people, &dress.day}) {
      page += with_id(*part, id) + "\n\n";
    }
    page += with_id("[[Image: no alt text]](/papers/ID)\n\n", id);
  }
  return page;
}

}  // namespace

TEST_CASE("a page says the same in whatever dress a tool has put its parts", "[ingest]") {
  for (const Dress& dress : all_dresses()) {
    const std::string page = page_in(dress);
    INFO(page);
    const CollectingSink found = read_as("page", page);
    REQUIRE(found.records.size() == 2);
    CHECK(found.in_order);
    CHECK(found.days == std::vector<StatedDay>{{std::nullopt, 3, 12}});
    for (std::size_t i = 0; i < 2; ++i) {
      const Record& paper = found.records[i];
      CHECK(paper.title ==
            "Lantern Routing of Patches: Sparse Experts for Night-Time Segmentation");
      CHECK(paper.abstract == dress_abstract);
      CHECK(paper.arxiv_id == (i == 0 ? "2605.00001" : "2605.00002"));
      CHECK(paper.published == "2026-05-18");
      CHECK(paper.listing->upvotes == 4);
      CHECK(paper.listing->comments == 3);
    }
  }
}

TEST_CASE("links that are listed below each paragraph end no paper", "[ingest]") {
  std::string page = "Daily Papers\n\n";
  for (const char* id : {"2605.00001", "2605.00002"}) {
    page += with_id(
        "### [Lantern Routing: Sparse Experts for Segmentation ID][7]\n\n   [7]: /papers/ID\n\n" +
            dress_abstract + "\n\n6 authors\n\n",
        id);
  }
  const CollectingSink found = read_as("page", page);
  REQUIRE(found.records.size() == 2);
  CHECK(found.records[0].arxiv_id == "2605.00001");
  CHECK(found.records[1].arxiv_id == "2605.00002");
  CHECK(found.records[1].abstract == dress_abstract);
}

TEST_CASE("a number of comments that was put right behind a day ends it", "[ingest]") {
  const std::vector<std::pair<std::string, std::string>> days = {
      {"Sep 17, 2025", "2025-09-17"}, {"Jan 2, 2024", "2024-01-02"}, {"May 18", "2026-05-18"}};
  for (const auto& [day, wanted] : days) {
    for (const int comments : {1, 9, 12}) {
      std::string page = "Daily Papers\n\nJun 12\n\n";
      for (const char* title : {"Lantern Routing of Patches", "Pruned Paths in Practice"}) {
        page += std::string("7\n") + title + "\n\n" + dress_abstract + "\n\n5 authors\n\xC2\xB7 " +
                day + std::to_string(comments) + "\n\n";
      }
      INFO(page);
      const CollectingSink found = read_as("page", page);
      REQUIRE(found.records.size() == 2);
      for (const Record& paper : found.records) {
        CHECK(paper.listing->comments == comments);
        if (paper.published_without_year) {
          CHECK(paper.published_without_year->month == 5);
          CHECK(paper.published_without_year->day == 18);
        } else {
          CHECK(paper.published == wanted);
        }
      }
    }
  }
}

TEST_CASE("a title has its link and its text in every notation, emphasised and in headings",
          "[ingest]") {
  for (const std::string mark : {"", "**", "### "}) {
    for (const std::string link :
         {"[URL TITLE]", "[TITLE](URL)", "[[URL][TITLE]]", "\"TITLE\":URL", "TITLE <URL>"}) {
      std::string page = "Daily Papers\n\nMar 12\n\n";
      for (const char* id : {"2605.00001", "2605.00002"}) {
        std::string title = link;
        title.replace(title.find("TITLE"), 5, "Lantern Routing: a lean method for maps of ID");
        title.replace(title.find("URL"), 3, "https://huggingface.co/papers/ID");
        const std::string end = mark == "**" ? mark : "";
        page += "7\n\n" + mark + with_id(title, id) + end + "\n\n" + dress_abstract +
                "\n\n5 authors\n\n";
      }
      INFO(page);
      const CollectingSink found = read_as("page", page);
      REQUIRE(found.records.size() == 2);
      CHECK(found.records[0].title == "Lantern Routing: a lean method for maps of 2605.00001");
      CHECK(found.records[0].arxiv_id == "2605.00001");
      CHECK(found.records[1].arxiv_id == "2605.00002");
      CHECK(found.records[1].abstract == dress_abstract);
    }
  }
}

TEST_CASE("what tools put round a title is no part of it", "[ingest]") {
  const std::string title = "Lantern Routing: Sparse Experts for Segmentation";
  for (const std::string begin : {"", "1/ ", "\xF0\x9F\x93\x84 ", "Paper page - "}) {
    std::string page;
    for (const char* id : {"2605.00001", "2605.00002"}) {
      page += with_id("### **[" + begin + title + " ID](/papers/ID)** {#slug-ID}\n\n" +
                          dress_abstract + "\n\n4 upvotes\n\n",
                      id);
    }
    const CollectingSink found = read_as("page", page);
    INFO(page);
    REQUIRE(found.records.size() == 2);
    CHECK(found.records[0].title == title + " 2605.00001");
    CHECK(found.records[1].arxiv_id == "2605.00002");
    CHECK(found.records[1].abstract == dress_abstract);
  }
}

}  // namespace papers::ingest_page_page_dress_test
