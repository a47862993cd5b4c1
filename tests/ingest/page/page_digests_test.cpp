// Digests that people publish, in dresses drawn at random: each states the same papers.
#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_page_page_digests_test {

namespace {

struct Work {
  std::string title, id, authors, summary, abstract;
  std::vector<std::string> names;
};

std::vector<Work> works() {
  return {
      {"Lantern Routing: Sparse Experts at Night",
       "2405.00001",
       "Ann One, Bob Two",
       "Routes each patch of a night scene to a few experts.",
       "Segmenting dark streets is hard. We route each patch to a few experts and show results.",
       {"Ann One", "Bob Two"}},
      {"Pruned Paths in Practice",
       "2405.00002",
       "Cara Three, Dan de Four, Eve Five",
       "Most paths can go, and nobody will miss them.",
       "We prune paths in practice and report what was lost. The loss was small in all parks.",
       {"Cara Three", "Dan de Four", "Eve Five"}},
      {"Is Attention Enough? A Study of Benches",
       "2405.00003",
       "Fay Six, Gus Seven",
       "Benches are looked at, in vain and at length.",
       "Attention is studied on benches. We find that it is not enough, whatever its length.",
       {"Fay Six", "Gus Seven"}}};
}

class Edition {
 public:
  explicit Edition(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t count) { return random_() % count; }
  std::string one_of(const std::vector<std::string>& choices) {
    return choices[below(choices.size())];
  }

 private:
  std::mt19937 random_;
};

std::string url_of(const Work& work) { return "https://arxiv.org/abs/" + work.id; }

/// An item of a list; each part in one of the dresses it is found in.
std::string item(const Work& work, std::size_t bullet, std::size_t front, std::size_t shape,
                 std::size_t number) {
  const std::vector<std::string> bullets = {"- ", "* ", fmt::format("{}. ", number),
                                            fmt::format("{}) ", number)};
  const std::vector<std::string> fronts = {
      "", "[2024/05] ", "(2024-05-02) ", "[ICLR 2025] ", "`2024.05` ", "[2024-05] "};
  const std::string paper = fmt::format("[[paper]]({})", url_of(work));
  const std::string pdf =
      fmt::format("[PDF]({}) | [Code](https://github.com/example/x)", url_of(work));
  const std::string& title = work.title;
  std::string text;
  switch (shape) {
    case 0:
      text = fmt::format("[{}]({}) - {}", title, url_of(work), work.summary);
      break;
    case 1:
      text = fmt::format("**{}** - {} | {}", title, work.summary, pdf);
      break;
    case 2:
      text = fmt::format("**[{}]({})**, *{}*", title, url_of(work), work.authors);
      break;
    case 3:
      text = fmt::format("{}. *{}*. Path Days 2024. {}", title, work.authors, paper);
      break;
    case 4:
      text = fmt::format("**{}** [![arXiv](https://img.shields.io/badge/arXiv-{}.svg)]({})", title,
                         work.id, url_of(work));
      break;
    case 5:
      text = fmt::format("**{}**<br>{}<br>[Paper]({})", title, work.authors, url_of(work));
      break;
    case 6:
      text = fmt::format("[{}]({}) ({}, arXiv 2024): {}", title, url_of(work), "Ann One et al.",
                         work.summary);
      break;
    case 7:
      text = fmt::format("\"{}\", {}, [[pdf]({})]", title, work.authors, url_of(work));
      break;
    case 8:
      text = fmt::format("{} (2025). [{}]({}).", work.authors, title, url_of(work));
      break;
    case 9:
      text = fmt::format("{} \u2192 {}", title, url_of(work));
      break;
    default:
      text = fmt::format("**{}**\n  - **Authors**: {}\n  - **Link**: {}\n  - TL;DR: {}", title,
                         work.authors, url_of(work), work.summary);
  }
  return bullets[bullet] + fronts[front] + text + "\n";
}
constexpr std::size_t item_shapes = 11;

struct Cell {
  std::vector<std::string> names;
  std::string (*write)(const Work&, std::size_t edition);
};

const std::vector<Cell>& cells() {
  static const std::vector<Cell> all = {
      {{"Title", "**Paper**", "标题", "Titre", "📄 Paper"},
       [](const Work& work, std::size_t edition) {
         const std::vector<std::string> ways = {
             work.title,
             fmt::format("**{}**", work.title),
             fmt::format("[{}]({})", work.title, url_of(work)),
             fmt::format("**[{}]({})**", work.title, url_of(work)),
             fmt::format("1) **{}** - {}", work.title, work.summary),
             fmt::format("{} <br> [code](https://github.com/example/x)", work.title)};
         return ways[edition % ways.size()];
       }},
      {{"Link", "arXiv", "链接", "PDF"},
       [](const Work& work, std::size_t edition) {
         const std::vector<std::string> ways = {
             fmt::format("[{}]({}v1)", work.id, url_of(work)),
             fmt::format("[Link]({}), [Tweet](https://x.com/a/1)", url_of(work)), url_of(work)};
         return ways[edition % ways.size()];
       }},
      {{"Authors", "作者", "Autoren"}, [](const Work& work, std::size_t) { return work.authors; }},
      {{"Abstract", "摘要"},
       [](const Work& work, std::size_t edition) {
         const std::vector<std::string> ways = {
             work.abstract,
             fmt::format("<details><summary>Show</summary>{}</details>", work.abstract),
             fmt::format("<details><summary>Abstract (click)</summary><p>{}</p></details>",
                         work.abstract)};
         return ways[edition % ways.size()];
       }},
      {{"Date", "Publish Date", "日期"}, [](const Work&, std::size_t edition) {
         const std::vector<std::string> ways = {"2024-05-02", "May 2, 2024", "2024/05/02"};
         return ways[edition % ways.size()];
       }}};
  return all;
}

/// A table whose columns stand in any order and are called in any way.
std::string table(Edition& edition) {
  std::vector<std::size_t> order = {0, 1, 2, 3, 4};
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[edition.below(i)]);
  std::string text = "|", rule = "|";
  std::vector<std::size_t> ways;
  for (const std::size_t column : order) {
    text += " " + edition.one_of(cells()[column].names) + " |";
    rule += edition.one_of({"---|", ":--|", ":-:|"});
    ways.push_back(edition.below(6));
  }
  text += "\n" + rule + "\n";
  for (const Work& work : works()) {
    text += "|";
    for (std::size_t i = 0; i < order.size(); ++i) {
      text += " " + cells()[order[i]].write(work, ways[i]) + " |";
    }
    text += "\n";
  }
  return text;
}

