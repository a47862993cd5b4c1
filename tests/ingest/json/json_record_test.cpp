#include "ingest/json/json_record.hpp"

#include "base/error.hpp"
#include "ingest/json/field_names.hpp"
#include "ingest/json/field_values.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "text/utf8.hpp"

namespace papers::ingest_json_json_record_test {

using test::chosen_format;
using test::collect;

namespace {

Record read_row(const std::string& members) {
  const auto read = collect("json", "[" + members + "]");
  return read.records.empty() ? Record() : read.records[0];
}

}  // namespace

TEST_CASE("each service's rows are read by its own names", "[ingest]") {
  const Record crossref = read_row(
      R"({"DOI": "10.1000/CR.1", "title": ["Windows <i>that</i> sigh"], "subtitle": ["A study"],)"
      R"("author": [{"given": "Ann", "family": "One", "suffix": "Jr."}, {"name": "The Group"}],)"
      R"("abstract": "<jats:p>We hear a&lt;b.</jats:p>", "issued": {"date-parts": [[2020, 1]]},)"
      R"("container-title": ["Journal of Panes"]})");
  CHECK(crossref.title == "Windows that sigh: A study");
  CHECK(crossref.authors == std::vector<std::string>{"Ann One Jr.", "The Group"});
  CHECK(crossref.abstract == "We hear a<b.");
  CHECK(crossref.published == "2020-01");
  CHECK(crossref.venue == "Journal of Panes");
  CHECK(crossref.doi == "10.1000/cr.1");

  const Record openalex = read_row(
      R"({"title": null, "display_name": "Umbrellas", "publication_year": 2018,)"
      R"("authorships": [{"author": {"display_name": "Gil Seven"}}],)"
      R"("abstract_inverted_index": {"We": [0, 3], "plan.": [1], "Then": [2], "wait.": [4]},)"
      R"("primary_location": {"landing_page_url": "http://arxiv.org/abs/2101.00001"}})");
  CHECK(openalex.title == "Umbrellas");
  CHECK(openalex.abstract == "We plan. Then We wait.");
  CHECK(openalex.published == "2018");
  CHECK(openalex.url == "http://arxiv.org/abs/2101.00001");

  const Record review = read_row(
      R"({"forum": "Ab-1", "pdate": 1632875700000, "content": {"title": "Doors", "TL;DR": "x",)"
      R"("authors": ["Ann One"], "keywords": ["doors", "memory"]}})");
  CHECK(review.title == "Doors");
  CHECK(review.url == "https://openreview.net/forum?id=Ab-1");
  CHECK(review.published == "2021-09-29");
  CHECK(review.keywords == std::vector<std::string>{"doors", "memory"});
}

TEST_CASE("a paper is found in whatever member of its row it stands", "[ingest]") {
  for (const std::string_view holder : ingest::paper_holders()) {
    INFO(holder);
    const std::string paper = R"({"id": 7, ")" + std::string(holder) +
                              R"(": {"title": "Cups", "year": 2022, "doi": "10.1000/cup"}})";
    for (const std::string& text :
         {"[" + paper + "]", R"({"total": 1, "data": [)" + paper + "]}", paper + "\n" + paper}) {
      const auto read = collect("json", text);
      REQUIRE_FALSE(read.records.empty());
      CHECK(read.records[0].title == "Cups");
      CHECK(read.records[0].doi == "10.1000/cup");
      CHECK(read.records[0].published == "2022");
    }
  }
}

TEST_CASE("a script's row of a page has its address and its text", "[ingest]") {
  for (const std::string name : {"link", "href", "url"}) {
    const Record paper = read_row(R"({"title": "Windows that\n  sigh", ")" + name +
                                  R"(": "/papers/2605.00001", "text": "We hear\nthem."})");
    CHECK(paper.title == "Windows that sigh");
    CHECK(paper.arxiv_id == "2605.00001");
    CHECK(paper.abstract == "We hear them.");
    // All of the card is no abstract.
    CHECK(read_row(R"({"title": "Windows that sigh", ")" + name +
                   R"(": "/papers/2605.00001", "text": "46\nWindows that\nsigh\n1"})")
              .abstract.empty());
  }
}

TEST_CASE("a value may stand in an object, or be the first of a list of such", "[ingest]") {
  for (const char* form : {R"("%")", R"(["%"])", R"({"value": "%"})", R"([{"value": "%"}])"}) {
    INFO(form);
    const auto formed = [form](const std::string& text) {
      std::string value = form;
      return value.replace(value.find('%'), 1, text);
    };
    const Record record = read_row(
        "{\"title\": " + formed("Bells") + ", \"abstract\": " + formed("We ring.") +
        ", \"doi\": " + formed("10.1000/B") + ", \"arxiv_id\": " + formed("2101.55555") + "}");
    CHECK(record.title == "Bells");
    CHECK(record.abstract == "We ring.");
    CHECK(record.doi == "10.1000/b");
    CHECK(record.arxiv_id == "2101.55555");
  }
}

