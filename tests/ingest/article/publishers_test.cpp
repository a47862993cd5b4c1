// Pages as publishers and archives write them: which of their names stand for what.
#include <string>
#include <vector>

#include "support/article_pages.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_article_publishers_test {

using test::meta;

namespace {

struct PublisherPage {
  const char* publisher;
  std::string head;
  std::string body;
  Record expected;
};

const std::string abstract_text =
    "We study paths and find that they help walkers. Results on two parks agree.";

Record paths_paper(const char* arxiv_id, const char* doi, const char* published, const char* venue,
                   const char* url) {
  Record record;
  record.title = "How Paths Bend";
  record.authors = {"Ann One", "Bob van Two"};
  record.abstract = abstract_text;
  record.arxiv_id = arxiv_id;
  record.doi = doi;
  record.published = published;
  record.venue = venue;
  record.url = url;
  return record;
}

const std::string title_meta = meta("citation_title", "How Paths Bend");
const std::string family_first =
    meta("citation_author", "One, Ann") + meta("citation_author", "van Two, Bob");
const std::string given_first =
    meta("citation_author", "Ann One") + meta("citation_author", "Bob van Two");
const std::string abstract_meta = meta("citation_abstract", abstract_text);

std::vector<PublisherPage> archives() {
  return {
      {"arXiv",
       title_meta + family_first + meta("citation_date", "2021/06/03") +
           meta("citation_online_date", "2022/01/09") + meta("citation_arxiv_id", "2106.01234") +
           meta("citation_pdf_url", "https://arxiv.org/pdf/2106.01234") + abstract_meta +
           "<link rel=\"canonical\" href=\"https://arxiv.org/abs/2106.01234\"/>" +
           meta("og:description", "Abstract page for arXiv paper 2106.01234"),
       "<blockquote class=\"abstract mathjax\">Abstract: Something else that is "
       "shown.</blockquote>",
       paths_paper("2106.01234", "", "2021-06-03", "", "https://arxiv.org/abs/2106.01234")},
      {"OpenReview",
       title_meta + given_first + meta("citation_publication_date", "2021/06/03") +
           meta("citation_online_date", "2021/05/01") +
           meta("citation_pdf_url", "https://openreview.net/pdf?id=abc") + abstract_meta +
           meta("citation_conference_title", "Path Days 2021") +
           "<link rel=\"canonical\" href=\"https://openreview.net/forum?id=abc\">",
       "<div class=\"note\"><h3>Official Review of Paper 7</h3><p>A good paper.</p></div>",
       paths_paper("", "", "2021-06-03", "Path Days 2021", "https://openreview.net/forum?id=abc")},
      {"bioRxiv",
       title_meta + meta("DC.Contributor", "Ann One") + meta("DC.Contributor", "Bob van Two") +
           meta("DC.Date", "2021-06-03") + meta("citation_doi", "10.1101/2021.06.03.1") +
           meta("citation_abstract", "<p>" + abstract_text + "</p>") +
           meta("citation_journal_title", "bioRxiv") + meta("citation_publisher", "CSHL") +
           meta("citation_public_url", "https://www.biorxiv.org/content/10.1101/2021.06.03.1v2"),
       "",
       paths_paper("", "10.1101/2021.06.03.1", "2021-06-03", "bioRxiv",
                   "https://www.biorxiv.org/content/10.1101/2021.06.03.1v2")},
      {"SSRN",
       title_meta + family_first + meta("citation_online_date", "2021/06/03") +
           meta("citation_doi", "10.2139/ssrn.1") +
           meta("citation_abstract_html_url", "https://papers.ssrn.com/abstract=1"),
       "<div class=\"abstract-text\"><h3>Abstract</h3><p>" + abstract_text +
           "</p></div><p><strong>Keywords:</strong> paths</p>",
       paths_paper("", "10.2139/ssrn.1", "2021-06-03", "", "https://papers.ssrn.com/abstract=1")},
      {"EPrints",
       meta("eprints.title", "How Paths Bend") + meta("eprints.creators_name", "One, Ann") +
           meta("eprints.creators_name", "van Two, Bob") + meta("eprints.date", "2021-06-03") +
           meta("eprints.abstract", abstract_text) + meta("eprints.publication", "Path Days") +
           meta("eprints.id_number", "10.1000/p.1"),
       "", paths_paper("", "10.1000/p.1", "2021-06-03", "Path Days", "")},
  };
}

std::vector<PublisherPage> proceedings() {
  return {
      {"ACL Anthology",
       title_meta + given_first + meta("citation_conference_title", "Proceedings of Path Days") +
           meta("citation_publication_date", "2021/6") +
           meta("citation_pdf_url", "https://aclanthology.org/2021.paths-1.1.pdf") +
           meta("citation_doi", "10.18653/v1/2021.paths-1.1"),
       "<div class=\"card-body acl-abstract\"><h5 class=\"card-title\">Abstract</h5><span>" +
           abstract_text + "</span></div><pre id=\"citeBibtex\">@inproceedings{x, title={X}}</pre>",
       paths_paper("", "10.18653/v1/2021.paths-1.1", "2021-06", "Proceedings of Path Days", "")},
      {"PMLR",
       title_meta + given_first + meta("citation_publication_date", "2021/06/03") +
           meta("citation_inproceedings_title", "Path Days") +
           meta("citation_conference_title", "Path Days") + abstract_meta +
           meta("citation_pdf_url", "https://proceedings.mlr.press/v1/one21a/one21a.pdf"),
       "", paths_paper("", "", "2021-06-03", "Path Days", "")},
      {"NeurIPS",
       title_meta + family_first + meta("citation_journal_title", "Advances in Paths") +
           meta("citation_publication_date", "2021"),
       "<h4>How Paths Bend</h4><p>Part of Advances</p><h4>Authors</h4><p><i>Ann One</i></p>"
       "<h4>Abstract</h4><p><p>" +
           abstract_text + "</p></p>",
       paths_paper("", "", "2021", "Advances in Paths", "")},
      {"CVF",
       title_meta + family_first + meta("citation_publication_date", "2021") +
           meta("citation_conference_title", "Path Days") + meta("citation_firstpage", "1"),
       "<div id=\"papertitle\">How Paths Bend</div><div id=\"authors\"><b><i>Ann One</i></b></div>"
       "<font size=\"5\"><br><b>Abstract</b></font><br><br><div id=\"abstract\">" +
           abstract_text + "</div><div class=\"bibref\">@InProceedings{One}</div>",
       paths_paper("", "", "2021", "Path Days", "")},
  };
}

std::vector<PublisherPage> journals() {
  return {
      {"Springer and Nature",
       title_meta + family_first + meta("citation_journal_title", "Nature Paths") +
           meta("citation_publication_date", "2021/06") +
           meta("citation_online_date", "2021/06/03") + meta("citation_doi", "10.1038/p-1") +
           meta("dc.title", "How Paths Bend") + meta("dc.description", abstract_text) +
           meta("dc.identifier", "doi:10.1038/p-1") + meta("prism.doi", "doi:10.1038/p-1") +
           meta("citation_fulltext_html_url", "https://www.nature.com/articles/p-1") +
           meta("citation_reference", "citation_title=Old paths; citation_doi=10.1000/old"),
       "<section data-title=\"Similar content\"><h3>Other paths</h3></section>",
       paths_paper("", "10.1038/p-1", "2021-06-03", "Nature Paths",
                   "https://www.nature.com/articles/p-1")},
      {"ACM",
       meta("dc.Title", "How Paths Bend") + meta("dc.Creator", " Ann  One ") +
           meta("dc.Creator", "Bob  van Two") + meta("dc.Type", "research-article") +
           meta("dc.Description", abstract_text) + meta("dc.Date", "2021-06-03") +
           meta("dc.Identifier", "10.1145/1.2") + meta("citation_journal_title", "Path Surveys") +
           "<link rel=\"canonical\" href=\"https://dl.acm.org/doi/10.1145/1.2\">",
       "<div class=\"citation__cited-by\"><h3>Cited By</h3><ul><li>Other</li></ul></div>",
       paths_paper("", "10.1145/1.2", "2021-06-03", "Path Surveys",
                   "https://dl.acm.org/doi/10.1145/1.2")},
      {"PLOS",
       title_meta + given_first + meta("citation_date", "Jun 3, 2021") + abstract_meta +
           meta("citation_doi", "10.1371/journal.p.1") +
           meta("citation_journal_title", "PLOS PATHS"),
       "", paths_paper("", "10.1371/journal.p.1", "2021-06-03", "PLOS PATHS", "")},
      {"IEEE Xplore",
       meta("og:url", "https://ieeexplore.ieee.org/document/1/") +
           "<script>var x={};xplGlobal.document.metadata={\"authors\":[{\"name\":\"Ann One\"},"
           "{\"name\":\"Bob van Two\"}],\"title\":\"How Paths Bend\",\"abstract\":\"" +
           abstract_text +
           "\",\"doi\":\"10.1109/P.1\",\"publicationTitle\":\"Path Letters\","
           "\"publicationDate\":\"03 June 2021\",\"publicationYear\":\"2021\"};</script>",
       "",
       paths_paper("", "10.1109/p.1", "2021-06-03", "Path Letters",
                   "https://ieeexplore.ieee.org/document/1/")},
      {"JSON-LD alone",
       "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":["
       "{\"@type\":\"WebPage\",\"name\":\"Site\"},{\"@type\":[\"Article\",\"ScholarlyArticle\"],"
       "\"headline\":\"How Paths Bend\",\"author\":[{\"@type\":\"Person\",\"givenName\":\"Ann\","
       "\"familyName\":\"One\"},{\"name\":\"Bob van "
       "Two\"}],\"datePublished\":\"2021-06-03T10:00Z\","
       "\"identifier\":{\"@type\":\"PropertyValue\",\"propertyID\":\"doi\",\"value\":"
       "\"https://doi.org/10.1000/p.1\"},\"isPartOf\":{\"@type\":\"PublicationIssue\","
       "\"isPartOf\":{\"@type\":\"Periodical\",\"name\":\"Path Days\"}},\"description\":\"" +
           abstract_text +
           "\",\"citation\":[{\"@type\":\"ScholarlyArticle\",\"name\":\"Old\"}]}]}" + "</script>",
       "", paths_paper("", "10.1000/p.1", "2021-06-03", "Path Days", "")},
  };
}

void check_page(const PublisherPage& page) {
  INFO(page.publisher);
  const std::string html = "<!doctype html>\n<html><head><title>How Paths Bend</title>" +
                           page.head + "</head><body>" + page.body + "</body></html>";
  CHECK(test::chosen_format(html) == "article");
  const auto read = test::collect("article", html);
  REQUIRE(read.records.size() == 1);
  const Record& record = read.records[0];
  CHECK(record.title == page.expected.title);
  CHECK(record.authors == page.expected.authors);
  CHECK(record.abstract == page.expected.abstract);
  CHECK(record.abstract_kind == AbstractKind::full);
  CHECK(record.arxiv_id == page.expected.arxiv_id);
  CHECK(record.doi == page.expected.doi);
  CHECK(record.published == page.expected.published);
  CHECK(record.venue == page.expected.venue);
  CHECK(record.url == page.expected.url);
}

}  // namespace

TEST_CASE("pages of archives give their paper", "[ingest]") {
  for (const PublisherPage& page : archives()) check_page(page);
}

TEST_CASE("pages of proceedings give their paper", "[ingest]") {
  for (const PublisherPage& page : proceedings()) check_page(page);
}

TEST_CASE("pages of journals give their paper", "[ingest]") {
  for (const PublisherPage& page : journals()) check_page(page);
}

}  // namespace papers::ingest_article_publishers_test
