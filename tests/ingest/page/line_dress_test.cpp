// What all lines of a document wear, and what it says again and again, changes no paper.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/sample_page.hpp"

namespace papers::ingest_page_line_dress_test {

using namespace papers::test;

namespace {

std::string page_of(const std::vector<SamplePaper>& papers) {
  std::string page = "Daily Papers\n\nMar 12\n\n";
  std::size_t votes = 3;
  for (const SamplePaper& paper : papers) {
    page += std::to_string(votes++) + "\n\n" + paper.title + "\n\n" + paper.abstract +
            "\n\n7 authors\n\n";
  }
  return page;
}

/// `text` with each of its lines written by `dressed`.
std::string each_line(const std::string& text,
                      const std::function<std::string(const std::string&, std::size_t)>& dressed) {
  std::string out;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += dressed(text.substr(at, end - at), number++) + "\n";
    at = end + 1;
  }
  return out;
}

void check_same(const CollectingSink& found, const std::vector<SamplePaper>& papers,
                std::int64_t first_votes) {
  REQUIRE(found.records.size() == papers.size());
  CHECK(found.in_order);
  for (std::size_t i = 0; i < papers.size(); ++i) {
    CHECK(found.records[i].title == papers[i].title);
    CHECK(found.records[i].abstract == papers[i].abstract);
    CHECK(found.records[i].listing->upvotes == first_votes + static_cast<std::int64_t>(i));
  }
}

/// A page as a screen reader says it: its roles before each text or behind it.
std::string spoken_page(const std::vector<SamplePaper>& papers, const std::string& link,
                        const std::function<std::string(const std::string&)>& heading) {
  std::string page = "banner landmark " + link + "Hugging Face\nlist with 9 items " + link +
                     "Models\n" + link + "Datasets\nout of list\n";
  std::size_t votes = 3;
  for (const SamplePaper& paper : papers) {
    page += link + "graphic\n" + std::to_string(votes++) + "\n" + heading(paper.title) + "\n" +
            paper.abstract + "\n" + link + "7 authors\n";
  }
  return page;
}

}  // namespace

TEST_CASE("the roles that a screen reader says are no part of a page", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  const std::string spoken[] = {
      spoken_page(papers, "link ", [](const auto& t) { return "heading level 3 link " + t; }),
      spoken_page(papers, "link    ",
                  [](const auto& t) { return "heading    level 3  visited link    " + t; }),
      spoken_page(papers, "Link ", [](const auto& t) { return "Heading level 3 Link " + t; }),
      spoken_page(papers, "link, ", [](const auto& t) { return "link, heading level 3, " + t; }),
      spoken_page(papers, "link, ", [](const auto& t) { return t + ", heading level 3, link"; })};
  for (const std::string& page : spoken) {
    INFO(page.substr(0, 400));
    check_same(read_as("page", page), papers, 3);
  }
}

TEST_CASE("a title and the address of its paper on one line are a link", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  const auto address = [](std::size_t n) {
    return "https://huggingface.co/papers/2601." + std::to_string(10000 + n);
  };
  using Line = std::function<std::string(const std::string&, const std::string&)>;
  const Line lines[] = {
      [](const auto& title, const auto& url) { return title + " - Hugging Face " + url; },
      [](const auto& title, const auto& url) { return "Paper page - " + title + " " + url; },
      [](const auto& title, const auto& url) { return title + ": " + url; },
      [](const auto& title, const auto& url) { return url + " | Paper page - " + title; },
      [](const auto& title, const auto& url) { return url + " " + title; }};
  for (const Line& line : lines) {
    for (const bool abstracts : {false, true}) {
      std::string page;
      for (std::size_t i = 0; i < papers.size(); ++i) {
        page += line(papers[i].title, address(i)) + "\n";
        if (abstracts) page += "\n" + papers[i].abstract + "\n\n";
      }
      INFO(page.substr(0, 400));
      const CollectingSink found = read_as("page", page);
      REQUIRE(found.records.size() == papers.size());
      for (std::size_t i = 0; i < papers.size(); ++i) {
        CHECK(found.records[i].title == papers[i].title);
        CHECK(found.records[i].arxiv_id == "2601." + std::to_string(10000 + i));
        CHECK(found.records[i].abstract == (abstracts ? papers[i].abstract : ""));
      }
    }
  }
}

