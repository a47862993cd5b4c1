#include "base/error.hpp"
#include "ingest/reader.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_json_paper_row_test {

using test::collect;

TEST_CASE("what has a title and nothing else of papers is none", "[ingest]") {
  for (const char* const document :
       {R"({"name": "left-pad", "version": "1.3.0", "description": "Pads", "author": "azer"})",
        R"([{"id": 1, "name": "tool", "html_url": "https://example.org/tool", "stars": 3}])",
        R"([{"userId": 1, "id": 1, "title": "buy milk", "completed": false}])",
        R"({"results": [{"title": "A film", "year": 1999, "director": "Ann One", "rating": 8.7}]})",
        R"([{"url": "https://api.example.org/1", "number": 1, "title": "Crash", "state": "open",)"
        R"( "comments": 3}])"}) {
    INFO(document);
    CHECK_THROWS_AS(collect("json", document), ingest::NoPapers);
  }
}

TEST_CASE("a row with anything that papers have is one, and a plain title too", "[ingest]") {
  for (const char* const more :
       {R"("arxiv": "2101.00001")", R"("url": "https://openreview.net/forum?id=a")",
        R"("authors": ["Ann One", "Bob Two"])", R"("author": "Ann One", "year": 2019)",
        R"("venue": "ICML 2024", "year": 2024)", R"("abstract": null)", R"("citationCount": 3)",
        R"("journal": "J")", R"("year": 2019)",
        R"("url": "https://example.org/x", "tags": ["read"])"}) {
    INFO(more);
    const std::string strange = std::string(more).find("tags") != std::string::npos ||
                                        std::string(more) == R"("year": 2019)"
                                    ? ""
                                    : R"("rating": 3, )";
    CHECK(collect("json", R"([{"title": "T", )" + strange + more + "}]").records.size() == 1);
  }
  CHECK(collect("json", R"({"papers": [{"title": "T", "rating": 3}]})").records.size() == 1);
  for (const char* const row :
       {R"("rank": 1, "title": "T", "votes": 3, "comments": 2)",
        R"("title": "T", "upvotes": 3, "submitter": "ann", "thumbnail": "https://x.org/y.png")",
        R"("title": "T", "authors": ["Ann One"], "category": "cs.LG", "pages": "1-2")",
        R"("name": "T", "authors": ["Ann One", "Bob Two"], "year": 2020)",
        R"("title": "T", "type": "thesis", "genre": "PhD", "issued": {"date-parts": [[2020]]})",
        R"("title": "T", "ENTRYTYPE": "misc", "ID": "a", "urldate": "2020-01-01")"}) {
    INFO(row);
    CHECK(collect("json", std::string("[{") + row + "}]").records.size() == 1);
  }
}

TEST_CASE("texts that begin as an object does are texts", "[ingest]") {
  for (const char* const text : {"{OpenAI}", "{x} y", "{", "{}", "{'a': 1}", "{\\\"a\\\": 1}"}) {
    for (const char* const key : {"authors", "keywords", "fieldsOfStudy", "links"}) {
      const std::string member = std::string("\"") + key + "\": [\"" + text + "\"]";
      const std::string fields = R"("abstract": "About.", "doi": "10.1/a", )" + member;
      INFO(fields);
      const std::string row = R"({"title": "T", )" + fields + "}\n";
      CHECK(collect("jsonl", row + row).records.size() == 2);
      CHECK(collect("json", "{" + fields + R"(, "title": "T"})").records.size() == 1);
    }
  }
  CHECK(collect("json", R"({"papers": ["{'title': 'One'}", "{'title': 'Two'}"]})").records.size() ==
        2);
  CHECK(collect("json", R"(["{\"title\": \"One\", \"doi\": \"10.1/a\"}"])").records.size() == 1);
}

TEST_CASE("replies on OpenReview are no papers", "[ingest]") {
  const auto read = collect(
      "json",
      R"({"notes": [{"id": "a", "forum": "a", "content": {"title": {"value": "Doors"}}},)"
      R"({"id": "b", "forum": "a", "replyto": "a", "content": {"title": {"value": "A review"}}},)"
      R"({"id": "c", "forum": "a", "content": {"title": {"value": "A decision"}}}]})");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].title == "Doors");
  CHECK(read.skipped().size() == 2);
}

TEST_CASE("PubMed's summaries stand under their numbers", "[ingest]") {
  const auto read = collect(
      "json", R"({"result": {"uids": ["11", "12"], "11": {"uid": "11", "title": "Pots.",)"
              R"( "authors": [{"name": "One AB", "authtype": "Author"}], "sorttitle": "pots",)"
              R"( "articleids": [{"idtype": "pubmed", "value": "11"}, {"idtype": "doi",)"
              R"( "value": "10.1000/pots"}], "fulljournalname": "Path Days"},)"
              R"( "12": {"uid": "12", "title": "Lids.", "sorttitle": "lids"}}})");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].title == "Pots");
  CHECK(read.records[0].doi == "10.1000/pots");
  CHECK(read.records[0].venue == "Path Days");
  CHECK(read.records[0].authors == std::vector<std::string>{"AB One"});
}

TEST_CASE("whatever holds rows, and whatever title it has, they are the papers", "[ingest]") {
  const std::string one =
      R"({"title": "One", "arxiv_id": "2603.00001", "authors": ["Ann One"], "abstract": "A."})";
  const std::string two = R"({"_id": "7", "id": "2603.00002", "title": "Two", "upvotes": 3})";
  const std::string rows = "[" + one + ", " + two + "]";
  for (const std::string& document :
       {R"({"summary": "S", "title": "Digest", "top_papers": )" + rows + "}",
        R"({"data": {"title": "Hot", "list": )" + rows + "}}",
        R"({"feed": {"title": "cs.LG"}, "entries": )" + rows + "}",
        R"({"title": "W", "sections": [{"title": "A", "papers": [)" + one +
            R"(]}, {"title": "B", "papers": [)" + two + "]}]}",
        R"({"data": {"papers": {"edges": [{"node": )" + one + R"(}, {"node": )" + two + "}]}}}",
        R"({"features": [], "rows": [{"row_idx": 0, "row": )" + one + R"(}, {"row": )" + two +
            "}]}",
        R"({"1": )" + one + R"(, "2": )" + two + "}", R"({"2026": )" + rows + "}"}) {
    INFO(document);
    const auto read = collect("json", document);
    REQUIRE(read.records.size() == 2);
    CHECK(read.records[0].arxiv_id == "2603.00001");
    CHECK(read.records[1].arxiv_id == "2603.00002");
  }
  for (const char* const cites : {"references", "relatedPapers", "similarPapers", "citations"}) {
    const std::string paper = R"({"title": "T", "abstract": "B.", ")" + std::string(cites) +
                              "\": " + rows + R"(, "authors": ["Bob Two"]})";
    INFO(paper);
    const auto read = collect("json", paper);
    REQUIRE(read.records.size() == 1);
    CHECK(read.records[0].title == "T");
  }
}

}  // namespace papers::ingest_json_paper_row_test
