#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_json_jsonl_test {

using test::chosen_format;
using test::collect;

namespace {

const std::string paper_line =
    R"({"id":7,"key":"0123456789abcdef","title":"A title","abstract":"Two  blanks stay.",)"
    R"("abstract_kind":"truncated","summary":"S.","authors":["A B","C"],"arxiv_id":"2401.00001",)"
    R"("doi":null,"url":"https://huggingface.co/papers/2401.00001","links":[{"kind":"code",)"
    R"("url":"https://github.com/a/b"}],"published":"2024-01","venue":null,"listed_on":"2024-01-03",)"
    R"("listings":[{"source":"a.json","listed_on":"2024-01-02","position":3,"upvotes":5,)"
    R"("github_stars":null,"comments":0},{"source":"b.json","listed_on":null,"position":null,)"
    R"("upvotes":null,"github_stars":null,"comments":null}],"position":3,"upvotes":5,)"
    R"("github_stars":null,"comments":0,"topics":["nlp"],"tags":["star"],"keywords":["k"],)"
    R"("note":"line one\nline two"})";

void check_paper(const Record& record) {
  CHECK(record.title == "A title");
  CHECK(record.abstract == "Two  blanks stay.");
  CHECK(record.abstract_kind == AbstractKind::truncated);
  CHECK(record.authors == std::vector<std::string>{"A B", "C"});
  CHECK(record.doi.empty());
  CHECK(record.published == "2024-01");
  CHECK(record.links == std::vector<Link>{{"code", "https://github.com/a/b"}});
  CHECK_FALSE(record.listing.has_value());
  REQUIRE(record.restored.has_value());
  CHECK(record.restored->id == 7);
  CHECK(record.restored->key == "0123456789abcdef");
  CHECK(record.restored->tags == std::vector<std::string>{"star"});
  CHECK(record.restored->note == "line one\nline two");
  REQUIRE(record.restored->listings.size() == 2);
  const Listing& first = record.restored->listings[0];
  CHECK(first.source == "a.json");
  CHECK(first.listed_on == parse_iso_day("2024-01-02"));
  CHECK(first.position == 3);
  CHECK(first.comments == 0);
  CHECK_FALSE(first.github_stars.has_value());
  CHECK_FALSE(record.restored->listings[1].listed_on.has_value());
}

}  // namespace

TEST_CASE("our own export comes back field by field", "[ingest]") {
  CHECK(chosen_format(paper_line) == "jsonl");
  const auto read = collect("jsonl", paper_line + "\n" + paper_line + "\n");
  REQUIRE(read.records.size() == 2);
  CHECK(read.skipped().empty());
  for (const Record& record : read.records) check_paper(record);
  CHECK(read.records[1].line == 2);
}

TEST_CASE("the object that search prints comes in as well", "[ingest]") {
  const std::string answer =
      R"({"schema":1,"query":"a title","total":1,"papers":[)" + paper_line + "]}\n";
  CHECK(chosen_format(answer) == "jsonl");
  const auto read = collect("jsonl", answer);
  REQUIRE(read.records.size() == 1);
  check_paper(read.records[0]);
  const std::string nothing = R"({"schema":1,"query":"x","total":0,"papers":[]})";
  CHECK(chosen_format(nothing) == "jsonl");
  CHECK(collect("jsonl", nothing).records.empty());
  CHECK(collect("jsonl", nothing).skipped().empty());
}

TEST_CASE("an abstract without its kind is a full one", "[ingest]") {
  for (const char* kind : {"null", "\"\"", "\"other\""}) {
    const auto read = collect(
        "jsonl", std::string(R"({"title":"T","abstract":"A","abstract_kind":)") + kind + "}");
    REQUIRE(read.records.size() == 1);
    CHECK(read.records[0].abstract_kind == AbstractKind::full);
  }
}

TEST_CASE("a damaged line of an export is named", "[ingest]") {
  const auto read =
      collect("jsonl", paper_line + "\n{\"title\":\n" + paper_line + "\n{\"title\":null}\n");
  CHECK(read.records.size() == 2);
  REQUIRE(read.skipped().size() == 2);
  CHECK(read.skipped()[0].why.find("line 2: ") == 0);
  CHECK(read.skipped()[1].why == "line 4: no title");
}

}  // namespace papers::ingest_json_jsonl_test
