#include "base/error.hpp"
#include "support/announcements.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/exchange_text.hpp"

namespace papers::ingest_feed_oai_test {

using test::chosen_format;
using test::collect;

namespace {

std::string oai_answer(const std::string& body) {
  return "<?xml version=\"1.0\"?>\n<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
         "<responseDate>2026-11-20T00:00:00Z</responseDate>" +
         body + "</OAI-PMH>";
}

}  // namespace

TEST_CASE("papers come back from every metadata format of arXiv's harvest", "[ingest]") {
  for (const std::string prefix : {"oai_dc", "arXiv", "arXivRaw"}) {
    for (unsigned seed = 1; seed <= 10; ++seed) {
      INFO(prefix << ", seed " << seed);
      const auto papers = test::random_records(seed, 4);
      const std::string text = test::as_oai(papers, prefix);
      CHECK(chosen_format(text) == "oai-pmh");
      const auto read = collect("oai-pmh", text);
      CHECK(read.skipped().empty());
      REQUIRE(read.records.size() == papers.size());
      for (std::size_t i = 0; i < papers.size(); ++i) {
        const Record& record = read.records[i];
        CHECK(record.title == papers[i].title);
        CHECK(record.abstract == papers[i].abstract);
        CHECK(record.authors == papers[i].authors);
        CHECK(record.arxiv_id == papers[i].arxiv_id);
        CHECK(record.doi == papers[i].doi);
        CHECK(record.published == papers[i].published);
        CHECK(record.url == "https://arxiv.org/abs/" + papers[i].arxiv_id);
        CHECK(record.venue == (prefix == "oai_dc" ? "" : papers[i].venue));
        CHECK_FALSE(record.listing.has_value());
      }
    }
  }
}

TEST_CASE("an archive's description may be HTML; subjects are keywords", "[ingest]") {
  const auto read = test::collect(
      "oai-pmh",
      "<OAI-PMH><ListRecords><record><metadata><dc><title>Bees</title><creator>One, Ann</creator>"
      "<description>&lt;p&gt;We count &lt;em&gt;bees&lt;/em&gt; &amp;amp; a&lt;b.&lt;/p&gt;"
      "&lt;p&gt;Twice.&lt;/p&gt;</description><subject>bees</subject><subject>Computer Science - "
      "Bees</subject><type>info:eu-repo/semantics/article</type></dc></metadata></record>"
      "</ListRecords></OAI-PMH>");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].abstract == "We count bees & a<b. Twice.");
  CHECK(read.records[0].keywords == std::vector<std::string>{"bees"});
  CHECK(read.records[0].work_kind == WorkKind::article);
}

TEST_CASE("a record by itself is one paper; a feed that names the namespaces is a feed",
          "[ingest]") {
  const std::string core =
      "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\"><title>Bees</title>"
      "<creator>One, Ann</creator><description>We count bees.</description></oai_dc:dc>";
  for (const std::string& text :
       {core,
        "<record xmlns=\"http://www.openarchives.org/OAI/2.0/\"><header><identifier>oai:x:1"
        "</identifier></header><metadata>" +
            core + "</metadata></record>"}) {
    CHECK(chosen_format(text) == "oai-pmh");
    CHECK(collect("oai-pmh", text).records.size() == 1);
  }
  CHECK(chosen_format("<?xml version=\"1.0\"?><rss version=\"2.0\" "
                      "xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\"><channel>"
                      "<item><title>Bees</title></item></channel></rss>") == "rss");
}

TEST_CASE("a harvest that goes on names its resumption token", "[ingest]") {
  std::string text = test::as_oai(test::random_records(1, 2), "arXiv");
  text.insert(
      text.find("</ListRecords>"),
      "<resumptionToken cursor=\"0\" completeListSize=\"412\">6511260|1001</resumptionToken>");
  const auto read = collect("oai-pmh", text);
  CHECK(read.records.size() == 2);
  REQUIRE(read.remarks.size() == 1);
  CHECK(read.remarks[0].find("resumptionToken=6511260|1001") != std::string::npos);
  CHECK(read.remarks[0].find("412 records in all") != std::string::npos);
}

TEST_CASE("records that were deleted are passed over, other metadata is named", "[ingest]") {
  const auto read = collect(
      "oai-pmh", oai_answer("<ListRecords><record><header status=\"deleted\"><identifier>oai:x:1"
                            "</identifier></header></record><record><header><identifier>oai:x:2"
                            "</identifier></header><metadata><mods><title>T</title></mods>"
                            "</metadata></record></ListRecords>"));
  CHECK(read.records.empty());
  REQUIRE(read.skipped().size() == 1);
  CHECK(read.skipped()[0].why.find("its metadata is <mods>") != std::string::npos);
}

TEST_CASE("an answer without records says which answer it is", "[ingest]") {
  const auto said = [](const std::string& body, const char* wanted) {
    CHECK_THROWS_WITH(collect("oai-pmh", oai_answer(body), "a.xml"), test::has_text(wanted));
  };
  said("<error code=\"noRecordsMatch\">Nothing there</error>",
       "a.xml: an OAI-PMH answer that reports noRecordsMatch: Nothing there");
  said("<error code=\"badResumptionToken\"/>", "begin the harvest again");
  said("<Identify><repositoryName>x</repositoryName></Identify>",
       "an OAI-PMH answer to Identify, without papers");
}

}  // namespace papers::ingest_feed_oai_test
