#include <algorithm>

#include "base/error.hpp"
#include "base/limits.hpp"
#include "ingest/reader.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/collecting_sink.hpp"

namespace papers::ingest_bibliography_csv_test {

using test::chosen_format;
using test::collect;

TEST_CASE("entries of one line are no header, in whatever script", "[ingest]") {
  for (const char* const title : {"On Paths", "О глубоком обучении", "深度学习研究", ""}) {
    const std::string entry =
        std::string("@article{a, title={") + title + "}, author={И, A}, year=2015}\n";
    INFO(entry);
    CHECK(chosen_format(entry + entry) == "bibtex");
  }
}

TEST_CASE("a table is read by its header, whatever divides its cells", "[ingest]") {
  const std::string comma =
      "\xEF\xBB\xBF\"Title\",Authors,Abstract,URL,Publication Year,Cited\r\n"
      "\"A \"\"Study\"\", of Spans\",Ann One; Bob Two,\"Two\nlines.\","
      "https://arxiv.org/abs/2105.00001,2021,7\r\n\r\n"
      "Second,,,,,\r\n,Nobody,,,,\r\n";
  CHECK(chosen_format(comma) == "csv");
  const auto read = collect("csv", comma);
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].title == "A \"Study\", of Spans");
  CHECK(read.records[0].authors == std::vector<std::string>{"Ann One", "Bob Two"});
  CHECK(read.records[0].abstract == "Two lines.");
  CHECK(read.records[0].url == "https://arxiv.org/abs/2105.00001");
  CHECK(read.records[0].published == "2021");
  CHECK(read.records[1].line == 5);
  REQUIRE(read.skipped().size() == 1);
  CHECK(read.skipped()[0].why == "no title; it has: Authors");
  CHECK(read.remarks ==
        std::vector<std::string>{"0: fields that are not kept, with their rows: Cited (1)"});
  CHECK(test::read_as("csv", comma).in_order);
  for (const char separator : {';', '\t'}) {
    std::string other = "Title,Year,Source title\nX y,2020,J\n";
    std::replace(other.begin(), other.end(), ',', separator);
    CHECK(chosen_format(other) == "csv");
    REQUIRE(collect("csv", other).records.size() == 1);
    CHECK(collect("csv", other).records[0].venue == "J");
  }
}

TEST_CASE("a column Paper holds titles among columns that are known", "[ingest]") {
  const std::string table =
      "No.,Paper,Year,Venue,Link\n1,X y,2020,J,https://arxiv.org/abs/2101.1\n";
  CHECK(chosen_format(table) == "csv");
  REQUIRE(collect("csv", table).records.size() == 1);
  CHECK(collect("csv", table).records[0].title == "X y");
  CHECK(chosen_format("Paper, Code\nX y, Z\n") != "csv");
}

TEST_CASE("columns may have the names of people, of languages and of programs", "[ingest]") {
  for (const char* const table :
       {"Name,Tags,Link,Year,Authors\nX y,a,https://arxiv.org/abs/2101.00001,2020,Ann One\n",
        "Paper,arXiv,Notes\nX y,2101.00001,good\n",
        "\"About the data: all, from 2026\"\nRank,DOI,ArXiv ID,Title,Authors\n1,,2101.00001,X y,\n",
        "Titel;Autoren;Jahr;arXiv\nX y;Ann One;2020;2101.00001\n",
        "Название;Авторы;Год;arXiv\nX y;Ann One;2020;2101.00001\n",
        "\"Title\" , \"Authors\" , \"arXiv ID\"\n\"X y\" , \"Ann One\" , \"2101.00001\"\n",
        "\ttitle\texternalIds\tvenue\n0\tX y\t{'MAG': '1', 'ArXiv': '2101.00001'}\tJ\n"}) {
    INFO(table);
    CHECK(chosen_format(table) == "csv");
    const auto read = collect("csv", table);
    REQUIRE(read.records.size() == 1);
    CHECK(read.records[0].title == "X y");
    const Record& record = read.records[0];
    CHECK((record.arxiv_id == "2101.00001" || record.url == "https://arxiv.org/abs/2101.00001"));
    for (const std::string& author : record.authors) CHECK(author == "Ann One");
  }
}

TEST_CASE("blanks behind a quote are the text's unless its cell ends there", "[ingest]") {
  const auto read = collect("csv",
                            "Title,Authors,Year\n\"Deep\" nets for \"graphs\",Ann One,2020\n"
                            " \"Spaced, title\" ,\"Ann One\" ,2022\n");
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].title == "Deep nets for \"graphs\"");
  CHECK(read.records[1].title == "Spaced, title");
  CHECK(read.records[1].authors == std::vector<std::string>{"Ann One"});
}

