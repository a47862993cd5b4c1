#include "ingest/record_check.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/limits.hpp"
#include "support/catch.hpp"

namespace papers::ingest_record_check_test {

namespace {

Record titled(std::string title) {
  Record record;
  record.title = std::move(title);
  return record;
}

}  // namespace

TEST_CASE("of a record's lists as many entries are kept as a paper may have", "[ingest]") {
  Record record = titled("A Paper");
  for (std::size_t i = 0; i < 20'000; ++i) {
    record.authors.push_back(fmt::format("Ada {}", i));
    record.keywords.push_back(fmt::format("word {}", i));
    record.links.push_back({{}, fmt::format("https://x.example/{}", i)});
  }
  CHECK(ingest::check_record(record).empty());
  CHECK(record.authors.size() == limits::authors_per_paper);
  CHECK(record.keywords.size() == limits::keywords_per_paper);
  CHECK(record.links.size() == limits::links_per_paper);
  CHECK(record.links.back().url.ends_with(std::to_string(limits::links_per_paper - 1)));
}

TEST_CASE("a record without a title, or with a book for one, is told what it lacks", "[ingest]") {
  for (const char* const blank : {"", " ", "\t\n"}) {
    Record record = titled(blank);
    CHECK(ingest::check_record(record) == "no title");
  }
  Record fits = titled(std::string(limits::title_size_bytes, 'x'));
  CHECK(ingest::check_record(fits).empty());
  Record long_one = titled(std::string(limits::title_size_bytes + 1, 'x'));
  CHECK_FALSE(ingest::check_record(long_one).empty());
}

TEST_CASE("\"and others\" is no author but says that there are more", "[ingest]") {
  for (const char* const others : {"others", "et al", "Et al.", "and others"}) {
    Record record = titled("A Paper");
    record.authors = {"Ada One", others};
    CHECK(ingest::check_record(record).empty());
    CHECK(record.authors == std::vector<std::string>{"Ada One"});
    CHECK(record.authors_cut);
  }
  Record whole = titled("A Paper");
  whole.authors = {"Ada One", "Bo Others"};
  CHECK(ingest::check_record(whole).empty());
  CHECK(whole.authors.size() == 2);
  CHECK_FALSE(whole.authors_cut);
}

TEST_CASE("what the site says of a page's kind is no part of a title", "[ingest]") {
  for (const std::string kind : {"", "Paper page - ", " Paper page -  ", "paper page - "}) {
    Record record = titled(kind + "A Study of Spans");
    CHECK(ingest::check_record(record).empty());
    CHECK(record.title == "A Study of Spans");
  }
}

TEST_CASE("what services put round a title is no part of it", "[ingest]") {
  for (const char* const title :
       {"Boats That Vote", "[2603.07001] Boats That Vote", "Boats That Vote [pdf]",
        "Title: Boats That Vote", "Boats That Vote https://arxiv.org/abs/2603.07001"}) {
    Record record = titled(title);
    CHECK(ingest::check_record(record).empty());
    CHECK(record.title == "Boats That Vote");
  }
  for (const char* const heading : {"Article not found", "404 Not Found", "Paper not found"}) {
    Record record = titled(heading);
    CHECK(ingest::check_record(record) == "a page that was not found");
  }
}

TEST_CASE("'et al.' behind a name says that there are more", "[ingest]") {
  Record record = titled("T");
  record.authors = {"Fern et al."};
  CHECK(ingest::check_record(record).empty());
  CHECK(record.authors == std::vector<std::string>{"Fern"});
  CHECK(record.authors_cut);
}

}  // namespace papers::ingest_record_check_test
