// Who did what, and when and where, is written like a reference: of pictures, races and weddings
// none may become a paper, of publications all.
#include "ingest/page/work_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "ingest/page/entry_table.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_page_work_lists_test {

namespace {

using Items = std::vector<std::string>;

/// "Ann One, Bob Two. The ferry of the lake. Basel 2019."
Items deeds(std::mt19937& random, std::size_t count) {
  static const std::array names = {"Ann Olsen",    "Bob Tarrow", "Carla Reyes",
                                   "Dan Whitmore", "Eva Lind",   "Frank Moore"};
  static const std::array things = {"picnic", "ferry", "choir", "wedding", "race", "garden"};
  static const std::array places = {"Basel", "Chur", "Geneva", "Zurich"};
  Items items;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t first = random() % names.size();
    items.push_back(fmt::format("{}, {}. Our {} of the {}. {} {}.", names[first],
                                names[(first + 1 + random() % 5) % names.size()],
                                things[i % things.size()], things[random() % things.size()],
                                places[random() % places.size()], 1990 + random() % 30));
  }
  return items;
}

struct Dress {
  std::string before, after, list, list_end;
};

const std::vector<Dress> dresses = {{"<p>", "</p>\n", "", ""},
                                    {"<li>", "</li>\n", "<ul>\n", "</ul>\n"},
                                    {"<div>", "</div>\n", "<div>\n", "</div>\n"},
                                    {"<p title=\"a > b\">", "</p>\n", "", ""},
                                    {"", "\n\n", "", ""},
                                    {"- ", "\n", "", ""}};

std::string document(const Dress& dress, const std::string& heading, const Items& items) {
  const bool html = dress.before.starts_with('<');
  std::string text =
      html ? "<html><body><h1>" + heading + "</h1>\n" + dress.list : "# " + heading + "\n\n";
  for (const std::string& item : items) text += dress.before + item + dress.after;
  return html ? text + dress.list_end + "</body></html>\n" : text;
}

std::size_t papers_in(const std::string& text) {
  try {
    return test::collect(test::chosen_format(text).c_str(), text).records.size();
  } catch (const ingest::NoPapers& error) {
    const std::string said = error.what();
    const bool is_reason =
        said.find("no paper") != said.npos || said.find("without any paper") != said.npos;
    CHECK(is_reason);
    return 0;
  }
}

}  // namespace

TEST_CASE("who did what is no paper but in a list that says so", "[ingest]") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    const Items items = deeds(random, 1 + seed % 6);
    for (const Dress& dress : dresses) {
      INFO("seed " << seed << document(dress, "Our year", items));
      CHECK(papers_in(document(dress, "Our year", items)) == 0);
      for (const std::string heading :
           {"Publications", "Selected papers", "Veröffentlichungen", "Публикации", "发表论文"}) {
        // One alone makes no list of a text.
        const std::size_t least = dress.before.starts_with('<') ? 1 : 2;
        if (items.size() < least) continue;
        CHECK(papers_in(document(dress, heading, items)) == items.size());
      }
    }
  }
}

TEST_CASE("pages, a journal or a conference show a list of papers without a heading", "[ingest]") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    std::mt19937 random(seed);
    for (const std::string where :
         {"Hedges, 12(3), 10-17", "Hedges 521 (2015): 436–444", "Proc. of Hedges", "In EMNLP"}) {
      Items items = deeds(random, 3 + seed % 4);
      for (std::string& item : items) item.insert(item.rfind(". ") + 2, where + ", ");
      for (const Dress& dress : dresses) {
        INFO("seed " << seed << document(dress, "Our year", items));
        CHECK(papers_in(document(dress, "Our year", items)) == items.size());
      }
    }
  }
}

TEST_CASE("what an article cites below its text makes no list of it", "[ingest]") {
  const std::string prose =
      "The council had promised a new bridge for years, and this spring the first stones were "
      "laid. Half of the town came to watch, umbrellas and dogs and all.";
  for (const Dress& dress : dresses) {
    if (!dress.before.starts_with('<')) continue;
    std::string text = "<html><body><h1>Bridges</h1>";
    for (int i = 0; i < 3; ++i) text += "<p>" + prose + "</p>";
    text += "<h2>References</h2>" + dress.list;
    for (const char* const year : {"2019", "2020", "2021"}) {
      text += fmt::format(
          "{}One, A., &amp; Two, B. ({}). Sparse gardens of boats. <i>Nature</i>, "
          "2(1), 1-2.{}",
          dress.before, year, dress.after);
    }
    CHECK(papers_in(text + dress.list_end + "</body></html>") == 0);
  }
}

