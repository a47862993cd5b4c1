// Works as people cite them: references in the usual styles, and publication lists of home pages, a
// line, an item, a paragraph or an element each. Nothing of one stands in another.
#include <fmt/format.h>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_page_page_references_test {

namespace {

struct Person {
  std::string given, family;
};

struct Work {
  std::vector<Person> people;
  std::string title, venue, year, volume;
};

std::string initial(const Person& one, std::string_view stop) {
  return one.given.substr(0, 1).append(stop);
}

Work random_work(std::mt19937& random, std::size_t number) {
  static const std::vector<std::string> given = {"Ann", "Bob", "Cara", "Dan", "Eve", "Ulrich"};
  static const std::vector<std::string> family = {"Fern",  "Moss",  "Abou-Ras", "McBride",
                                                  "Reeve", "Stone", "Orłowski", "Quill"};
  static const std::vector<std::string> subjects = {"hedges",         "canals",       "old towns",
                                                    "sparse gardens", "night trains", "deep lakes"};
  static const std::vector<std::string> venues = {"Journal of Hedges", "Nature", "PLoS Genetics",
                                                  "Neural Computation"};
  Work work;
  for (std::size_t i = 0, count = 1 + random() % 4; i < count; ++i) {
    work.people.push_back(
        {given[(number + i) % given.size()], family[(number + 3 * i) % family.size()]});
  }
  const auto subject = [&] { return subjects[random() % subjects.size()]; };
  static const std::vector<std::string> parts = {"one", "two",   "three", "four", "five",
                                                 "six", "seven", "eight", "nine", "ten"};
  work.title = fmt::format("What the {} say of {} in part {}", subject(), subject(),
                           parts[number % parts.size()]);
  if (random() % 3 == 0) work.title += ": a view from " + subject();
  work.venue = venues[random() % venues.size()];
  work.year = std::to_string(1980 + random() % 45);
  work.volume = std::to_string(1 + random() % 60);
  return work;
}

std::string people(const Work& work, const std::function<std::string(const Person&)>& name,
                   std::string_view last, std::string_view between = ", ") {
  std::string out;
  for (std::size_t i = 0; i < work.people.size(); ++i) {
    if (i > 0) out += i + 1 == work.people.size() ? last : between;
    out += name(work.people[i]);
  }
  return out;
}

std::string full(const Person& one) { return one.given + " " + one.family; }

std::string apa(const Work& w) {
  const auto name = [](const Person& one) { return one.family + ", " + initial(one, "."); };
  return fmt::format("{} ({}). {}. {}, {}(2), 61–69.", people(w, name, ", & "), w.year, w.title,
                     w.venue, w.volume);
}

/// The first author's family name alone in front.
std::string first_turned(const Work& w) {
  Work turned = w;
  turned.people[0] = {turned.people[0].family + ",", turned.people[0].given};
  return people(turned, full, ", and ");
}

std::string mla(const Work& w) {
  return fmt::format("{}. \"{}.\" {} {}.3 ({}): 4-36.", first_turned(w), w.title, w.venue, w.volume,
                     w.year);
}

std::string chicago(const Work& w) {
  return fmt::format("{}. {}. “{}.” *{}* {} (9): 6127–39.", first_turned(w), w.year, w.title,
                     w.venue, w.volume);
}

std::string vancouver(const Work& w) {
  const auto name = [](const Person& one) { return one.family + " " + initial(one, "K"); };
  return fmt::format("{}. {}. {}. {};{}(3):244–56.", people(w, name, ", "), w.title, w.venue,
                     w.year, w.volume);
}

std::string springer(const Work& w) {
  const auto name = [](const Person& one) { return one.family + ", " + initial(one, "."); };
  return fmt::format("{}: {}. {} {}, 12–20 ({})", people(w, name, ", "), w.title, w.venue, w.volume,
                     w.year);
}

std::string ieee(const Work& w) {
  const auto name = [](const Person& one) { return initial(one, ". ") + one.family; };
  return fmt::format("{}, \"{},\" {}, vol. {}, pp. 1-9, {}.", people(w, name, " and "), w.title,
                     w.venue, w.volume, w.year);
}

std::string wrapped(const std::string& text) {
  constexpr std::size_t columns = 70;
  std::string out;
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (line > 0) out += line + end - at > columns ? '\n' : ' ';
    if (line + end - at > columns) line = 0;
    out += text.substr(at, end - at);
    line += end - at + 1;
    at = end + 1;
  }
  return out;
}

