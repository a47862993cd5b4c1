// Pages as writers of Markdown leave them: escapes, tags that stay, links that wrap.
#include <fmt/format.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"

namespace papers::ingest_page_page_markdown_test {

using namespace papers::test;

namespace {

std::string markdown_paper(const std::string& title, const std::string& id,
                           const std::string& abstract, const std::string& print) {
  return "### [" + title + "](/papers/" + id + ")\n\n" + abstract + "\n\n" + print + "\n\n";
}

const std::string plain_abstract =
    "We propose a method for language models that needs no training at all on any dataset.";

}  // namespace

TEST_CASE("the escapes of Markdown's writers are taken off, LaTeX's own are not", "[ingest]") {
  const std::string title = "SWE\\_Bench: A Title of Some Length";
  const std::string written =
      "We call it \\`\\`dense'' captioning (up to 15\\\\%) of \\[0, 1\\], for less than "
      "\\\\\\$2,000 a "
      "day. Models are at https://x.org/SDXL\\_NCP.";
  const CollectingSink found = read_as(
      "page", markdown_paper(title, "2602.10560", written, "4 authors · Oct 7, 2024 · 3") +
                  markdown_paper("Another Title", "2602.08711", plain_abstract, "5 authors"));
  REQUIRE(found.records.size() == 2);
  CHECK(found.records[0].title == "SWE_Bench: A Title of Some Length");
  CHECK(found.records[0].abstract ==
        "We call it ``dense'' captioning (up to 15\\%) of [0, 1], for less than \\$2,000 a day. "
        "Models are at https://x.org/SDXL_NCP.");

  const std::string latex =
      "We call it ``dense'' captioning (up to 15\\%), with models at SDXL\\_NCP.";
  const CollectingSink raw = read_as(
      "page", markdown_paper("A Title", "2602.10560", latex, "4 authors · Oct 7, 2024 · 3"));
  REQUIRE(raw.records.size() == 1);
  CHECK(raw.records[0].abstract == latex);
}

TEST_CASE("tags that Markdown's writers leave are no text", "[ingest]") {
  const auto part = [](const std::string& title, const std::string& id, const std::string& votes) {
    return "<div class=\"flex\">\n\n<a href=\"/login?next=%2Fpapers%2F" + id +
           "\"\nclass=\"cursor\"><img src=\"data:image/svg+xml;base64,PHN2\" /></a>\n\n"
           "<div class=\"leading-none\">\n\n" +
           votes +
           "\n\n</div>\n\n</div>\n\n"
           "### <a href=\"/papers/" +
           id + "\" class=\"line-clamp-3\">" + title +
           "</a>\n\n<div class=\"flex\">\n\n<a href=\"/Lab\" class=\"flex\"><img\n"
           "src=\"https://cdn.example/x.png\" alt=\"Shanghai AI Laboratory\" /> <span\n"
           "class=\"truncate\">Shanghai AI\nLaboratory</span></a>\n\n-   · 6 authors\n\n</div>\n\n"
           "<a href=\"/papers/" +
           id +
           "#community\" class=\"flex\"><img\n"
           "src=\"data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=\" /> 7</a>\n\n";
  };
  const CollectingSink found =
      read_as("page", part("When to Memorize and When to Stop", "2602.10560", "20") +
                          part("Captioner: Scripting Videos for a < b", "2602.08711", "15"));
  REQUIRE(found.records.size() == 2);
  CHECK(found.in_order);
  CHECK(found.records[0].title == "When to Memorize and When to Stop");
  CHECK(found.records[1].title == "Captioner: Scripting Videos for a < b");
  CHECK(found.records[1].arxiv_id == "2602.08711");
  CHECK(found.records[1].listing->upvotes == 15);
  CHECK(found.records[1].listing->comments == 7);
}

TEST_CASE("what looks like a tag in a formula is text, wherever it stands", "[ingest]") {
  const std::string begin =
      "We show for all a <b and c>d, and for every model that is trained on a corpus of x <b";
  const std::string middle =
      "words, that a method for language models needs no training at all on any of the datasets";
  const std::string end = "that were tried. The code of all experiments is public if c <a";
  std::string page = "<div class=\"flex\">\n\n" +
                     markdown_paper("A Title of Some Length", "2602.10560",
                                    begin + "\n" + middle + "\n" + end, "4 authors") +
                     markdown_paper("Another Title of Some Length", "2602.08711",
                                    begin + "\n" + middle + "\n" + end, "");
  while (page.ends_with('\n')) page.pop_back();
  const CollectingSink found = read_as("page", page);
  REQUIRE(found.records.size() == 2);
  CHECK(found.in_order);
  for (const Record& record : found.records)
    CHECK(record.abstract == begin + " " + middle + " " + end);
}

TEST_CASE("a tag in an abstract of plain text stays", "[ingest]") {
  const std::string abstract =
      "We propose a streaming model for video that is trained by matching flows, with a buffer of "
      "frames that moves along. It reaches the speed of the film on a single device and can be "
      "used "
      "for streaming, for interactive generation, and for the transformation of one video into "
      "another. We show results on our website: "
      "<a href=\"https://x.github.io/\">this https URL.</a>";
  const CollectingSink found =
      read_as("page", "A Title of Some Length\n\n" + abstract + "\n\n4 authors · Oct 7, 2024\n");
  REQUIRE(found.records.size() == 1);
  CHECK(found.records[0].abstract == abstract);
}

TEST_CASE("small print that is wrapped inside a link is read whole", "[ingest]") {
  for (const std::string print :
       {"[![Lab](https://cdn.example/a2.png)\nTsinghua University](/Lab)·Aug 12,\n"
        "2024·[![](data:image/svg+xml;base64,PHN2)\n7](/papers/2602.10560#community)",
        "4 authors·Aug 12, 2024·[\n7](/papers/2602.10560#community)",
        "[Tsinghua\nUniversity](/Lab)·Published on Aug 12, 2024\n\n[Upvote 4](/login)[ arXiv\n"
        "Page](https://arxiv.org/abs/2602.10560)\n\n[\n\n7](/papers/2602.10560#community)"}) {
    INFO(print);
    const CollectingSink found = read_as(
        "page", markdown_paper("A Title of Some Length", "2602.10560", plain_abstract, print) +
                    markdown_paper("Another Title", "2602.08711", plain_abstract,
                                   "5 authors·Aug 12, 2024"));
    REQUIRE(found.records.size() == 2);
    CHECK(found.in_order);
    CHECK(found.records[0].abstract == plain_abstract);
    CHECK(found.records[0].published == "2024-08-12");
    CHECK(found.records[0].listing->comments == 7);
    CHECK(found.records[1].title == "Another Title");
  }
}

TEST_CASE("links by reference whose labels are numbers are votes and comments", "[ingest]") {
  const CollectingSink found = read_as(
      "page",
      "Submitted by\n\nakhaliq\n\n[40][20]\n\n### [When to Memorize and When to Stop][19]\n\n"
      "[![Lab](https://cdn.example/a2.png) Tsinghua\nUniversity][21][\n\n  *   *   * · 6 "
      "authors\n\n"
      "][19]\n\n[ 5][22]\n\nSubmitted by\n\nakhaliq\n\n[29][24]\n\n### [Captioner: Scripting "
      "Videos][23]\n\n  * · 6 authors\n\n[7][25]\n\n*   [Previous][26]\n*   [1][26]\n\n"
      "window.x=1;\n\n   [19]: /papers/2602.10560\n   [22]: /papers/2602.10560#community\n"
      "   [23]: /papers/2602.08711\n");
  REQUIRE(found.records.size() == 2);
  CHECK(found.in_order);
  CHECK(found.records[0].arxiv_id == "2602.10560");
  CHECK(found.records[0].listing->upvotes == 40);
  CHECK(found.records[0].listing->comments == 5);
  CHECK(found.records[1].arxiv_id == "2602.08711");
  CHECK(found.records[1].listing->upvotes == 29);
  CHECK(found.records[1].listing->comments == 7);
}

TEST_CASE("links that are listed by their texts are those of their papers, in their order",
          "[ingest]") {
  // Both papers have 4 votes, a comment and "6 authors": the texts say nothing, the order does.
  for (const std::string close : {"][]", "]"}) {
    std::string page, list;
    const std::vector<std::string> titles = {"When to Memorize and When to Stop",
                                             "Captioner: Scripting Videos"};
    for (std::size_t i = 0; i < titles.size(); ++i) {
      const std::string path = "/papers/2602.1056" + std::to_string(i);
      page += "[\n\n4\n\n" + close + "\n\n### [" + titles[i] + close + "\n\n[\n\n" +
              plain_abstract + "\n\n" + close + "\n\n[\n\n*   6 authors\n\n" + close +
              "\xC2\xB7 Aug 12, 2024[1" + close + "\n\n";
      list += "[4]: /login?next=" + path + "\n[" + titles[i] + "]: " + path + "\n[" +
              plain_abstract + "]: " + path + "\n[\n\n*   6 authors\n\n]: " + path +
              "\n[1]: " + path + "#community\n";
    }
    const CollectingSink found = read_as("page", page + list);
    INFO(page + list);
    REQUIRE(found.records.size() == 2);
    for (std::size_t i = 0; i < titles.size(); ++i) {
      CHECK(found.records[i].title == titles[i]);
      CHECK(found.records[i].abstract == plain_abstract);
      CHECK(found.records[i].arxiv_id == "2602.1056" + std::to_string(i));
      CHECK(found.records[i].listing->upvotes == 4);
      CHECK(found.records[i].listing->comments == 1);
      CHECK_FALSE(found.records[i].listing->github_stars.has_value());
    }
  }
}

TEST_CASE("an escaped dash is a button without votes", "[ingest]") {
  const CollectingSink found =
      read_as("page", markdown_paper("A Title of Some Length", "2602.10560", plain_abstract,
                                     "[ Upvote \\-](/login)[GitHub 2](https://github.com/x/y)"
                                     "[arXiv Page](https://arxiv.org/abs/2602.10560)"));
  REQUIRE(found.records.size() == 1);
  CHECK(found.records[0].listing->github_stars == 2);
  CHECK_FALSE(found.records[0].listing->upvotes.has_value());
}

TEST_CASE("emphasis round a title and its address is taken off", "[ingest]") {
  const std::string title = "Lantern Routing of Patches for Night-Time Segmentation";
  const std::string url = "https://huggingface.co/papers/";
  const std::string abstract =
      "Segmenting dark street scenes is hard for dense networks. We propose a method that gains "
      "four points on three benchmarks of night driving.";
  using Dress = std::function<std::string(const std::string& title, const std::string& url)>;
  const std::vector<Dress> dresses = {
      [](auto text, auto to) { return "### **" + text + " <" + to + ">**"; },
      [](auto text, auto to) { return "### **" + text + "** <" + to + ">"; },
      [](auto text, auto to) { return "**" + text + " <" + to + ">** (21 upvotes)"; },
      [](auto text, auto to) { return "### **[" + text + "](" + to + ")**"; },
      [](auto text, auto to) { return "**[" + text + "](" + to + ")** (\u25B2 21)"; },
      [](auto text, auto to) {
        const std::size_t end = text.rfind(' ');
        return "**" + text.substr(0, end) + "\n" + text.substr(end + 1) + "** <" + to + ">";
      },
  };
  for (const Dress& dress : dresses) {
    std::string page = "Daily Papers\n\n";
    for (const std::string id : {"2605.00001", "2605.00002", "2605.00003"}) {
      page += dress(title, url + id) + "\n\n" + abstract + "\n\n";
    }
    INFO(page);
    const CollectingSink found = read_as("page", page);
    REQUIRE(found.records.size() == 3);
    CHECK(found.records[1].title == title);
    CHECK(found.records[1].arxiv_id == "2605.00002");
    CHECK(found.records[1].abstract == abstract);
    const bool states_votes = page.find("21") != std::string::npos;
    CHECK(found.records[1].listing->upvotes == (states_votes ? std::optional(21) : std::nullopt));
  }
}

TEST_CASE("comments of HTML are no text and open no link", "[ingest]") {
  const std::string abstract = "We propose a method that gains four points on three benchmarks.";
  std::string page = "<!--[-->\n\n# [Daily Papers](/papers)\n\n";
  for (const std::string id : {"2605.00001", "2605.00002", "2605.00003"}) {
    page += "<!--[0-->\n\n[4](/login?next=%2Fpapers%2F" + id +
            ")\n\n### <!--[0-->[Lantern Routing " + id.substr(9) + "](/papers/" + id +
            ")<!--]-->\n\n[" + abstract + "](/papers/" + id + ")\n\n<!--]-->\n\n";
  }
  const CollectingSink found = read_as("page", page);
  REQUIRE(found.records.size() == 3);
  CHECK(found.in_order);
  CHECK(found.records[1].title == "Lantern Routing 2");
  CHECK(found.records[1].abstract == abstract);
  CHECK(found.records[1].listing->upvotes == 4);
}

TEST_CASE("a table in HTML of any length gives all its papers, or tells what it left out",
          "[ingest]") {
  constexpr std::size_t rows = 600, row_bytes = 4000;  // more than 2 MiB
  for (const std::string line_end : {"\n", "\n\n"}) {
    for (const bool long_row : {false, true}) {
      std::string page = "# Papers\n\n<table><tr><th>Title</th><th>Abstract</th></tr>" + line_end;
      for (std::size_t i = 0; i < rows; ++i) {
        page += fmt::format("<tr><td><a href=\"https://arxiv.org/abs/2405.{:05}\">Lantern {}</a>",
                            i, i);
        page += "</td>" + line_end + "<td>";
        const std::size_t lines = long_row && i == 300 ? 300 : 1;
        for (std::size_t n = 0; n < lines; ++n) page += std::string(row_bytes, 'a') + line_end;
        page += "</td></tr>" + line_end;
      }
      const auto read = read_as("page", page + "</table>\n");
      CHECK(read.records.size() == rows - (long_row ? 1 : 0));
      CHECK(read.skipped.empty() != long_row);
    }
  }
}

}  // namespace papers::ingest_page_page_markdown_test