void check_works(const std::vector<Record>& records) {
  REQUIRE(records.size() == works().size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    CHECK(records[i].title == works()[i].title);
    CHECK(records[i].arxiv_id == works()[i].id);
  }
}

}  // namespace

TEST_CASE("an item of a list states its paper in any edition", "[ingest]") {
  for (std::size_t shape = 0; shape < item_shapes; ++shape) {
    for (std::size_t front = 0; front < 6; ++front) {
      std::string text = "# Awesome paths\n\n## Papers\n\n";
      std::size_t number = 0;
      for (const Work& work : works())
        text += item(work, (shape + front) % 4, front, shape, ++number);
      INFO(text);
      const auto read = test::collect(test::chosen_format(text).c_str(), text);
      check_works(read.records);
      const bool authors =
          shape == 2 || shape == 3 || shape == 5 || shape == 7 || shape == 8 || shape == 10;
      for (std::size_t i = 0; authors && i < read.records.size(); ++i) {
        CHECK(read.records[i].authors == works()[i].names);
      }
      const bool summary = shape < 2 || shape == 6 || shape == 10;
      for (std::size_t i = 0; summary && i < read.records.size(); ++i) {
        CHECK(read.records[i].abstract == works()[i].summary);
        CHECK(read.records[i].abstract_kind == AbstractKind::summary);
      }
    }
  }
}

TEST_CASE("a table of papers has its columns in any order and language", "[ingest]") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    Edition edition(seed);
    const std::string text = "# Papers\n\n" + table(edition);
    INFO(text);
    const auto read = test::collect(test::chosen_format(text).c_str(), text);
    check_works(read.records);
    for (std::size_t i = 0; i < read.records.size(); ++i) {
      CHECK(read.records[i].authors == works()[i].names);
      CHECK(read.records[i].abstract == works()[i].abstract);
      CHECK(read.records[i].abstract_kind == AbstractKind::full);
      CHECK(read.records[i].published == "2024-05-02");
    }
  }
}

TEST_CASE("a ranking and the same papers in detail are one record each", "[ingest]") {
  for (const bool cut : {false, true}) {
    std::string text = "# Daily papers, 2024-05-03\n\n| Rank | Title | Votes |\n|--|--|--|\n";
    int rank = 0;
    for (const Work& work : works()) {
      const std::string title = cut ? work.title.substr(0, 18) + "..." : work.title;
      text += fmt::format("| {} | [{}]({}) | {} |\n", rank, title, url_of(work), 49 - rank);
      ++rank;
    }
    text += "\n## Details\n";
    rank = 0;
    for (const Work& work : works()) {
      text += fmt::format(
          "\n### {}. {}\n\n**Authors**: {}\n**Link**: [arXiv]({})\n\n**Abstract**: {}\n", ++rank,
          work.title, work.authors, url_of(work), work.abstract);
    }
    INFO(text);
    const auto read = test::collect(test::chosen_format(text).c_str(), text);
    check_works(read.records);
    for (std::size_t i = 0; i < read.records.size(); ++i) {
      CHECK(read.records[i].abstract == works()[i].abstract);
      CHECK(read.records[i].listing->upvotes == static_cast<std::int64_t>(49 - i));
    }
    CHECK(read.days == std::vector<StatedDay>{{2024, 5, 3}});
  }
}