std::string lettered(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c != '.' && c != ' ') out += c;
  }
  return out;
}

void check_works(const std::string& document, const std::vector<Work>& works, bool full_names) {
  INFO(document);
  const std::string format = test::chosen_format(document);
  REQUIRE_FALSE(format.empty());
  const auto read = test::collect(format.c_str(), document);
  REQUIRE(read.records.size() == works.size());
  for (std::size_t i = 0; i < works.size(); ++i) {
    const Record& record = read.records[i];
    CHECK(record.title == works[i].title);
    REQUIRE(record.authors.size() == works[i].people.size());
    for (std::size_t a = 0; a < record.authors.size(); ++a) {
      const Person& one = works[i].people[a];
      if (full_names) CHECK(record.authors[a] == full(one));
      CHECK(lettered(record.authors[a]).starts_with(one.given.substr(0, 1)));
      CHECK(record.authors[a].ends_with(one.family));
    }
    CHECK(record.published == works[i].year);
    CHECK(record.venue == works[i].venue);
  }
}

using Style = std::string (*)(const Work&);
struct NamedStyle {
  Style write;
  bool full_names;
};
const std::vector<NamedStyle> styles = {{apa, false},       {mla, true},       {chicago, true},
                                        {vancouver, false}, {springer, false}, {ieee, false}};

}  // namespace

TEST_CASE("references come in whatever style, one a line, an item or a paragraph", "[ingest]") {
  using Dress = std::string (*)(const std::string&, std::size_t);
  const std::vector<Dress> dresses = {
      [](const std::string& text, std::size_t) { return text + "\n"; },
      [](const std::string& text, std::size_t) { return text + "\n\n"; },
      [](const std::string& text, std::size_t) { return wrapped(text) + "\n\n"; },
      [](const std::string& text, std::size_t) { return "- " + text + "\n"; },
      [](const std::string& text, std::size_t i) { return fmt::format("{}. {}\n", i + 1, text); },
      [](const std::string& text, std::size_t i) {
        return fmt::format("[{}] {}\n\n", i + 1, text);
      },
      [](const std::string& text, std::size_t i) {
        return fmt::format("**[{}]** {}\n\n", i + 1, text);
      },
      [](const std::string& text, std::size_t i) {
        return fmt::format(".. [{}] {}\n", i + 1, text);
      },
      [](const std::string& text, std::size_t) {
        return "<div class=\"csl-entry\">\n\n" + text + "\n\n</div>\n\n";
      }};
  for (unsigned seed = 1; seed <= 8; ++seed) {
    for (std::size_t s = 0; s < styles.size(); ++s) {
      for (std::size_t d = 0; d < dresses.size(); ++d) {
        INFO("seed " << seed << ", style " << s << ", dress " << d);
        std::mt19937 random(seed);
        std::vector<Work> works;
        std::string document = "## References\n\n";
        for (std::size_t i = 0; i < 5; ++i) {
          works.push_back(random_work(random, i + seed));
          document += dresses[d](styles[s].write(works.back()), i);
        }
        check_works(document, works, styles[s].full_names);
      }
    }
  }
}

