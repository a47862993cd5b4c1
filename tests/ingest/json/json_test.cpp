#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/limits.hpp"
#include "ingest/json/json_rows.hpp"
#include "ingest/json/json_value.hpp"
#include "ingest/json/python_repr.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "text/utf8.hpp"

namespace papers::ingest_json_json_test {

using nlohmann::json;
using test::chosen_format;
using test::collect;
using test::data_file;

namespace {

const std::string row = R"({"paper": {"id": "2412.15115", "title": "A\n  title",
    "summary": "One\ntwo.", "upvotes": 7}, "title": "A\n  title", "numComments": 2})";

/// What the JSON says, field by field, against what was read.
void check_row(const json& expected, const Record& record) {
  const json& paper = expected["paper"];
  INFO(paper["id"]);
  CHECK(record.arxiv_id == paper["id"].get<std::string>());
  CHECK(record.url == "https://huggingface.co/papers/" + paper["id"].get<std::string>());
  CHECK(record.title == text::squeeze(paper["title"].get<std::string>()));
  CHECK(record.abstract == text::squeeze(paper["summary"].get<std::string>()));
  CHECK(record.abstract_kind == AbstractKind::full);
  CHECK(record.published == paper["publishedAt"].get<std::string>().substr(0, 10));
  REQUIRE(record.listing.has_value());
  CHECK(record.listing->upvotes == paper["upvotes"].get<std::int64_t>());
  CHECK(record.listing->comments == expected["numComments"].get<std::int64_t>());
  CHECK(record.authors.size() == paper["authors"].size());
  const json keywords = paper.value("ai_keywords", json::array());
  CHECK(record.keywords.size() == keywords.size());
  std::string code;
  for (const Link& link : record.links) {
    if (link.kind == "code") code = link.url;
  }
  CHECK(code == paper.value("githubRepo", std::string()));
  CHECK(record.listing->github_stars.has_value() == paper.contains("githubStars"));
  const std::string listed = paper.value("submittedOnDailyAt", std::string());
  CHECK(record.listing->listed_on == parse_iso_day(listed.substr(0, 10)));
}

}  // namespace

TEST_CASE("API days come in with every field that the JSON states", "[ingest]") {
  for (const char* day : {"2024-05-27", "2025-08-22", "2026-01-13", "2026-02-12", "2026-05-08"}) {
    const std::string text = data_file(fmt::format("api/{}.json", day));
    const json rows = json::parse(text);
    CHECK(chosen_format(text) == "api");
    for (const std::string& shape :
         {text, rows.dump(), "\xEF\xBB\xBF" + text, R"({"count": 2, "dailyPapers": )" + text + "}",
          R"({"status": "ok", "data": {"papers": )" + text + "}}"}) {
      const auto read = collect("api", shape);
      REQUIRE(read.records.size() == rows.size());
      CHECK(read.skipped().empty());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        check_row(rows[i], read.records[i]);
        CHECK(read.records[i].listing->position == static_cast<std::int64_t>(i + 1));
      }
    }
    std::string lines;
    for (const json& one : rows) lines += one.dump() + "\r\n";
    CHECK(chosen_format(lines) == "api");
    const auto read = collect("api", lines);
    REQUIRE(read.records.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) check_row(rows[i], read.records[i]);
  }
}

TEST_CASE("damaged days, whose rows are Python's print of them, still give their papers",
          "[ingest]") {
  const std::string text = data_file("api/2024-12-24.json");
  const std::string wrapped =
      R"({"status": "success", "date": "2024-12-24", "count": 3, "data": )" + text + "}";
  for (const std::string& shape : {text, wrapped}) {
    CHECK(chosen_format(shape) == "api");
    const auto read = collect("api", shape);
    REQUIRE(read.records.size() == 3);
    CHECK(read.skipped().empty());
    for (const Record& record : read.records) {
      CHECK(record.arxiv_id.substr(0, 3) == "241");
      CHECK(record.abstract.size() > 300);
      CHECK(record.abstract.find('\\') == std::string::npos);
      CHECK_FALSE(record.authors.empty());
      CHECK(record.listing->upvotes.has_value());
    }
  }
  const auto days = collect("api", wrapped).days;
  REQUIRE(days.size() == 1);
  CHECK(days[0] == StatedDay{2024, 12, 24});
  // Python prints a whole list the same way.
  const auto printed = collect("api", "[{'id': '2412.00001', 'title': \"It's\", 'ok': True}]");
  REQUIRE(printed.records.size() == 1);
  CHECK(printed.records[0].title == "It's");
}