TEST_CASE("DBLP's answers are read without its numbers and full stops", "[ingest]") {
  const auto read = collect(
      "json", R"({"result": {"query": "x", "completions": {"c": [{"text": "x"}]}, "hits": {"hit":)"
              R"([{"@score": "4", "info": {"authors": {"author": [{"@pid": "1", "text":)"
              R"("Wei Wang 0015"}, {"text": "Bob Two"}]}, "title": "Pots &amp; Pans.", "venue":)"
              R"("KITCHEN", "year": "2019", "ee": "https://doi.org/10.1145/1.2"}},)"
              R"({"info": {"authors": {"author": {"text": "Cara Three"}}, "title": "Lids?"}}]}}})");
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].title == "Pots & Pans");
  CHECK(read.records[0].authors == std::vector<std::string>{"Wei Wang", "Bob Two"});
  CHECK(read.records[0].url == "https://doi.org/10.1145/1.2");
  CHECK(read.records[1].title == "Lids?");
  CHECK(read.records[1].authors == std::vector<std::string>{"Cara Three"});
}

TEST_CASE("BibTeX inside JSON is a text like any other", "[ingest]") {
  const std::string notes =
      R"({"notes": [{"forum": "Ab", "cdate": 1601308000000, "content": {"title": "Clocks",)"
      R"("_bibtex": "@inproceedings{\none,\ntitle={Clocks}\n}"}}]})";
  CHECK(chosen_format(notes) == "json");
  CHECK(collect("json", notes).records.at(0).published == "2020-09-28");
}

TEST_CASE("character references and the heading of an abstract are no text", "[ingest]") {
  const Record record = read_row(
      R"({"title": "Caf&eacute; &#8211; a&amp;b &unknown;", "abstract": "<jats:title>Abstract</jats:)"
      R"(title><jats:p>We win.</jats:p><jats:p>By 3&#8201;%.</jats:p>"})");
  CHECK(record.title == "Café – a&b &unknown;");
  CHECK(record.abstract == "We win. By 3 %.");
}

TEST_CASE("words of an abstract's index are as clean as any text", "[ingest]") {
  const Record record = read_row(
      R"({"title": "T", "abstract_inverted_index": {"We\u001b[31m": [0], "\u202eplan\u0007": [1]}})");
  CHECK(text::is_clean(record.abstract));
  CHECK(record.abstract.find("plan") != std::string::npos);
}

TEST_CASE("authors in one text are taken apart at what divides them", "[ingest]") {
  const std::vector<std::string> two = {"Ann One", "Bob Two"};
  for (const char* text :
       {"Ann One, Bob Two", "Ann One|Bob Two", "Ann One and Bob Two", "Ann One; Bob Two",
        "One, Ann; Two, Bob", "One, Ann and Two, Bob", "['Ann One', 'Bob Two']",
        "[arxiv.Result.Author('Ann One'), 'Two, Bob']", "One, Ann (5720); Two, Bob (5721)"}) {
    INFO(text);
    CHECK(read_row(R"({"title": "T", "authors": ")" + std::string(text) + "\"}").authors == two);
  }
  CHECK(read_row(R"({"title": "T", "authors": "A. B, C. D, and E. F"})").authors.size() == 3);
  const std::vector<std::string> initials = {"A One", "BC Two", "D van Three"};
  CHECK(read_row(R"({"title": "T", "authors": "One A, Two BC, van Three D."})").authors ==
        initials);
  const std::vector<std::string> dotted = {"A. One", "B.-C. van Two", "D. E. Three"};
  for (const char* text :
       {"One, A., van Two, B.-C., Three, D. E.", "One, A., van Two, B.-C., & Three, D. E.",
        "One, A., van Two, B.-C. and Three, D. E.", "One, A., van Two, B.-C., and Three, D. E."}) {
    INFO(text);
    CHECK(read_row(R"({"title": "T", "authors": ")" + std::string(text) + "\"}").authors == dotted);
  }
  for (const auto& [text, name] : {std::pair{"One A.", "A. One"}, std::pair{"One AB.", "AB One"},
                                   std::pair{"One, A.", "A. One"}, std::pair{"Ann One", "Ann One"},
                                   std::pair{"Malcolm X", "Malcolm X"}}) {
    CHECK(read_row(R"({"title": "T", "authors": ")" + std::string(text) + "\"}").authors ==
          std::vector<std::string>{name});
  }
  CHECK(read_row(R"({"title": "T", "authors": "One Å, Two BC."})").authors ==
        std::vector<std::string>{"Å One", "BC Two"});
}

