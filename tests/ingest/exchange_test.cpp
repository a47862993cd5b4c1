// Formats of which the collections hold no sample: written from records, read back, compared.
#include <functional>

#include "base/error.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/exchange_text.hpp"

namespace papers::ingest_exchange_test {

using test::chosen_format;
using test::collect;

namespace {

std::string code_link(const Record& record) {
  for (const Link& link : record.links) {
    if (link.kind == "code") return link.url;
  }
  return {};
}

/// Cut at every byte: whatever comes out, nothing else but Error may be thrown.
void check_truncations(const char* format, const std::string& text) {
  for (std::size_t size = 0; size < text.size(); ++size) {
    try {
      collect(format, text.substr(0, size));
    } catch (const Error&) {
    }
  }
}

struct Compared {
  bool doi = false, venue = false, keywords = false, authors = true, published = true;
};

void check_same(const Record& read, const Record& expected, const Compared& compared) {
  INFO(expected.title);
  CHECK(read.title == expected.title);
  CHECK(read.abstract == expected.abstract);
  CHECK(read.arxiv_id.substr(0, 10) == expected.arxiv_id);
  if (compared.authors) CHECK(read.authors == expected.authors);
  if (compared.published) CHECK(read.published == expected.published);
  if (compared.doi) CHECK(read.doi == expected.doi);
  if (compared.venue) CHECK(read.venue == expected.venue);
  if (compared.keywords) CHECK(read.keywords == expected.keywords);
}

void check_round_trip(const char* format,
                      const std::function<std::string(const std::vector<Record>&)>& write,
                      const Compared& compared) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    INFO(format << ", seed " << seed);
    const auto expected = test::random_records(seed, 5);
    const std::string text = write(expected);
    CHECK(chosen_format(text) == format);
    const auto read = collect(format, text);
    CHECK(read.skipped().empty());
    REQUIRE(read.records.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      check_same(read.records[i], expected[i], compared);
    }
  }
  check_truncations(format, write(test::random_records(1, 1)));
}

}  // namespace

TEST_CASE("papers come back from arXiv's Atom answers", "[ingest]") {
  Compared compared;
  compared.doi = compared.venue = true;
  check_round_trip("arxiv-atom", test::as_atom, compared);
  const auto read = collect("arxiv-atom", test::as_atom(test::random_records(3, 1)));
  REQUIRE(read.records.size() == 1);
  CHECK(code_link(read.records[0]) == "https://github.com/org/repo" + read.records[0].arxiv_id);
  CHECK_FALSE(read.records[0].listing.has_value());
}

TEST_CASE("an Atom answer that is an error or no XML says so", "[ingest]") {
  const std::string error_feed =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<entry><id>http://arxiv.org/api/errors#x</id>"
      "<title>Error</title><summary>incorrect id format</summary></entry></feed>";
  const auto read = collect("arxiv-atom", error_feed);
  CHECK(read.records.empty());
  REQUIRE(read.skipped().size() == 1);
  CHECK(read.skipped()[0].why == "line 2: arXiv reports an error: incorrect id format");
  CHECK_THROWS_WITH(collect("arxiv-atom", "<feed>\n<entry></feed>", "a.xml"),
                    papers::test::has_text("a.xml:2: this is not well-formed XML"));
  CHECK_THROWS_AS(collect("arxiv-atom", "<html></html>"), Error);
}

TEST_CASE("papers come back from lines of arXiv's metadata snapshot", "[ingest]") {
  Compared compared;
  compared.doi = compared.venue = true;
  check_round_trip("arxiv-snapshot", test::as_snapshot, compared);
}

TEST_CASE("a damaged snapshot line costs that line only", "[ingest]") {
  const std::string lines = test::as_snapshot(test::random_records(5, 1));
  const std::string old_style =
      "{\"id\":\"hep-th/9901001\",\"title\":\"Old\",\"authors\":\"A. Be, C. D\\u00e9 and E. F\","
      "\"abstract\":\"x\",\"doi\":null,\"update_date\":\"2008-11-26\"}\n";
  const auto read =
      collect("arxiv-snapshot", lines + "{\"id\": \"1\", \"title\n" +
                                    "{\"title\":\"a\\ud800b\"}\n" + old_style + "[1]\n" +
                                    std::string(200, '[') + "\n" + lines.substr(0, 50));
  REQUIRE(read.records.size() == 3);
  CHECK(read.records[1].title ==
        "a\uFFFD"
        "b");
  CHECK(read.records[2].arxiv_id == "hep-th/9901001");
  CHECK(read.records[2].authors == std::vector<std::string>{"A. Be", "C. Dé", "E. F"});
  CHECK(read.records[2].published == "2008-11-26");
  REQUIRE(read.skipped().size() == 4);
  CHECK(read.skipped()[0].first == 2);
}

TEST_CASE("LaTeX accents in the names of a snapshot become letters", "[ingest]") {
  const auto read = collect(
      "arxiv-snapshot", R"({"id":"0704.0001","title":"T","authors_parsed":[["Bal\\'azs","C.",""],)"
                        R"(["Gr{\\\"u}n","J","Jr."]]})");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].authors == std::vector<std::string>{"C. Balázs", "J Grün Jr."});
}

TEST_CASE("papers come back from BibTeX", "[ingest]") {
  Compared compared;
  compared.doi = compared.venue = compared.keywords = true;
  check_round_trip("bibtex", test::as_bibtex, compared);
}

TEST_CASE("papers come back from RIS", "[ingest]") {
  Compared compared;
  compared.doi = compared.venue = compared.keywords = true;
  check_round_trip("ris", test::as_ris, compared);
}

TEST_CASE("papers come back from a Markdown table, titles broken inside their cells", "[ingest]") {
  Compared compared;
  compared.published = false;
  check_round_trip("markdown-table", test::as_table, compared);
}

TEST_CASE("papers come back from a page's markup without its JSON", "[ingest]") {
  Compared compared;
  compared.authors = compared.published = false;
  check_round_trip("html", test::as_markup_page, compared);
  const auto expected = test::random_records(4, 3);
  const auto read = collect("html", test::as_markup_page(expected));
  REQUIRE(read.records.size() == 3);
  CHECK(read.records[2].listing->upvotes == expected[2].listing->upvotes);
  CHECK(read.records[2].listing->comments == 7);
  CHECK(read.records[2].listing->github_stars == 3290);
  CHECK(read.records[2].listing->position == 3);
  CHECK(read.records[2].published == "2024-10-04");
  CHECK(code_link(read.records[2]) == "https://github.com/org/repo" + expected[2].arxiv_id);
  REQUIRE(read.days.size() == 1);
  CHECK(read.days[0] == StatedDay{2025, 3, 12});
}

}  // namespace papers::ingest_exchange_test
