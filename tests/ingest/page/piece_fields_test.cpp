// What digests write below a title in names of fields, in bold letters and in one line.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_page_piece_fields_test {

namespace {

std::vector<Record> read_page(const std::string& text) {
  return test::collect(test::chosen_format(text).c_str(), text).records;
}

std::string headed(int number, const std::string& below) {
  const std::vector<std::string> titles = {"Lochan: Small Lakes of Memory", "Inver: River Mouths"};
  return fmt::format(
      "## {}. {}\n\n\U0001F517 https://arxiv.org/abs/2611.9900{} \u00B7 \U0001F44D 2{}\n\n{}\n\n",
      number, titles.at(static_cast<std::size_t>(number - 1)), number, number, below);
}

}  // namespace

TEST_CASE("a sentence below a name in bold letters is no abstract, whatever the name", "[ingest]") {
  for (const char* label : {"In short", "Why it matters", "Key idea", "Summary (AI-generated)",
                            "Motivation", "Was neu ist"}) {
    for (const bool inside : {true, false}) {
      const std::string said =
          std::string("**") + label + (inside ? ":**" : "**:") + " Agents keep small lakes.";
      const std::string more = said + "\n\n**Then what:** Lakes are near.";
      const std::string abstract = "**Abstract:** We keep lakes of memory and measure them.";
      for (const std::string& below : {said, more, said + "\n\n" + abstract,
                                       abstract + "\n\n" + said, abstract + "\n\n" + more}) {
        INFO(below);
        const auto records = read_page("# Papers\n\n" + headed(1, below) + headed(2, below));
        REQUIRE(records.size() == 2);
        const bool stated = below.find("Abstract") != below.npos;
        for (const Record& record : records) {
          CHECK(record.abstract_kind == (stated ? AbstractKind::full : AbstractKind::summary));
          const std::string both = "Agents keep small lakes. Lakes are near.";
          CHECK(record.abstract == (stated          ? "We keep lakes of memory and measure them."
                                    : below == more ? both
                                                    : "Agents keep small lakes."));
        }
      }
    }
  }
}

TEST_CASE("what is called an abstract is the abstract, whatever stands above it", "[ingest]") {
  std::string text = "# cs.CL\n\n";
  const std::vector<std::string> titles = {"Estuary: Mixing Fresh and Salt Data",
                                           "Spit: Narrow Models by the Sea"};
  for (const std::string& title : titles) {
    text += fmt::format(
        "### [{}](https://arxiv.org/abs/2611.9200{})\n*Marsha Delta, Flo River*\n\n"
        "TL;DR: Data are mixed.\n\n<details>\n  <summary>Details</summary>\n"
        "Motivation: Models trained on their own output collapse.\n\nMethod: A schedule.\n\n"
        "Result: Gains on nine tasks.\n\nAbstract: Synthetic data corrodes models. We mix "
        "it.\n\n</details>\n\n",
        title, title.size() % 10);
  }
  const auto records = read_page(text);
  REQUIRE(records.size() == 2);
  for (const Record& record : records) {
    CHECK(record.abstract == "Synthetic data corrodes models. We mix it.");
    CHECK(record.abstract_kind == AbstractKind::full);
  }
}

TEST_CASE("parts of an abstract may have names in bold letters", "[ingest]") {
  const std::string parts =
      "**Background:** Lakes hold memory for agents that run for days.\n\n"
      "**Methods:** We measure lakes in three valleys and compare them with rivers.\n\n"
      "**Results:** They hold what was put into them for all of the time.";
  const auto records = read_page("# Papers\n\n" + headed(1, "**Abstract:**\n\n" + parts) +
                                 headed(2, "#### Abstract\n\n" + parts));
  REQUIRE(records.size() == 2);
  for (const Record& record : records) {
    CHECK(record.abstract_kind == AbstractKind::full);
    CHECK(record.abstract.find("They hold what") != std::string::npos);
  }
}

TEST_CASE("counts and authors in one line are each what they say", "[ingest]") {
  for (const char* line :
       {"**\U0001F44D 203** | **\U0001F4AC 8** | **Authors:** Ida Vogel, Sam Achebe",
        "\U0001F44D 203 | \U0001F4AC 8 | **Authors:** Ida Vogel, Sam Achebe",
        "\u25B2 203 \u2022 \U0001F4AC 8 \u2022 Ida Vogel, Sam Achebe",
        "Ida Vogel, Sam Achebe \u00B7 203 upvotes \u00B7 8 comments"}) {
    const auto paper = [line](const char* title, int id) {
      return fmt::format(
          "### [{}](https://huggingface.co/papers/2611.2510{})\n{}\n\n"
          "**Abstract:** We repeat the middle layers. It gains 6 points.\n\n",
          title, id, line);
    };
    INFO(line);
    const auto records = read_page("# Digest\n\n" + paper("LoopLM: Depth by Repetition", 1) +
                                   paper("Cartographer: Agents that Draw Maps", 2));
    REQUIRE(records.size() == 2);
    for (const Record& record : records) {
      CHECK(record.authors == std::vector<std::string>{"Ida Vogel", "Sam Achebe"});
      REQUIRE(record.listing);
      CHECK(record.listing->upvotes == 203);
      CHECK(record.listing->comments == 8);
      CHECK(record.abstract == "We repeat the middle layers. It gains 6 points.");
    }
  }
}

}  // namespace papers::ingest_page_piece_fields_test