TEST_CASE("a day that stands behind the rows is theirs all the same", "[ingest]") {
  struct DaySink : public ingest::Sink {
    void record(Record&) override { days.push_back(day); }
    void account(const ingest::Account&) override {}
    void document_day(const StatedDay& stated) override { day = stated.day; }
    unsigned day = 0;
    std::vector<unsigned> days;
  };
  const auto days_of = [](const std::string& text) {
    DaySink sink;
    ingest::Input input("day.json", text);
    ingest::read(*ingest::find_format("api"), input, sink);
    return sink.days;
  };
  const std::string rows = R"([{"title": "One"}, {"title": "Two"}])";
  CHECK(days_of(R"({"data": )" + rows + R"(, "date": "2025-03-12"})") ==
        std::vector<unsigned>{12, 12});
  CHECK(days_of(R"({"data": )" + rows + R"(, "date": "2025-03-12"} {"data": )" + rows +
                R"(, "date": "2025-03-13"})") == std::vector<unsigned>{12, 12, 13, 13});
  CHECK(days_of(R"({"data": )" + rows + "}") == std::vector<unsigned>{0, 0});
  // What is far longer than a page is not held back: memory stays flat.
  std::string many = R"({"data": [{"title": "One"})";
  for (int i = 0; i < 2000; ++i) many += R"(, {"title": "More"})";
  const auto days = days_of(many + R"(], "date": "2025-03-12"})");
  REQUIRE(days.size() == 2001);
  CHECK(days.back() == 0);
}

TEST_CASE("Python's literals become the same JSON values", "[ingest]") {
  std::string why;
  const auto converted = [&](std::string_view python) {
    const auto text = ingest::python_repr_to_json(python, why);
    return text ? json::parse(*text) : json("refused");
  };
  CHECK(converted(R"({'a': "it's", 'b': 'say "x"', 'c': 'both \'"'})") ==
        json({{"a", "it's"}, {"b", "say \"x\""}, {"c", "both '\""}}));
  CHECK(converted(R"(['\n\t\\', '\d'])") == json({"\n\t\\", "\\d"}));
  CHECK(converted(R"(['\x41\u00e9\U0001F600'])") == json({"Aé😀"}));
  CHECK(converted("(1, -2.5, True, False, None, [], {})") ==
        json({1, -2.5, true, false, nullptr, json::array(), json::object()}));
  CHECK(converted("[1,]") == json({1}));
  CHECK(converted("['one '\n \"two's \" 'three', 'four', '']") ==
        json({"one two's three", "four", ""}));
  for (const char* bad : {"{'a'", "[1)", "datetime(2024, 1)", "'open", "[1] @"}) {
    INFO(bad);
    CHECK(converted(bad) == json("refused"));
    CHECK_FALSE(why.empty());
  }
  CHECK(converted(std::string(1'000'000, '[')) == json("refused"));
}

TEST_CASE("every field but the title may be missing, and the paper need not be wrapped",
          "[ingest]") {
  const auto bare =
      collect("api", R"([{"id": "2412.15115", "title": "Bare"}, {"title": "Alone"}])");
  REQUIRE(bare.records.size() == 2);
  CHECK(bare.records[0].arxiv_id == "2412.15115");
  CHECK(bare.records[1].arxiv_id.empty());
  CHECK(bare.records[1].url.empty());

  const auto summary = collect("api", R"([{"paper": {"title": "T", "ai_summary": "Short."}}])");
  REQUIRE(summary.records.size() == 1);
  CHECK(summary.records[0].abstract == "Short.");
  CHECK(summary.records[0].abstract_kind == AbstractKind::summary);

  const auto single = collect("api", row);
  REQUIRE(single.records.size() == 1);
  CHECK(single.records[0].title == "A title");
  CHECK_FALSE(single.records[0].listing->position.has_value());

  CHECK(collect("api", "[]").records.empty());
  CHECK(collect("api", R"({"dailyPapers": []})").skipped().empty());
}

TEST_CASE("a row that cannot be read is named and the others come in", "[ingest]") {
  const std::string text =
      "[\n" + row + ",\n{\"paper\": {\"id\": \"1\"}},\n17,\n{\"a\": nope},\n" + row + "]";
  const auto read = collect("api", text);
  CHECK(read.records.size() == 2);
  const auto skipped = read.skipped();
  REQUIRE(skipped.size() == 3);
  CHECK(skipped[0].first == 2);
  CHECK(skipped[0].why == "line 4: no title; it has: paper");
  CHECK(skipped[1].first == 3);
  CHECK(skipped[2].why.find("line 6: not JSON") == 0);
  CHECK(read.records[1].listing->position == 5);
}

TEST_CASE("a damaged JSON line costs that line only", "[ingest]") {
  const std::string one = R"({"id": "2412.00001", "title": "One"})";
  const auto read =
      collect("api", one + "\n{\"id\": \"2412.00002\", \"title\n" + one + "\n\n{\n" + one);
  CHECK(read.records.size() == 3);
  REQUIRE(read.skipped().size() == 2);
  CHECK(read.skipped()[0].why.find("line 2:") == 0);
}

