#include <fmt/format.h>

#include "ingest/page/entry_facts.hpp"
#include "ingest/page/entry_runs.hpp"
#include "ingest/page/statement.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_page_entry_test {

using test::chosen_format;
using test::collect;
using test::data_file;

TEST_CASE("a table of papers comes in, with titles that wrap inside their cell", "[ingest]") {
  const std::string text = data_file("tables/2025-04-02.md");
  CHECK(chosen_format(text) == "markdown-table");
  const auto read = collect("markdown-table", text);
  REQUIRE(read.records.size() == 2);
  const Record& first = read.records[0];
  CHECK(first.title ==
        "Any2Caption:Interpreting Any Condition to Caption for Controllable Video Generation");
  CHECK(first.arxiv_id == "2503.24379");
  CHECK(first.url == "https://huggingface.co/papers/2503.24379");
  CHECK(first.authors ==
        std::vector<std::string>{"shuicheng", "dizhang", "Xintao", "WeicaiYe", "ChocoWu"});
  CHECK(first.abstract_kind == AbstractKind::summary);
  CHECK(first.abstract.substr(0, 11) == "Any2Caption");
  CHECK(first.listing->position == 1);
  REQUIRE(read.days.size() == 1);
  CHECK(read.days[0] == StatedDay{2025, 4, 2});
  CHECK(read.skipped().empty());
  std::uint64_t next = 1;
  for (const auto& entry : read.accounts) {
    CHECK(entry.first == next);
    next = entry.last + 1;
  }
}

TEST_CASE("tables name their columns in many ways and may lack authors", "[ingest]") {
  const auto read = collect("markdown-table",
                            "| Date | **Paper** | Link | Code | Abstract | Stars |\n"
                            "|:----:|---|---|---|---|---:|\n"
                            "| 2024-01-02 | [A title](https://arxiv.org/abs/2401.00001) | "
                            "[pdf](https://arxiv.org/pdf/2401.00001) | "
                            "[code](https://github.com/a/b) | Cut off here... | 1.2k |\n"
                            "| 2024 | A \\| B | | | x | y | z |\n"
                            "| | | | | | |\n"
                            "\nText after the table | with a pipe\n");
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].title == "A title");
  CHECK(read.records[0].published == "2024-01-02");
  CHECK(read.records[0].arxiv_id == "2401.00001");
  CHECK(read.records[0].abstract_kind == AbstractKind::truncated);
  CHECK(read.records[0].listing->github_stars == 1200);
  REQUIRE(read.records[0].links.size() == 1);
  CHECK(read.records[0].links[0].kind == "code");
  CHECK(read.records[1].title == "A | B");
  REQUIRE(read.skipped().size() == 1);
  CHECK(read.skipped()[0].first == 5);
}

TEST_CASE("lists of papers come in as people write them", "[ingest]") {
  const std::string text =
      "# Awesome papers\n\n- [Contents](#contents)\n\n## Mar 12, 2025\n"
      "- [Plain title](https://arxiv.org/abs/2401.00001) - One sentence that tells what it does.\n"
      "* **Bold: a title**, Somebody et al. *NeurIPS 2024*. [[Paper](https://arxiv.org/abs/2401."
      "00002)] [[Code](https://github.com/a/b)]\n"
      "1. A bare title. [[pdf](https://openreview.net/pdf?id=x)] [[code](https://github.com/c/d)]\n"
      "- [Wrapped title](https://huggingface.co/papers/2401.00004): A sentence that goes\n"
      "  on in the next line of the item.\n";
  CHECK(chosen_format(text) == "markdown-list");
  const auto read = collect("markdown-list", text);
  REQUIRE(read.records.size() == 4);
  CHECK(read.records[0].title == "Plain title");
  CHECK(read.records[0].abstract == "One sentence that tells what it does.");
  CHECK(read.records[0].abstract_kind == AbstractKind::summary);
  CHECK(read.records[1].title == "Bold: a title");
  CHECK(read.records[1].arxiv_id == "2401.00002");
  REQUIRE(read.records[1].links.size() == 1);
  CHECK(read.records[1].links[0].url == "https://github.com/a/b");
  CHECK(read.records[2].title == "A bare title");
  CHECK(read.records[2].url == "https://openreview.net/pdf?id=x");
  CHECK(read.records[3].abstract == "A sentence that goes on in the next line of the item.");
  CHECK(read.records[3].line == 9);
  CHECK(read.days == std::vector<StatedDay>{{2025, 3, 12}});
  CHECK(read.skipped().empty());
}

TEST_CASE("the form of a list decides what its items are, wherever they link", "[ingest]") {
  std::string text = "# Awesome papers\n\n## Papers\n\n";
  int lake = 0;
  for (const char* const link :
       {"https://arxiv.org/abs/2401.00001", "https://jo.example/x.pdf",
        "https://repo.example/view?article=2", "https://arxiv.org/pdf/2401.00002",
        "https://sites.example/view/boats"}) {
    text +=
        fmt::format("- [Boats that vote in the deep\nwaters of lake {}](", ++lake) + link + ")\n";
  }
  text += "- Our news of today\n\n**Tools**\n\n- [A tool for the boats](https://boats.example)\n";
  const auto read = collect("markdown-list", text);
  REQUIRE(read.records.size() == 5);
  for (const Record& record : read.records) {
    CHECK(record.title.starts_with("Boats that vote in the deep waters of lake "));
  }
}