TEST_CASE("what every line wears is no part of its text", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  const std::string page = page_of(papers);
  const std::vector<std::function<std::string(const std::string&, std::size_t)>> dresses = {
      [](const std::string& line, std::size_t) { return "> > " + line; },
      [](const std::string& line, std::size_t) { return "- " + line; },
      [](const std::string& line, std::size_t) { return "+" + line; },
      [](const std::string& line, std::size_t) { return "| " + line + "  |"; },
      [](const std::string& line, std::size_t n) {
        return "  " + std::to_string(n + 1) + "\t" + line;
      },
      [](const std::string& line, std::size_t n) { return "L" + std::to_string(n) + ": " + line; },
      [](const std::string& line, std::size_t n) { return std::to_string(n) + " | " + line; },
      [](const std::string& line, std::size_t) { return "│ " + line + "    │"; },
      [](const std::string& line, std::size_t n) {
        return line.empty() ? line
                            : "27/01/2026, 10:" + std::to_string(10 + n % 50) + " - Ann: " + line;
      }};
  for (std::size_t i = 0; i < dresses.size(); ++i) {
    INFO("dress " << i);
    check_same(read_as("page", each_line(page, dresses[i])), papers, 3);
  }
}

TEST_CASE("the numbers of lines are no part of them, on whatever lines they stand", "[ingest]") {
  const std::vector<SamplePaper> all = sample_page();
  for (const std::size_t size : {all.size(), std::size_t{3}}) {
    const std::vector<SamplePaper> papers(all.begin(),
                                          all.begin() + static_cast<std::ptrdiff_t>(size));
    for (const std::string mark : {"\t", ":", ": ", " | ", " │ ", "  "}) {
      for (const bool blank_lines : {true, false}) {
        std::size_t number = 0;
        const std::string page = each_line(page_of(papers), [&](const auto& line, std::size_t) {
          if (line.empty() && !blank_lines) return std::string();
          return fmt::format("{:6}{}{}", ++number, mark, line);
        });
        INFO(page.substr(0, 400));
        check_same(read_as("page", page), papers, 3);
      }
    }
  }
}

TEST_CASE("the borders of a box are no papers, however wide it is", "[ingest]") {
  const std::vector<SamplePaper> all = sample_page();
  const std::vector<SamplePaper> papers(all.begin(), all.begin() + 4);
  for (const std::size_t width : {4U, 40U, 110U}) {
    for (const std::string mark : {"═", "─", "━", "▀"}) {
      std::string border;
      for (std::size_t i = 0; i < width; ++i) border += mark;
      const std::string page =
          "╔" + border + "╗\n" +
          each_line(page_of(papers),
                    [](const std::string& line, std::size_t) { return "║ " + line + " ║"; }) +
          "╚" + border + "╝\n";
      INFO(page.substr(0, 400));
      check_same(read_as("page", page), papers, 3);
    }
  }
}

TEST_CASE("what a document says between papers again and again is no text of theirs", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  std::string page = "Daily Papers\n\nMar 12\n\n";
  SECTION("words of buttons, in whatever language") {
    std::size_t votes = 3;
    for (const SamplePaper& paper : papers) {
      page += "Eingereicht von jemandem\n\n" + std::to_string(votes) + "\n\n" + paper.title +
              "\n\n" + paper.abstract + "\n\n" + "12 Beitragende\n\n";
      ++votes;
    }
    check_same(read_as("page", page), papers, 3);
  }
  SECTION("heads and feet of sheets, in the middle of a paper") {
    std::size_t votes = 3;
    for (const SamplePaper& paper : papers) {
      const std::string sheet = std::to_string(votes);
      const std::size_t cut = paper.abstract.rfind(' ', paper.abstract.size() / 2);
      page += std::to_string(votes++) + "\n\n" + paper.title + "\n\n" +
              paper.abstract.substr(0, cut) + "\n\nfile:///home/ann/page.html   " + sheet +
              "/60\n\f27.01.2026, 10:04    Printed by Ann\n\n" + paper.abstract.substr(cut + 1) +
              "\n\n7 authors\n\n";
    }
    check_same(read_as("page", page), papers, 3);
  }
}