TEST_CASE("a column is called by its first word, whatever bytes it has", "[ingest]") {
  const std::string table =
      "| 标题 | 作者 | 会议（简称） |\n|---|---|---|\n| Our picnic of the lake | Ann Olsen | ICML "
      "2024 |\n| Our choir of the lake | Bob Tarrow | ICLR 2025 |\n";
  const auto read = test::collect("markdown-table", table);
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].venue == "ICML 2024");
}

TEST_CASE("an item whose title leads anywhere is a paper beside papers, in every section",
          "[ingest]") {
  std::string text = "# Awesome lanterns\n";
  for (int part = 1; part <= 5; ++part) {
    text += fmt::format(
        "\n## Part {0}\n\n- [Sparse {0} Lanterns](https://arxiv.org/abs/2405.0000{0}) (2024)\n"
        "- [Calm {0} Hedges of a Winter](https://example.org/{0}) (2020)\n"
        "- [Tall {0} Hedges of a Winter](https://dl.acm.org/doi/10.1145/{0}) (2020)\n",
        part);
  }
  CHECK(papers_in(text) == 15);
}

TEST_CASE("the order of a document's sections changes nothing of what it lists", "[ingest]") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::string> sections;
    for (const char* const heading : {"2020s", "Early years", "With friends"}) {
      sections.push_back(fmt::format("## {}\n\n", heading));
      for (const std::string& item : deeds(random, 2 + random() % 4)) {
        sections.back() += "- " + item + "\n";
      }
    }
    sections.emplace_back("## Newer\n\n");
    for (unsigned i = 0; i < 6; ++i) {
      sections.back() += fmt::format(
          "- [Sparse Boats of Night {0}](https://arxiv.org/abs/2405.0000{0}). Ann Olsen, Bob "
          "Tarrow. 2024\n",
          i);
    }
    sections.emplace_back(
        "## Venues\n\n- Dense Boats of Dawn (ICML 2020)\n- Dense Boats of Dusk "
        "at Sea (ICML 2021)\n- Dense Boats of a Winter (ICLR 2022)\n");
    const auto papers = [&sections] {
      std::string text = "# Ann Olsen\n";
      for (const std::string& section : sections) text += '\n' + section;
      std::multiset<std::string> titles;
      for (const auto& record : test::collect("markdown-list", text).records) {
        titles.insert(record.title);
      }
      return titles;
    };
    const auto first = papers();
    CHECK(first.size() >= 9);
    for (int turn = 0; turn < 6; ++turn) {
      std::shuffle(sections.begin(), sections.end(), random);
      CHECK(papers() == first);
    }
  }
}

TEST_CASE("capitals, opening hours and films are no publications", "[ingest]") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    std::mt19937 random(seed);
    for (const auto& [where, behind] : {std::pair<std::string, std::string>{"MARATHON ", ""},
                                        {"UNESCO ", ""},
                                        {"", ", 10-17"},
                                        {"", ", 9-12"}}) {
      Items items = deeds(random, 3 + seed % 4);
      for (std::string& item : items) {
        item.insert(item.rfind(". ") + 2, where);
        item.insert(item.size() - 1, behind);
      }
      for (const Dress& dress : dresses) {
        INFO(document(dress, "Our year", items));
        CHECK(papers_in(document(dress, "Our year", items)) == 0);
      }
    }
  }
  const Items films = {"Kurosawa, A. (1954). The seven samurai of the hill. Toho.",
                       "Lee, A. (2000). Crouching tiger, hidden dragon. Columbia.",
                       "Wilder, B. (1960). The apartment in the city. United Artists."};
  for (const Dress& dress : dresses) CHECK(papers_in(document(dress, "Papers", films)) == 0);
}

TEST_CASE("an item that states nothing is no paper, whatever stands around it", "[ingest]") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    std::mt19937 random(seed);
    std::string text = "# Awesome Lantern Papers\n\n## Contributing\n\n";
    text += "- Add One Link Per Pull Request With a Short Description\n";
    text += "- Keep the Alphabetical Order Within Every Section\n\n## Publications\n\n";
    for (const std::string& item : deeds(random, 3 + seed % 3)) text += "- " + item + "\n";
    const std::size_t papers = papers_in(text);
    CHECK(papers == 3 + seed % 3);
    CHECK(papers_in(text + "- Short Plain Words\n- Back to top\n") <= papers);
  }
}

}  // namespace papers::ingest_page_work_lists_test