TEST_CASE("where a row leads to a work, the table is one of papers", "[ingest]") {
  const std::string table =
      "Title,URL,Notes\nOne,https://ann.example.org/1,x\n\n"
      "Two,https://arxiv.org/abs/2401.00001,y\nThree,https://ann.example.org/3,z\n";
  const auto read = collect("csv", table);
  REQUIRE(read.records.size() == 3);
  CHECK(read.records[0].title == "One");
  CHECK(test::read_as("csv", table).in_order);
  CHECK(collect("csv", "Rank,Title,Upvotes\n1,One,29\n").records.size() == 1);
}

TEST_CASE("a table of other things that have titles is none of papers", "[ingest]") {
  CHECK_THROWS_AS(collect("csv", "Title,Artist,Year,Label\nA record,Ann One,1959,Ours\n"),
                  ingest::NoPapers);
}

TEST_CASE("a table without a header that names a title is none of papers", "[ingest]") {
  for (const char* text : {"a,b,c\n1,2,3\n", "title\nOne\n", "name,size\nx,3\n", ""}) {
    INFO(text);
    CHECK(chosen_format(text) != "csv");
    CHECK_THROWS_AS(collect("csv", text), Error);
  }
}

TEST_CASE("a quote that never closes costs a row, not memory", "[ingest]") {
  const auto read = collect(
      "csv", "title,year\n\"" + std::string(3 * limits::record_size_bytes, 'x') + "\nA,2020\n");
  CHECK(read.records.empty());
  REQUIRE(read.skipped().size() == 1);
  CHECK(read.skipped()[0].why == "longer than 1 MiB");
}

TEST_CASE("a table whose header names nothing is read by its cells", "[ingest]") {
  for (const std::string header : {"paper-link,paper-link-href,votes,line-clamp", "a,b,votes,d"}) {
    const std::string table =
        header +
        "\n\"Study, of Spans and Bridges\",https://huggingface.co/papers/2605.00001,140,Ann One\n"
        "Second Study of all Bridges,https://huggingface.co/papers/2605.00002,14,Bob Two\n";
    INFO(table);
    CHECK(chosen_format(table) == "csv");
    const auto read = collect("csv", table);
    REQUIRE(read.records.size() == 2);
    CHECK(read.records[0].title == "Study, of Spans and Bridges");
    CHECK(read.records[1].url == "https://huggingface.co/papers/2605.00002");
    CHECK(read.records[1].listing->upvotes == 14);
  }
  CHECK(chosen_format("12\tStudy of Spans and Bridges\thttps://huggingface.co/papers/2605.00001\n"
                      "10\tSecond Study of Bridges\thttps://huggingface.co/papers/2605.00002\n"
                      "9\tA Third Study of Bridges\thttps://huggingface.co/papers/2605.00003\n") !=
        "csv");
}

TEST_CASE("an author alone makes no papers of rows with columns of other things", "[ingest]") {
  for (const char* const table :
       {"number,title,state,author,created_at\n412,Crash,open,ann,2026-03-04\n",
        "title,author,publishedAt,url,source\nBoats sink,Ann "
        "One,2026-03-04,https://n.example/1,N\n",
        "Title,Author,Date,Duration,URL\nOne,Ann One,2026-03-04,3600,https://p.example/1\n",
        "Title,Author,Ingredients,Rating\nSoup,Ann One,lentils,5\n"}) {
    INFO(table);
    CHECK_THROWS_AS(collect("csv", table), ingest::NoPapers);
  }
  for (const char* const table : {"Title,Author,Read\nPaths,Ann One; Bob Two,yes\n",
                                  "Title,Author,Year,Read\nPaths,Ann One,2020,yes\n",
                                  "Title,Author,DOI,Read\nPaths,Ann One,10.1000/1,yes\n"}) {
    INFO(table);
    CHECK(collect("csv", table).records.size() == 1);
  }
}

TEST_CASE("of a day and a year in two columns the day counts, whichever stands first", "[ingest]") {
  for (const char* const table :
       {"Titel;Autoren;Datum;Jahr\nBees at work;Ann One;2020-05-06;2020\n",
        "Titel;Autoren;Jahr;Datum\nBees at work;Ann One;2020;2020-05-06\n"}) {
    const auto read = test::collect("csv", table);
    REQUIRE(read.records.size() == 1);
    CHECK(read.records[0].published == "2020-05-06");
  }
}

}  // namespace papers::ingest_bibliography_csv_test