TEST_CASE("cards, folds and headings of a digest are read as their papers", "[ingest]") {
  using Write = std::string (*)(const Work&, int);
  const std::vector<Write> kinds = {
      [](const Work& work, int) {
        return fmt::format("**[{}]({})**\n\n*{}*\n\n▲ 145 • 💬 3 • ⭐ 4,794\n\n{}\n\n---\n\n",
                           work.title, url_of(work), work.authors, work.abstract);
      },
      [](const Work& work, int rank) {
        return fmt::format(
            "<details>\n<summary><b>{}. <a href=\"{}\">{}</a></b> (▲ "
            "145)</summary>\n\nAuthors: {}\n\n> {}\n\n</details>\n\n",
            rank, url_of(work), work.title, work.authors, work.abstract);
      },
      [](const Work& work, int rank) {
        return fmt::format(
            "## {}) {} (145 ▲)\n\n- **Authors**: {}\n- **Link**: {}\n"
            "- **Abstract**: {}\n\n",
            rank, work.title, work.authors, url_of(work), work.abstract);
      },
      [](const Work& work, int rank) {
        return fmt::format(
            "### {}. [{}]({})\n\n**Authors:** {}\n\n**Votes:** 👍 145\n\n"
            "#### Abstract\n\n{}\n\n",
            rank, work.title, url_of(work), work.authors, work.abstract);
      }};
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    std::string text = kind % 2 == 0 ? "# Papers of the day\n\n" : "";
    int rank = 0;
    for (const Work& work : works()) text += kinds[kind](work, ++rank);
    INFO(text);
    const auto read = test::collect(test::chosen_format(text).c_str(), text);
    check_works(read.records);
    for (std::size_t i = 0; i < read.records.size(); ++i) {
      CHECK(read.records[i].authors == works()[i].names);
      CHECK(read.records[i].abstract == works()[i].abstract);
      CHECK(read.records[i].listing->upvotes == 145);
    }
  }
}

TEST_CASE("all links of a fold are its paper's, in any order and notation", "[ingest]") {
  const std::string code = "https://github.com/example/walk",
                    project = "https://walk.github.io/paths";
  const auto markdown = [](const std::string& text, const std::string& url) {
    return "[" + text + "](" + url + ")";
  };
  const auto html = [](const std::string& text, const std::string& url) {
    return "<a href=\"" + url + "\">" + text + "</a>";
  };
  for (const bool tags : {true, false}) {
    for (const char* between : {" | ", " "}) {
      for (const bool last : {true, false}) {
        std::string text = "# Papers of the day\n\n";
        for (const Work& work : works()) {
          const auto link = [&](const std::string& said, const std::string& url) {
            return tags ? html(said, url) : markdown(said, url);
          };
          const std::string paper = link("arXiv", url_of(work));
          const std::string more = link("code", code) + between + link("Project", project);
          text += fmt::format(
              "<details><summary><b>{}</b>{}{}{}{}</summary>\n\n> {}\n\n</details>\n\n", work.title,
              between, last ? more : paper, between, last ? paper : more, work.abstract);
        }
        INFO(text);
        const auto read = test::collect(test::chosen_format(text).c_str(), text);
        check_works(read.records);
        for (std::size_t i = 0; i < read.records.size(); ++i) {
          CHECK(read.records[i].abstract == works()[i].abstract);
          std::string links;
          for (const Link& one : read.records[i].links) links += one.url + "\n";
          CHECK(links.find(code) != links.npos);
          CHECK(links.find(project) != links.npos);
        }
      }
    }
  }
}

TEST_CASE("among rows and items nothing is a paper that neither links one nor shows it",
          "[ingest]") {
  std::string text =
      "# Awesome paths\n\n## Introduction\n\nThis list collects what we read on paths. It grows "
      "every week.\n\n## Contents\n\n- [Papers](#papers)\n- [Tools](#tools)\n\n## Papers\n\n";
  for (const Work& work : works()) text += item(work, 0, 0, 0, 1);
  text +=
      "\n## Tools\n\n- [A tool for walking](https://github.com/example/walk) - Walks along paths.\n"
      "\n| Model | Size |\n|---|---|\n| Walker | 7B |\n\n## Contributing\n\nPlease open a request "
      "with the paper that you miss. We look at it soon.\n";
  const auto read = test::collect(test::chosen_format(text).c_str(), text);
  check_works(read.records);
}

}  // namespace papers::ingest_page_page_digests_test