TEST_CASE("rows that a parser of BibTeX wrote are in BibTeX's notation", "[ingest]") {
  const Record record = read_row(
      R"({"ENTRYTYPE": "article", "ID": "k", "author": "Boynton, Geoffrey M and Moss, Jo",)"
      R"("title": "{\\'E}tude of {P}aul", "journal": "{arXiv}", "volume": "2101.00001"})");
  CHECK(record.title == "Étude of Paul");
  CHECK(record.authors.size() == 2);
  CHECK(record.arxiv_id == "2101.00001");
  CHECK(record.venue.empty());
}

TEST_CASE("what no number can hold is unknown and costs no row", "[ingest]") {
  for (const char* const value : {"1e400", "-1e999", "NaN", "Infinity", "-Infinity"}) {
    INFO(value);
    const Record record = read_row(R"({"citations": )" + std::string(value) +
                                   R"(, "title": "NaN: 1e400 \"NaN\" Boats", "year": 2020,)"
                                   R"("x": [)" +
                                   value + R"(], "upvotes": )" + value + "}");
    CHECK(record.title == "NaN: 1e400 \"NaN\" Boats");
    CHECK(record.published == "2020");
  }
}

TEST_CASE("a name may be written in any case and with any marks", "[ingest]") {
  for (const char* name : {"publicationDate", "publication_date", "Publication Date"}) {
    CHECK(read_row(R"({"title": "T", ")" + std::string(name) + R"(": "2021-01-06"})").published ==
          "2021-01-06");
  }
  for (const ingest::FieldName& field : ingest::field_names()) {
    std::string path(field.path);
    path.erase(std::remove(path.begin(), path.end(), '.'), path.end());
    CHECK(ingest::folded_name(path) == path);
  }
}

TEST_CASE("when a record was updated is no publication, and no page is invented", "[ingest]") {
  const Record record =
      read_row(R"({"title": "T", "arxiv_id": "2101.00093", "updated": "2021-01-10"})");
  CHECK(record.published.empty());
  CHECK(record.url.empty());
  CHECK_FALSE(record.listing.has_value());
}

TEST_CASE("what is not read is counted, and a row without a title says what it has", "[ingest]") {
  const auto read =
      collect("json", R"([{"title": "A", "citationCount": 1}, {"title": "B",)"
                      R"("citationCount": 2, "s2id": "x", "none": null}, {"rank": 1}])");
  CHECK(read.remarks ==
        std::vector<std::string>{
            "0: fields that are not kept, with their rows: citationCount (2), s2id (1)"});
  REQUIRE(read.skipped().size() == 1);
  CHECK(read.skipped()[0].why == "line 1: no title; it has: rank");
}

TEST_CASE("an answer that reports an error is an error with its words", "[ingest]") {
  for (const char* answer :
       {R"({"error": "Too many requests"})",
        R"({"error": {"code": 429, "message": "Too many requests"}})",
        R"({"message": "Too many requests", "code": "429"})",
        R"({"status":"failed","message":[{"message":"Too many requests"}]})",
        R"({"errors": [{"title": "Busy", "detail": "Too many requests"}]})",
        R"({"detail": [{"loc": ["q"], "msg": "Too many requests"}]})",
        R"({"title": "Busy", "status": 429, "detail": "Too many requests"})",
        R"({"fault": {"faultstring": "Too many requests"}})",
        R"({"service-error": {"status": {"statusText": "Too many requests"}}})",
        R"({"detail": "Too many requests"})"}) {
    INFO(answer);
    CHECK_THROWS_WITH(collect("json", answer, "a.json"),
                      "a.json: an answer that reports an error: Too many requests");
  }
  CHECK(collect("json", R"({"title": "On errors", "error": "5 %", "doi": "10.1000/e"})")
            .records.size() == 1);
}

TEST_CASE("rows may stand under their ids", "[ingest]") {
  const auto read = collect(
      "json", R"({"2101.00001": {"title": "A"}, "2101.00002v2": {"title": "B", "id": "x"}})");
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].arxiv_id == "2101.00001");
  CHECK(read.records[1].arxiv_id == "2101.00002");
  CHECK(collect("json", R"({"10.1000/a": {"title": "A"}})").records.at(0).doi == "10.1000/a");
}

TEST_CASE("what says that there is no abstract is none", "[ingest]") {
  for (const char* words : {"[No abstract available]", "No abstract available.", "N/A"}) {
    CHECK(
        read_row(R"({"title": "T", "abstract": ")" + std::string(words) + "\"}").abstract.empty());
  }
  CHECK_FALSE(read_row(R"({"title": "T", "abstract": "No abstract art here."})").abstract.empty());
}

