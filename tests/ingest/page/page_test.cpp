#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "ingest/reader.hpp"
#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/data_file.hpp"
#include "support/replaced.hpp"

namespace papers::ingest_page_page_test {

using namespace papers::test;
using papers::ingest::LineKind;

namespace {

std::string sample() { return read_data("../../data/trending-papers.txt"); }

/// The sample's titles and abstracts in turn: its lines after the day, blank ones apart.
std::vector<std::string> sample_texts() {
  std::istringstream lines(sample());
  std::vector<std::string> texts;
  bool in_list = false;
  for (std::string line; std::getline(lines, line);) {
    if (in_list && !line.empty()) texts.push_back(line);
    in_list = in_list || line == "Mar 12";
  }
  return texts;
}

void check_sample(const CollectingSink& found) {
  const auto texts = sample_texts();
  REQUIRE(texts.size() == 2 * 59);
  REQUIRE(found.records.size() == 59);
  CHECK(found.in_order);
  for (std::size_t i = 0; i < 59; ++i) {
    CHECK(found.records[i].title == texts[2 * i]);
    CHECK(found.records[i].abstract == texts[2 * i + 1]);
    CHECK(found.records[i].abstract_kind == AbstractKind::full);
    CHECK(found.records[i].listing->position == static_cast<std::int64_t>(i + 1));
    CHECK(found.records[i].listed_without_year == StatedDay{std::nullopt, 3, 12});
  }
}

std::string error_of(const std::string& text) {
  try {
    read_as("page", text);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

void choose_or_refuse(const std::string& text) {
  ingest::Input input("lanterns.txt", text);
  try {
    static_cast<void>(ingest::choose_format(input));
  } catch (const Error&) {
    // Most of what is cut is no document; it is told as one.
  }
}

}  // namespace

TEST_CASE("the sample page gives its 59 papers to the letter", "[ingest]") {
  const CollectingSink found = read_as("page", sample());
  check_sample(found);
  CHECK(found.days == std::vector<StatedDay>{{std::nullopt, 3, 12}});
  CHECK(found.lines == 245);
  CHECK(found.skipped.empty());
}

TEST_CASE("damage on the way does not change what the sample page says", "[ingest]") {
  const std::string page = sample();
  SECTION("CRLF") { check_sample(read_as("page", replaced(page, "\n", "\r\n"))); }
  SECTION("CR alone") { check_sample(read_as("page", replaced(page, "\n", "\r"))); }
  SECTION("a byte order mark") { check_sample(read_as("page", "\xEF\xBB\xBF" + page)); }
  SECTION("NBSP for blanks") { check_sample(read_as("page", replaced(page, " ", "\xC2\xA0"))); }
  SECTION("trailing blanks") { check_sample(read_as("page", replaced(page, "\n", "  \t\n"))); }
  SECTION("NUL") {
    check_sample(read_as("page", replaced(page, "\n\n", std::string("\0\n\0\n", 4))));
  }
  SECTION("no blank lines") { check_sample(read_as("page", replaced(page, "\n\n", "\n"))); }
  SECTION("three blank lines") {
    check_sample(read_as("page", replaced(page, "\n\n", "\n\n\n\n")));
  }
  SECTION("quoted as in mail") {
    check_sample(read_as("page", "> " + replaced(page, "\n", "\n> ")));
  }
  SECTION("buttons in between") {
    check_sample(read_as("page", replaced(page, "\n\nLearning", "\n\nSubscribe\n\nLearning")));
  }
}

TEST_CASE("a byte that is no UTF-8 becomes a replacement character and nothing else", "[ingest]") {
  const CollectingSink found = read_as("page", replaced(sample(), "Leverage", "Le\xFFverage"));
  REQUIRE(found.records.size() == 59);
  CHECK(found.records[0].title == replaced(sample_texts()[0], "Leverage", "Le\xEF\xBF\xBDverage"));
}

TEST_CASE("pages one after the other keep their own days and positions", "[ingest]") {
  const std::string page = sample();
  const std::string other = replaced(page, "Mar 12", "Mar 13");
  const CollectingSink found = read_as("page", page + "\n\n" + other);
  REQUIRE(found.records.size() == 118);
  CHECK(found.records[58].listing->position == 59);
  CHECK(found.records[58].listed_without_year->day == 12);
  CHECK(found.records[59].listing->position == 1);
  CHECK(found.records[59].listed_without_year->day == 13);
}

TEST_CASE("the page ordered by trend lists every paper twice and is read once", "[ingest]") {
  const CollectingSink found = read_as("page", read_data("pages/trending.md"));
  std::istringstream lines(read_data("pages/trending.expected.jsonl"));
  std::size_t at = 0;
  std::size_t summaries = 0;
  for (std::string line; std::getline(lines, line); ++at) {
    const auto expected = nlohmann::json::parse(line);
    REQUIRE(at < found.records.size());
    const Record& record = found.records[at];
    INFO(record.title);
    CHECK(record.title == expected.at("title").get<std::string>());
    CHECK(record.abstract == expected.at("abstract").get<std::string>());
    CHECK(record.listing->github_stars == expected.at("github_stars").get<std::int64_t>());
    CHECK(record.listing->position == expected.at("position").get<std::int64_t>());
    const std::string github = expected.at("github").get<std::string>();
    CHECK(std::any_of(record.links.begin(), record.links.end(),
                      [&github](const Link& link) { return link.url == github; }));
    if (record.abstract_kind == AbstractKind::summary) ++summaries;
  }
  CHECK(at == found.records.size());
  CHECK(summaries == 45);
  CHECK(found.in_order);
}

TEST_CASE("a title without an abstract is a paper without one", "[ingest]") {
  const auto texts = sample_texts();
  const CollectingSink found = read_as("page", replaced(sample(), "\n\n" + texts[3] + "\n", "\n"));
  REQUIRE(found.records.size() == 59);
  CHECK(found.records[1].title == texts[2]);
  CHECK(found.records[1].abstract.empty());
  CHECK(found.records[1].abstract_kind == AbstractKind::none);
  CHECK(found.records[2].abstract == texts[5]);
}

TEST_CASE("an abstract that was cut short says so", "[ingest]") {
  const std::string text = sample_texts()[1].substr(0, 180);
  for (const char* end : {"...", "\xE2\x80\xA6"}) {
    const CollectingSink found = read_as("page", "A Title of Some Length\n\n" + text + end);
    REQUIRE(found.records.size() == 1);
    CHECK(found.records[0].abstract_kind == AbstractKind::truncated);
  }
}

TEST_CASE("a page cut off at any byte is read up to there or refused", "[ingest]") {
  const std::string page =
      sample().substr(0, 1500) + "\n\n4 authors \xC2\xB7 Oct 7, 2024 \xC2\xB7 3\n";
  for (std::size_t size = 0; size < page.size(); ++size) {
    INFO(size << " bytes");
    try {
      const CollectingSink found = read_as("page", page.substr(0, size));
      CHECK(found.in_order);
      CHECK(found.records.size() <= 3);
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find("page.txt: ") == 0);
    }
  }
}

TEST_CASE("a character cut off where a line begins is no end of the program", "[ingest]") {
  for (const std::string_view symbol : {"\xF0\x9F\x94\xA5", "1\xEF\xB8\x8F\xE2\x83\xA3",
                                        "\xE2\x96\xB2", "\xE4\xBC\x9A\xE8\xAE\xAE"}) {
    for (const std::string_view mark : {"", "- ", "| ", "**", "### ", "TY  - "}) {
      for (std::size_t size = 0; size <= symbol.size(); ++size) {
        const std::string text =
            fmt::format("{0}{1} Sparse Lanterns\n\n{0}{2}\n\n{0}{2} - 12 \xC2\xB7 {2}", mark,
                        symbol, symbol.substr(0, size));
        INFO(text);
        CHECK_NOTHROW(choose_or_refuse(text));
      }
    }
  }
}

TEST_CASE("text that is no page of papers is refused with a reason", "[ingest]") {
  CHECK(error_of("new\n\nSubscribe\n\nbyAK and the research community\n\nMar 12\n") ==
        "page.txt: the frame of a page (menus, buttons) without any paper; save it again once the "
        "papers are shown");
  CHECK(error_of("new\n\nSubscribe\n\n@huggingface.co/papers/2605.00001\n@huggingface.co/papers/"
                 "2605.00002\n")
            .find("addresses of papers stand in it") != std::string::npos);
  CHECK(error_of("% A page\n\\documentclass{article}\n\\section{Windows}\n").find("LaTeX") !=
        std::string::npos);
  CHECK(error_of("milk\neggs\nbread\n").find("no paper found") != std::string::npos);
  CHECK(error_of("%PDF-1.7\n%\xE2\xE3").find("a PDF,") != std::string::npos);
  CHECK(error_of(std::string(100, '\0')).find("binary data") != std::string::npos);
  std::string prose = "Chapter the First\n\n";
  for (int i = 0; i < 20; ++i) prose += sample_texts()[3] + "\n\n";
  CHECK(error_of(prose).find("running text") != std::string::npos);
}

}  // namespace papers::ingest_page_page_test