TEST_CASE("JSON made to hurt is skipped or refused with its place", "[ingest]") {
  const auto title_of = [](const std::string& paper) {
    const auto read = collect("api", "[" + paper + "]");
    return read.records.empty() ? "skipped: " + read.skipped().at(0).why : read.records[0].title;
  };
  CHECK(title_of(R"({"title": "T", "x": )" + std::string(5'000'000, '[') +
                 std::string(5'000'000, ']') + "}") == "skipped: line 1: longer than 8 MiB");
  CHECK(title_of(R"({"title": "T", "x": )" + std::string(100, '[') + std::string(100, ']') + "}") ==
        "skipped: line 1: nested too deeply");
  CHECK(title_of(R"({"title": "T", "doi": "10.1/a", "x": )" + std::string(60, '[') +
                 std::string(60, ']') + "}") == "T");
  CHECK(title_of(R"({"title": "a\ud800b\udc00c"})") == "a\uFFFDb\uFFFDc");
  CHECK(title_of(R"({"title": "\ud83d\ude00 \\ud800"})") == "\U0001F600 \\ud800");
  CHECK(title_of("{\"title\": \"a\xFF\xFE z\"}") == "a\uFFFD\uFFFD z");
  CHECK(title_of(R"({"title": "x\u0000\u001b[31my"})").find('\x1b') == std::string::npos);
  CHECK(title_of(R"({"title": "first", "title": "last"})") == "last");
  CHECK(title_of(R"({"title": "T", "upvotes": 1e400})") == "T");
  const auto huge = collect("api", R"([{"title": "T", "upvotes": 12345678901234567890}])");
  REQUIRE(huge.records.size() == 1);
  CHECK_FALSE(huge.records[0].listing->upvotes.has_value());
  CHECK_THROWS_AS(collect("api", std::string(1'000'000, '[')), Error);
  CHECK_THROWS_WITH(collect("api", "[{\"title\": \"T\"},\n}", "x.json"),
                    "x.json:2: this is not JSON: unexpected '}'");
  CHECK_THROWS_WITH(collect("api", "not json", "x.json"),
                    "x.json:1: this is not JSON: unexpected 'n'");
}

TEST_CASE("a file whose name promises JSON and that is none says so", "[ingest]") {
  CHECK(chosen_format("Internal notes of May\n", "2025-08-22.json") == "json");
  CHECK_THROWS_WITH(collect("json", "Internal notes of May\n", "2025-08-22.json"),
                    "2025-08-22.json:1: this is not JSON: unexpected 'I'");
  CHECK(chosen_format("Internal Server Error\n", "2025-08-22.json").empty());
  CHECK(chosen_format("<!DOCTYPE html><html><body>Error</body></html>", "x.json") == "html");
}

TEST_CASE("a day cut off at any byte gives a clear error or whole rows", "[ingest]") {
  const std::string text = "[" + row + ", " + row + "]\n";
  for (std::size_t size = 0; size < text.size(); ++size) {
    INFO(size << " bytes");
    try {
      const auto read = collect("api", text.substr(0, size), "day.json");
      CHECK((size == 0 || size >= text.size() - 1));
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find("day.json:") == 0);
    }
  }
}

TEST_CASE("a title is limited to 2000 bytes, an abstract to 1 MiB and a row to 8", "[ingest]") {
  const auto read = [](std::size_t title, std::size_t abstract) {
    return collect("api", fmt::format(R"([{{"title": "{}", "summary": "{}"}}])",
                                      std::string(title, 't'), std::string(abstract, 'a')));
  };
  CHECK(read(limits::title_size_bytes, 9).records.size() == 1);
  CHECK(read(limits::title_size_bytes + 1, 9).records.empty());
  CHECK(read(1, limits::record_size_bytes).records.size() == 1);
  CHECK(read(1, limits::record_size_bytes + 1).records.empty());
  const auto padded = [](std::size_t bytes) {
    const std::string paper = R"({"title": "t", "doi": "10.1/a", "x": ")";
    return collect("api", "[" + paper + std::string(bytes - paper.size() - 2, 'a') + "\"}]");
  };
  CHECK(padded(limits::json_row_size_bytes).records.size() == 1);
  CHECK(padded(limits::json_row_size_bytes + 1).records.empty());
}

TEST_CASE("names of fields in other languages and of other services are those of papers",
          "[ingest]") {
  struct Case {
    std::string title, author, url, abstract;
  };
  for (const Case& names :
       {Case{"标题", "作者", "链接", "摘要"}, Case{"タイトル", "著者", "リンク", "抄録"},
        Case{"dc:title", "dc:creator", "prism:url", "abstract"},
        Case{"preprint_title", "preprint_authors", "url", "preprint_abstract"},
        Case{"title", "author", "pub_url", "abstract"}}) {
    const std::string named = fmt::format(
        R"({{"{}": "Boats that vote", "{}": "Ann Fern, Bob Moss", "{}": "https://example.org/b", )"
        R"("{}": "We let boats vote.", "doi": "10.1000/b.1"}})",
        names.title, names.author, names.url, names.abstract);
    for (const std::string& text : {"[" + named + "]", R"({"rows": [)" + named + "]}"}) {
      INFO(text);
      const auto read = test::collect("json", text);
      REQUIRE(read.records.size() == 1);
      CHECK(read.records[0].title == "Boats that vote");
      CHECK(read.records[0].authors == std::vector<std::string>{"Ann Fern", "Bob Moss"});
      CHECK(read.records[0].url == "https://example.org/b");
      CHECK(read.records[0].abstract == "We let boats vote.");
    }
  }
}

}  // namespace papers::ingest_json_json_test