TEST_CASE("an array with an element a line is no list of JSON lines", "[ingest]") {
  const std::string rows = "[\n{\"title\": \"A\"},\n{\"title\": \"B\"}\n]\n";
  CHECK(chosen_format(rows) == "json");
  CHECK(collect("json", rows).records.size() == 2);
  CHECK(collect("json", rows).skipped().empty());
}

TEST_CASE("an error that has a name is no paper of that name", "[ingest]") {
  const std::string error =
      R"({"name": "ForbiddenError", "message": "You must be logged in", "status": 403})";
  CHECK_THROWS_WITH(test::collect("json", error, "a.json"),
                    "a.json: an answer that reports an error: You must be logged in");
}

TEST_CASE("papers stand in lists of authors and topics, and inside what is held", "[ingest]") {
  const auto lists =
      collect("json", R"({"data": [{"name": "Ann One", "papers": [{"title": "A", "year": 2020}]},)"
                      R"({"name": "Bob Two", "papers": [{"title": "B", "year": 2021}]}]})");
  REQUIRE(lists.records.size() == 2);
  CHECK(lists.records[1].title == "B");
  const auto held =
      collect("json", R"({"data": {"type": "dois", "attributes": {"doi": "10.5281/z.5",)"
                      R"("titles": [{"title": "A"}], "creators": [{"name": "One, A."}],)"
                      R"("dates": [{"date": "2023-05-04", "dateType": "Issued"}],)"
                      R"("types": {"resourceTypeGeneral": "Dataset"}}}})");
  REQUIRE(held.records.size() == 1);
  CHECK(held.records[0].doi == "10.5281/z.5");
  CHECK(held.records[0].published == "2023-05-04");
  CHECK(held.records[0].work_kind == WorkKind::dataset);
}

TEST_CASE("ids stand in lists, names one object deeper, kinds in other words", "[ingest]") {
  const Record ads = read_row(
      R"({"title": ["A"], "author": ["One, Ann"], "identifier": ["2020arXiv", "arXiv:2003.00001"],)"
      R"("pub": "Journal of A", "doctype": "inproceedings"})");
  CHECK(ads.arxiv_id == "2003.00001");
  CHECK(ads.venue == "Journal of A");
  CHECK(ads.work_kind == WorkKind::conference_paper);
  const Record doaj =
      read_row(R"({"bibjson": {"title": "A", "identifier": [{"type": "eissn", "id": "1234-5678"},)"
               R"({"type": "doi", "id": "10.1000/1"}], "journal": {"title": "Journal of A"}}})");
  CHECK(doaj.doi == "10.1000/1");
  CHECK(doaj.venue == "Journal of A");
  const Record ieee = read_row(
      R"({"title": "A", "authors": {"authors": [{"full_name": "Ann One"}]}, "doi": "10.1000/2",)"
      R"("content_type": "Conferences"})");
  CHECK(ieee.authors == std::vector<std::string>{"Ann One"});
  CHECK(ieee.work_kind == WorkKind::conference_paper);
}

TEST_CASE("Zotero's editors are no authors, its files and notes no papers", "[ingest]") {
  const auto read = collect(
      "json",
      R"([{"data": {"itemType": "journalArticle", "title": "A", "creators": [)"
      R"({"creatorType": "author", "lastName": "One", "firstName": "Ann"},)"
      R"({"creatorType": "editor", "lastName": "Two", "firstName": "Bob"}],)"
      R"("extra": "arXiv:2405.00001 [cs]", "tags": [{"tag": "paths"}]}},)"
      R"({"data": {"itemType": "attachment", "title": "Full Text", "url": "https://x.org/"}}])");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].authors == std::vector<std::string>{"Ann One"});
  CHECK(read.records[0].arxiv_id == "2405.00001");
  CHECK(read.records[0].keywords == std::vector<std::string>{"paths"});
}

TEST_CASE("names in one text keep their order where nothing tells which are family names",
          "[ingest]") {
  using Names = std::vector<std::string>;
  CHECK(ingest::names_in("Vaswani, Shazeer, et al.") == Names{"Vaswani", "Shazeer", "et al."});
  CHECK(ingest::names_in("OpenAI, Anthropic, Google DeepMind") ==
        Names{"OpenAI", "Anthropic", "Google DeepMind"});
  CHECK(ingest::names_in("LIGO, Virgo", nullptr, ingest::NamesOf::arxiv) == Names{"LIGO", "Virgo"});
  CHECK(ingest::names_in("One, Ann") == Names{"Ann One"});
  bool cut = false;
  CHECK(ingest::names_in("Vaswani, Ashish, et al.", &cut, ingest::NamesOf::reference) ==
        Names{"Ashish Vaswani"});
  CHECK(cut);
  CHECK(ingest::names_in("Vaswani A, et al.", &cut) == Names{"A Vaswani"});
}

}  // namespace papers::ingest_json_json_record_test