TEST_CASE("venues, tags and names round a title are none of it", "[ingest]") {
  for (const char* const item :
       {"- ICML 2022, Boats that **vote** in deep waters, "
        "[arXiv](https://arxiv.org/abs/2201.00001)",
        "- [[TPAMI](https://arxiv.org/abs/2201.00001)] Boats that vote in deep waters",
        "- Boats that vote in deep waters, ICML 2022, Ida Fern et al. "
        "[[PDF](https://arxiv.org/pdf/2201.00001)]",
        "- Fern, Moss, Ash, *Boats that vote in deep waters* - <https://arxiv.org/abs/2201.00001>",
        "- [Fern, I., & Moss, J. (2022). Boats that vote in deep waters. *Preprint*.]"
        "(https://arxiv.org/abs/2201.00001)",
        "**Boats that vote in deep waters** \\\n*Ida Fern, Jo Moss* \\\n"
        "ICML 2022. [[Paper](https://arxiv.org/abs/2201.00001)]"}) {
    const std::string text = std::string("# Papers\n\n") + item + "\n";
    INFO(text);
    const auto read = collect("markdown-list", text);
    REQUIRE(read.records.size() == 1);
    CHECK(read.records[0].title == "Boats that vote in deep waters");
    CHECK(read.records[0].arxiv_id == "2201.00001");
    const bool has_names = text.find("Ida Fern") != std::string::npos;
    if (has_names) CHECK(read.records[0].authors.at(0) == "Ida Fern");
    if (text.find("ICML") != std::string::npos) {
      CHECK(read.records[0].published == "2022");
      CHECK(read.records[0].venue == "ICML 2022");
    }
  }
}

TEST_CASE("a venue ends before its full stop", "[ingest]") {
  for (const char* venue : {"CVPR 2024", "ICML 2025 (Oral)", "Journal of Boats 2023", "ICLR'25"}) {
    for (const char* end : {".", ",", ""}) {
      for (const char* paper : {"[[paper](https://arxiv.org/abs/2201.00001)]",
                                "[[paper]](https://arxiv.org/abs/2201.00001)"}) {
        const std::string item =
            fmt::format("- Boats that vote. *Ida Fern, Jo Moss*. {}{} {}\n", venue, end, paper);
        INFO(item);
        const auto read = collect("markdown-list", "# Papers\n\n" + item);
        REQUIRE(read.records.size() == 1);
        CHECK(read.records[0].venue == venue);
        CHECK(read.records[0].authors == std::vector<std::string>{"Ida Fern", "Jo Moss"});
      }
    }
  }
}

TEST_CASE("a captured page is no list of papers, for all the items it has", "[ingest]") {
  std::string page = "## Trending Papers\n\n";
  for (int i = 0; i < 5; ++i) {
    const std::string id = "2401.0000" + std::to_string(i);
    page += "### [A title of a paper](https://huggingface.co/papers/" + id + ")\n\nText.\n\n" +
            "- [8 authors](https://huggingface.co/papers/" + id + ")\n- [arXiv Page](https://" +
            "arxiv.org/abs/" + id + ")\n\n";
  }
  CHECK(chosen_format(page) != "markdown-list");
}

TEST_CASE("inline Markdown reads as people see it", "[ingest]") {
  const auto plain = [](std::string_view markdown) {
    return ingest::page::plain_text(ingest::page::read_runs(markdown));
  };
  CHECK(plain("**bold** and *slanted* and `code`") == "bold and slanted and code");
  CHECK(plain("A* search, snake_case_name, 2 * 3 * 4") == "A* search, snake_case_name, 2 * 3 * 4");
  CHECK(plain("[a [b] c](http://x.org/(y)) end") == "a [b] c end");
  CHECK(plain("![badge](http://x.org/b.png) text<br>more \\[x\\]") == "text more [x]");
  CHECK(plain("[not a link] (x)") == "[not a link] (x)");
  CHECK(plain("<https://x.org/a>") == "https://x.org/a");
  // A million brackets that close nothing must not cost their square.
  CHECK(plain(std::string(1'000'000, '[')).size() == 1'000'000);
  CHECK(plain(std::string(300'000, '*') + "x").size() == 300'001);
}

TEST_CASE("counts and days in cells are read as written", "[ingest]") {
  CHECK(ingest::page::count_from("3.29k") == 3290);
  CHECK(ingest::page::count_from("1,204") == 1204);
  CHECK(ingest::page::count_from("1.2M") == 1'200'000);
  for (const char* text : {"", "-", "k", "1.5", "twelve", "1234567890123456"}) {
    INFO(text);
    CHECK_FALSE(ingest::page::count_from(text).has_value());
  }
  CHECK(ingest::page::day_in_heading("Papers for 2024-09-25") == StatedDay{2024, 9, 25});
  CHECK(ingest::page::day_in_heading("Mar 12") == StatedDay{std::nullopt, 3, 12});
  CHECK_FALSE(ingest::page::day_in_heading("Papers").has_value());
}

}  // namespace papers::ingest_page_entry_test
