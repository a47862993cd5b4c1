// Marks that say where a part belongs: votes by name, breaks of lines, fields in a row, columns.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"

namespace papers::ingest_page_page_marks_test {

using namespace papers::test;

namespace {

const std::vector<std::string> sentences = {
    "Segmenting dark street scenes at night is still hard for dense networks.",
    "We route each patch of a scene to a few experts that were trained on lamps and moonlight, "
    "and to nothing else.",
    "On three benchmarks of night driving this gains four points."};

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

std::string title_of(int number) {
  return fmt::format("Lantern Routing of Patches for {} Nights", number);
}

}  // namespace

TEST_CASE("votes with a name are of the paper that all of the page gives them to", "[ingest]") {
  for (const std::string name : {"\xE2\x96\xB2 {}", "\xF0\x9F\x91\x8D {}", "Upvote {}",
                                 "{} upvotes", "Upvotes: {}", "**\xE2\x96\xB2 {}**"}) {
    for (const bool above : {true, false}) {
      for (const std::string lead : {"Daily Papers\n\nApr 14\n\n", ""}) {
        for (const std::string heading : {"", "### "}) {
          for (const int papers : {2, 30}) {
            std::string page = lead;
            for (int i = 0; i < papers; ++i) {
              const std::string votes = fmt::format(fmt::runtime(name), 100 + i) + "\n\n";
              page += (above ? votes : "") + heading + title_of(i) + "\n\n" +
                      joined(sentences, " ") + "\n\n5 authors \xC2\xB7 Apr 9, 2026 \xC2\xB7 3\n\n" +
                      (above ? "" : votes);
            }
            INFO(page.substr(0, 900));
            const CollectingSink found = read_as("page", page);
            REQUIRE(found.records.size() == static_cast<std::size_t>(papers));
            for (int i = 0; i < papers; ++i) {
              CHECK(found.records[static_cast<std::size_t>(i)].title == title_of(i));
              CHECK(found.records[static_cast<std::size_t>(i)].listing->upvotes == 100 + i);
            }
          }
        }
      }
    }
  }
}

TEST_CASE("an abstract is whole, however its lines end", "[ingest]") {
  for (const std::string end : {"\n", "\\\n", "\\\\\n", "  \n", "<br>\n", "<br/>\n"}) {
    for (const std::string title : {"### [T](https://arxiv.org/abs/2605.0000N)", "T"}) {
      std::string page = "Daily Papers\n\nApr 14\n\n";
      for (const int i : {1, 2, 3}) {
        std::string line = title;
        if (line != "T") line.replace(line.find('N'), 1, std::to_string(i));
        line.replace(line.find('T'), 1, title_of(i));
        page += line + "\n\n" + joined(sentences, end) + "\n\n5 authors\n\n";
      }
      INFO(page);
      const CollectingSink found = read_as("page", page);
      REQUIRE(found.records.size() == 3);
      for (const Record& paper : found.records) CHECK(paper.abstract == joined(sentences, " "));
    }
  }
}

TEST_CASE("the fields of a digest say the same in rows, in lines and as items", "[ingest]") {
  for (const std::string strong : {"", "**"}) {
    for (const std::string between : {" | ", " \xC2\xB7 ", "\n\n", "\n- "}) {
      for (const std::string id :
           {"2605.0000N", "[2605.0000N](https://arxiv.org/abs/2605.0000N)"}) {
        std::string page = "# Daily digest 2026-04-14\n\n";
        for (const int i : {1, 2, 3}) {
          const auto field = [&](const std::string& name, const std::string& value) {
            return strong + name + ":" + strong + " " + value;
          };
          std::string fields = joined({field("Upvotes", "21"), field("Comments", "4"),
                                       field("Published", "2026-04-11"), field("arXiv", id)},
                                      between);
          for (std::size_t at = fields.find("0000N"); at != fields.npos;
               at = fields.find("0000N", at)) {
            fields.replace(at + 4, 1, std::to_string(i));
          }
          page += "## " + title_of(i) + "\n\n" + (between == "\n- " ? "- " : "") + fields + "\n\n" +
                  joined(sentences, " ") + "\n\n";
        }
        INFO(page);
        const CollectingSink found = read_as("page", page);
        REQUIRE(found.records.size() == 3);
        for (std::size_t i = 0; i < 3; ++i) {
          CHECK(found.records[i].title == title_of(static_cast<int>(i) + 1));
          CHECK(found.records[i].arxiv_id == fmt::format("2605.0000{}", i + 1));
          CHECK(found.records[i].published == "2026-04-11");
          CHECK(found.records[i].listing->upvotes == 21);
          CHECK(found.records[i].listing->comments == 4);
        }
      }
    }
  }
}

TEST_CASE("a table's title is the paper's, wherever its column stands, whatever its rule",
          "[ingest]") {
  for (const std::string rule : {"|-|-|-|", "|:-:|:-|-:|", "| --- | --- | --- |", "-|-|-"}) {
    for (const bool name_first : {true, false}) {
      for (const std::string venue : {"-", "N/A", "\xE2\x80\x94", ""}) {
        std::string page = "# Judges\n\n## 2026\n\n## Benchmarks &amp; more\n\n";
        page += name_first ? "| Name | Paper | Venue |\n" : "| Paper | Name | Venue |\n";
        page += rule + "\n";
        for (const int i : {1, 2}) {
          const std::string paper = fmt::format(
              "[{} &mdash; R&amp;D](https://arxiv.org/abs/2605.0000{})", title_of(i), i);
          const std::string name = fmt::format("Judge{}", i);
          page += fmt::format("| {} | {} | {} |\n", name_first ? name : paper,
                              name_first ? paper : name, venue);
        }
        INFO(page);
        const CollectingSink found = read_as("page", page);
        REQUIRE(found.records.size() == 2);
        CHECK(found.records[0].title == title_of(1) + " \xE2\x80\x94 R&D");
        CHECK(found.records[1].arxiv_id == "2605.00002");
        CHECK(found.records[0].venue.empty());
      }
    }
  }
}

TEST_CASE("what a picture counts may be said again beside it, in any language", "[ingest]") {
  for (const std::string said : {"点赞数：140", "点赞：140", "Likes: 140", ": 140", "140"}) {
    std::string page = "# Daily 2025-08-22\n\n";
    for (const int i : {1, 2}) {
      page += fmt::format(
          "## {}. {}\n\n- \xF0\x9F\x91\x8D {}\n- "
          "https://huggingface.co/papers/2605.0000{}\n\n{}\n\n",
          i, title_of(i), said, i, joined(sentences, " "));
    }
    INFO(page);
    const CollectingSink found = read_as("page", page);
    REQUIRE(found.records.size() == 2);
    for (const Record& record : found.records) CHECK(record.listing->upvotes == 140);
  }
}

}  // namespace papers::ingest_page_page_marks_test