TEST_CASE("a publication list in HTML mixes no two works, whatever stands first", "[ingest]") {
  const std::vector<std::string> holders = {"p", "li", "div", "td"};
  const std::vector<std::string> titles = {"<b>{}.</b>", "<span class=\"pubtitle\">{}.</span>",
                                           "<a href=\"files/x.pdf\">{}</a>", "<strong>{}</strong>"};
  for (unsigned seed = 1; seed <= 6; ++seed) {
    for (const std::string& holder : holders) {
      for (const std::string& dress : titles) {
        for (const bool authors_first : {false, true}) {
          std::mt19937 random(seed);
          std::vector<Work> works;
          std::string document =
              "<!DOCTYPE html><html><head><title>Us</title></head><body><h3>Publications</h3>";
          if (holder == "td") document += "<table>";
          for (std::size_t i = 0; i < 4; ++i) {
            Work& work = works.emplace_back(random_work(random, i + seed));
            while (work.people.size() < 2) work.people.push_back({"Gil", "Hart"});
            const std::string title = fmt::format(fmt::runtime(dress), work.title);
            const std::string names = people(work, full, ", ");
            const std::string item = fmt::format(
                "{}<br>{}<br><i>{}</i>, {}({}) Art. No. e32 ({})", authors_first ? names : title,
                authors_first ? title : names, work.venue, work.volume, 7, work.year);
            document += holder == "td"
                            ? "<tr><td><img src=\"a.png\"></td><td>" + item + "</td></tr>\n"
                            : fmt::format("<{0}>{1}</{0}>\n", holder, item);
          }
          if (holder == "td") document += "</table>";
          check_works(document + "</body></html>", works, true);
        }
      }
    }
  }
}

TEST_CASE("a list without links is of works where it says so of most", "[ingest]") {
  using Write = std::string (*)(const Work&);
  const std::vector<Write> forms = {
      [](const Work& w) { return fmt::format("* {} (SIGMOD {})\n", w.title, w.year); },
      [](const Work& w) { return fmt::format("- [x] [SIGMOD {}] {}\n", w.year, w.title); },
      [](const Work& w) { return fmt::format("- {} (Vaswani et al., {})\n", w.title, w.year); },
      [](const Work& w) {
        return fmt::format("- {}, X. Wang et al., CVPR {}.\n", w.title, w.year);
      }};
  for (unsigned seed = 1; seed <= 6; ++seed) {
    for (std::size_t f = 0; f < forms.size(); ++f) {
      std::mt19937 random(seed);
      std::vector<Work> works;
      std::string document = "# Papers\n\n";
      for (std::size_t i = 0; i < 5; ++i) {
        works.push_back(random_work(random, i + seed));
        document += forms[f](works.back());
      }
      INFO(document);
      const auto read = test::collect(test::chosen_format(document).c_str(), document);
      REQUIRE(read.records.size() == works.size());
      for (std::size_t i = 0; i < works.size(); ++i) {
        CHECK(read.records[i].title == works[i].title);
        CHECK(read.records[i].published == works[i].year);
      }
    }
  }
}

TEST_CASE("a heading with fields, or with its venue below, is a paper", "[ingest]") {
  const std::string fields =
      "### 1. Lantern Routing: Sparse Experts at Night\n- **作者**: Ann One, Bob Two 等\n- "
      "**机构**: Some Institute\n- **链接**: [arXiv](https://arxiv.org/abs/2405.00001)\n- "
      "**来源**: "
      "arXiv\n\n- **核心方法**: routes each patch\n\n---\n\n### 2. Pruned Paths in Practice\n- "
      "**作者**: Dan Four, Eve Five\n- **链接**: [arXiv](https://arxiv.org/abs/2405.00002)\n\n";
  auto read = test::collect(test::chosen_format(fields).c_str(), fields);
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].title == "Lantern Routing: Sparse Experts at Night");
  CHECK(read.records[0].arxiv_id == "2405.00001");
  CHECK(read.records[0].authors == std::vector<std::string>{"Ann One", "Bob Two"});
  CHECK(read.records[1].authors == std::vector<std::string>{"Dan Four", "Eve Five"});
  const std::string venues =
      "#### [Lantern Routing: Sparse Experts](https://arxiv.org/abs/2405.00001)\n\nICCV 2017\n\n- "
      "Experts.\n\n#### [Pruned Paths in Practice](https://arxiv.org/abs/2405.00002)\n\narXiv "
      "1712; "
      "NIPS Workshop 2017\n\n- Paths.\n\n";
  read = test::collect(test::chosen_format(venues).c_str(), venues);
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].title == "Lantern Routing: Sparse Experts");
  CHECK(read.records[0].venue == "ICCV 2017");
  CHECK(read.records[1].arxiv_id == "2405.00002");
}

}  // namespace papers::ingest_page_page_references_test