TEST_CASE("a page that stands several times in a document loses nothing", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  const std::string page = page_of({papers.begin(), papers.begin() + 3});
  CHECK(read_as("page", page + page + page + page).records.size() % 3 == 0);
  CHECK(read_as("page", page + page + page + page).records.size() >= 3);
}

TEST_CASE("an address above its text is that of the text, as chats have it", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  std::string chat;
  for (std::size_t n = 10; n < 16; ++n) {
    chat += "Ann\n10:" + std::to_string(n) + " AM\nhttps://huggingface.co/papers/2601.000" +
            std::to_string(n) + "\nhuggingface.co\nPaper page - " + papers[n].title + "\n\n";
  }
  const CollectingSink found = read_as("page", chat);
  REQUIRE(found.records.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(found.records[i].title == papers[10 + i].title);
    CHECK(found.records[i].arxiv_id == "2601.000" + std::to_string(10 + i));
  }
}

TEST_CASE("titles below the frame of a page are papers, whatever else is missing", "[ingest]") {
  std::string page = "Daily Papers\nby AK\nand the research community\nMar 12\n\n";
  const std::vector<SamplePaper> papers = sample_page();
  for (const SamplePaper& paper : papers) page += paper.title + "\n\n";
  CHECK(read_as("page", page).records.size() == papers.size());
}

TEST_CASE("a number is read to its end in the marks of any locale", "[ingest]") {
  const SamplePaper paper = sample_page().front();
  const std::pair<std::string, std::int64_t> numbers[] = {
      {"12,3k", 12300},   {"12,3 k", 12300},      {"12.345", 12345},     {"12,345", 12345},
      {"12'345", 12345},  {"12\u00A0345", 12345}, {"1.2 \u4E07", 12000}, {"104 000", 104000},
      {"1,2 M", 1200000}, {"3.29k", 3290},        {"12\u202F345", 12345}};
  for (const auto& [written, value] : numbers) {
    CAPTURE(written);
    const auto found = read_as("page", "Trending Papers\n\n" + paper.title + "\n\n" +
                                           paper.abstract + "\n\n7 authors\n\nUpvote 5\n\n" +
                                           "GitHub " + written + "\n\narXiv Page\n");
    REQUIRE(found.records.size() == 1);
    CHECK(found.records[0].listing->github_stars == value);
  }
}

TEST_CASE("a rule of two dashes between texts is no signature's", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  std::string page;
  for (std::size_t i = 0; i < 5; ++i) {
    page += "### [" + papers[i].title + "](https://huggingface.co/papers/2601.0001" +
            std::to_string(i) + ")\nAnn One, Bob Two\n-- \n" + papers[i].abstract + "\n\n";
  }
  const CollectingSink found = read_as("page", page);
  REQUIRE(found.records.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) CHECK(found.records[i].abstract == papers[i].abstract);
}

TEST_CASE("a number in angles is a link where the document lists its links so", "[ingest]") {
  const std::vector<SamplePaper> papers = sample_page();
  const std::string text =
      "We study silicon grown along the \u27E8100\u27E9 direction and compare it with others. "
      "Experiments show that it has a better yield by a wide margin.";
  std::string plain, linked, list;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string url = "https://huggingface.co/papers/2601.0001" + std::to_string(i);
    const std::string number = "\u27E8" + std::to_string(i + 1) + "\u27E9";
    plain += "### [" + papers[i].title + "](" + url + ")\n\n" + text + "\n\n";
    linked += "### " + papers[i].title + number + "\n\n" + papers[i].abstract + "\n\n";
    list += number + " " + url + ": " + papers[i].title + "\n";
  }
  const CollectingSink of_text = read_as("page", plain), of_links = read_as("page", linked + list);
  REQUIRE(of_text.records.size() == 3);
  REQUIRE(of_links.records.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(of_text.records[i].abstract == text);
    CHECK(of_links.records[i].title == papers[i].title);
    CHECK(of_links.records[i].arxiv_id == "2601.0001" + std::to_string(i));
  }
}

}  // namespace papers::ingest_page_line_dress_test
