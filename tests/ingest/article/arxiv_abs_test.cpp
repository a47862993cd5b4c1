#include "support/announcements.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/exchange_text.hpp"

namespace papers::ingest_article_arxiv_abs_test {

using test::chosen_format;
using test::collect;

TEST_CASE("the text of an abstract's page gives its paper", "[ingest]") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    Record paper = test::random_records(seed, 1).front();
    paper.title = "Feeding small models on time";
    const std::string text = test::as_arxiv_abs(paper);
    CHECK(chosen_format(text) == "arxiv-abs");
    const auto read = collect("arxiv-abs", text);
    REQUIRE(read.records.size() == 1);
    const Record& record = read.records[0];
    CHECK(record.title == paper.title);
    CHECK(record.authors == paper.authors);
    CHECK(record.abstract == paper.abstract);
    CHECK(record.published == paper.published);
    CHECK(record.arxiv_id == paper.arxiv_id);
    CHECK(record.venue == paper.venue);
    CHECK(record.doi == paper.doi);
    CHECK_FALSE(record.listing.has_value());
  }
}

TEST_CASE("labels that text browsers leave standing are read", "[ingest]") {
  const std::string end = "Comments: 12 pages\nCite as: arXiv:2611.01234 [cs.LG]\n";
  for (const char* const fields :
       {"Title:Feeding Small Models\non Time\n\n   Authors:[7]Ann One, [8]Bob Two\n\n   [12]View "
        "PDF "
        "[13]HTML (experimental)\n\n     Abstract:We feed small models.\n     They learn.\n",
        "Title: Feeding Small Models on Time\nAuthors: Ann One, Bob Two\nView a PDF of the paper "
        "titled Feeding Small, by Ann One\nView PDF HTML (experimental)\n\n    Abstract: We feed "
        "small models. They learn.\n",
        "Title:Feeding Small Models on Time\nAuthors:Ann One, Bob Two\nView PDF\n"
        "Abstract:We feed small models.\nThey learn.\n",
        "Title: Feeding Small Models\n  on Time\nAuthors: Ann One,\n  Bob Two\nAbstract: We feed "
        "small models. They learn.\n",
        "Feeding Small Models on Time\nAnn One, Bob Two\nWe feed small models.\nThey learn.\n",
        "Feeding Small Models on Time\nAnn One, Bob Two\nAbstract\nWe feed small models. They "
        "learn.\n"}) {
    INFO(fields);
    const auto read =
        collect("arxiv-abs", std::string("[Submitted on 19 Nov 2026]\n") + fields + end);
    REQUIRE(read.records.size() == 1);
    const Record& record = read.records[0];
    CHECK(record.title == "Feeding Small Models on Time");
    CHECK(record.authors == std::vector<std::string>{"Ann One", "Bob Two"});
    CHECK(record.abstract == "We feed small models. They learn.");
    CHECK(record.published == "2026-11-19");
  }
}

TEST_CASE("several abstracts' pages in one text are several papers", "[ingest]") {
  const auto papers = test::random_records(2, 3);
  std::string text;
  for (const Record& paper : papers) text += test::as_arxiv_abs(paper);
  CHECK(collect("arxiv-abs", text).records.size() == 3);
}

}  // namespace papers::ingest_article_arxiv_abs_test
