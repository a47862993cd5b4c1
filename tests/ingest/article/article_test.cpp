// Pages of one paper: what their metadata says, in every vocabulary, and nothing else of the page.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "base/error.hpp"
#include "ingest/markup_text.hpp"
#include "support/article_pages.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/exchange_text.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest_article_article_test {

using test::chosen_format;
using test::collect;
using test::meta;

namespace {

Record read_page(const std::string& html) {
  CHECK(chosen_format(html) == "article");
  auto read = collect("article", html);
  CHECK(read.skipped().empty());
  REQUIRE(read.records.size() == 1);
  CHECK_FALSE(read.records[0].listing.has_value());
  return std::move(read.records[0]);
}

std::string article_page(const std::string& head, const std::string& body = "<h1>A page</h1>") {
  return "<!DOCTYPE html><html><head><title>Site</title>" + head + "</head><body>" + body +
         "</body></html>";
}

void check_equal(const Record& one, const Record& other) {
  CHECK(one.title == other.title);
  CHECK(one.abstract == other.abstract);
  CHECK(one.abstract_kind == other.abstract_kind);
  CHECK(one.authors == other.authors);
  CHECK(one.keywords == other.keywords);
  CHECK(one.arxiv_id == other.arxiv_id);
  CHECK(one.doi == other.doi);
  CHECK(one.url == other.url);
  CHECK(one.published == other.published);
  CHECK(one.venue == other.venue);
  CHECK(one.links == other.links);
}

constexpr const char* walkers_abstract =
    "We study paths and find that they help walkers. Results on two parks agree.";

}  // namespace

TEST_CASE("one paper by Highwire, Dublin Core and JSON-LD is one record", "[ingest]") {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    INFO("seed " << seed);
    const Record paper = test::random_records(seed, 1).front();
    const Record highwire = read_page(article_page(test::highwire(paper)));
    CHECK(highwire.title == text::squeeze(ingest::without_markup(paper.title)));
    CHECK(highwire.authors == paper.authors);
    CHECK(highwire.doi == paper.doi);
    CHECK(highwire.published == paper.published);
    CHECK(highwire.venue == paper.venue);
    CHECK(highwire.keywords == paper.keywords);
    check_equal(read_page(article_page(test::dublin_core(paper))), highwire);
    check_equal(read_page(article_page(test::linked_data(paper))), highwire);
    check_equal(read_page(article_page(test::linked_data(paper) + test::dublin_core(paper) +
                                       test::highwire(paper))),
                highwire);
  }
}

TEST_CASE("the order of a page's meta elements changes nothing but that of its authors",
          "[ingest]") {
  const Record paper = test::random_records(3, 1).front();
  std::vector<std::string> elements = {
      meta("citation_title", "Paths that bend"),
      meta("citation_author", "One, Ann"),
      meta("citation_publication_date", "2021/6"),
      meta("citation_doi", "10.1000/p.1"),
      meta("citation_journal_title", "Path Days"),
      meta("citation_abstract", walkers_abstract),
      meta("dc.title", "Paths that bend"),
      meta("dc.creator", "Ann One"),
      meta("dc.date", "2021-06-03"),
      meta("og:url", "https://example.org/p"),
      meta("citation_reference", "citation_title=Other; citation_author=B Two"),
      meta("citation_pdf_url", "https://example.org/p.pdf"),
      meta("description", "A site of papers"),
      meta("viewport", "width=device-width")};
  const auto joined = [&elements] {
    std::string all;
    for (const std::string& element : elements) all += element;
    return article_page(all);
  };
  const Record first = read_page(joined());
  CHECK(first.title == "Paths that bend");
  CHECK(first.published == "2021-06-03");
  std::mt19937 random(11);
  for (int round = 0; round < 50; ++round) {
    INFO("round " << round);
    std::shuffle(elements.begin(), elements.end(), random);
    check_equal(read_page(joined()), first);
  }
}

TEST_CASE("what a page cites, or is cited by, is never one of its papers", "[ingest]") {
  std::string related;
  for (int i = 0; i < 40; ++i) {
    related += fmt::format(
        "<li><h3><a href=\"https://arxiv.org/abs/2101.{0:05}\">Other work {0} on paths</a></h3>"
        "<p>{1}</p><span>Mar 12, 2021</span></li>",
        i, walkers_abstract);
  }
  for (const char* heading :
       {"Cited by (40)", "Related papers", "References", "Similar articles"}) {
    const std::string html = article_page(
        meta("citation_title", "Paths that own themselves") + meta("citation_author", "One, Ann") +
            meta("citation_reference", "citation_title=Other work; citation_doi=10.1000/other"),
        "<h1>Paths that own themselves</h1><h2>" + std::string(heading) + "</h2><ul>" + related +
            "</ul>");
    const Record record = read_page(html);
    CHECK(record.title == "Paths that own themselves");
    CHECK(record.abstract.empty());
    CHECK(record.doi.empty());
    CHECK(record.arxiv_id.empty());
  }
}

TEST_CASE("a page that lists papers stays a list", "[ingest]") {
  const auto papers = test::random_records(4, 6);
  const std::string list = test::as_markup_page(papers);
  nlohmann::json items = nlohmann::json::array();
  std::string titles;
  for (const Record& paper : papers) {
    items.push_back({{"@type", "ListItem"},
                     {"item", {{"@type", "ScholarlyArticle"}, {"headline", paper.title}}}});
    titles += meta("citation_title", paper.title) + meta("citation_author", paper.authors[0]);
  }
  const std::string item_list =
      "<script type=\"application/ld+json\">" +
      nlohmann::json({{"@type", "ItemList"}, {"itemListElement", items}}).dump() + "</script>";
  const std::string about_site = meta("dc.title", "Papers of our group") +
                                 meta("dc.creator", "The group") +
                                 meta("dc.description", "All that we wrote, by year");
  for (const std::string& head : {item_list, titles, about_site}) {
    std::string html = list;
    html.insert(html.find("</head>"), head);
    CHECK(chosen_format(html) == "html");
    CHECK(collect("html", html).records.size() == papers.size());
    CHECK_THROWS_AS(collect("article", html), Error);
  }
}

TEST_CASE("an article whose metadata stands behind the first bytes is an article", "[ingest]") {
  const Record paper = test::random_records(5, 1).front();
  const std::string html =
      article_page("<style>" + std::string(100'000, ' ') + "</style>" + test::highwire(paper));
  const auto read = collect(chosen_format(html).c_str(), html);
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].doi == paper.doi);
}

TEST_CASE("the abstract that a page shows is taken where its metadata has none", "[ingest]") {
  const std::string head = meta("citation_title", "Paths") + meta("citation_author", "One, Ann");
  for (const char* body :
       {"<div class=\"abs\"><h4>Abstract</h4><p>{}</p></div>",
        "<div class=\"card-body acl-abstract\"><h5>Abstract</h5><span>{}</span></div>",
        "<div id=\"abstract\">{}</div>", "<blockquote class=\"abstract\">Abstract: {}</blockquote>",
        "<section class=\"abstract\"><p><b>Abstract</b></p><p>{}</p><p>Keywords: a, "
        "b</p></section>",
        "<div id=\"abstract-page\"><nav>Home</nav><div class=\"abstract-text\">{}</div></div>",
        "<h4>Authors</h4><p>Ann One</p><h4>Abstract</h4><p>{}</p><h4>Cite</h4><p>Text</p>",
        "<a class=\"abstract-link\" href=\"#a\">Read the abstract of this paper on one page</a>"
        "<h2>Abstract.</h2><div><p>{}</p></div><div><h2>1 Introduction</h2><p>Paths</p></div>"}) {
    INFO(body);
    const Record record =
        read_page(article_page(head, fmt::format(fmt::runtime(body), walkers_abstract)));
    CHECK(record.abstract == walkers_abstract);
    CHECK(record.abstract_kind == AbstractKind::full);
  }
}

TEST_CASE("a less-than sign in an abstract is no tag", "[ingest]") {
  for (const char* abstract : {"We show $x<y$ for all.", "If a <b, then c.", "For n<k and more."}) {
    std::string written = abstract;
    written.replace(written.find('<'), 1, "&lt;");
    const auto read = collect("article", "<html><head>" + meta("citation_title", "Paths") +
                                             meta("citation_author", "One, Ann") +
                                             "<meta name=\"citation_abstract\" content=\"" +
                                             written + "\"></head><body></body></html>");
    CHECK(read.records.at(0).abstract == abstract);
  }
}

TEST_CASE("a sentence named an abstract is one, a label is none", "[ingest]") {
  const auto abstract_in = [](const std::string& shown) {
    return collect("article",
                   "<html><head><meta name=\"citation_title\" content=\"Buttons\"><meta "
                   "name=\"citation_author\" content=\"Ann One\"></head>"
                   "<body><section id=\"abstract\"><h2>Abstract</h2><div>" +
                       shown + "</div></section></body></html>")
        .records.at(0)
        .abstract;
  };
  CHECK(abstract_in("Buttons close. Zips do.") == "Buttons close. Zips do.");
  for (const char* label : {"Download PDF", "Not available.", "Show more"}) {
    CHECK(abstract_in(label).empty());
  }
}

TEST_CASE("the word Abstract is taken off an abstract, not out of its sentences", "[ingest]") {
  const std::string head = meta("citation_title", "Paths") + meta("citation_author", "One, Ann");
  for (const char* written :
       {"Abstract: We walk.", "ABSTRACT We walk.", "Abstract\nWe walk.", "Abstract. We walk.",
        "<jats:title>Abstract</jats:title><jats:p>We walk.</jats:p>", "<p>We walk.</p>",
        "Summary: We walk.", "AbstractWe walk."}) {
    CHECK(read_page(article_page(head + meta("citation_abstract", written))).abstract ==
          "We walk.");
  }
  for (const char* kept : {"Abstract interpretation is old.", "Abstractions help.",
                           "Summary statistics are old.", "We walk. Abstract: no."}) {
    CHECK(read_page(article_page(head + meta("citation_abstract", kept))).abstract == kept);
  }
}

TEST_CASE("hostile metadata costs time by its size and gives clean text", "[ingest]") {
  const std::string many = [] {
    std::string all = meta("citation_title", "T\x1b[31m\xE2\x80\xAE red & <script>x</script>");
    for (int i = 0; i < 20'000; ++i) all += meta("citation_author", "One, A" + std::to_string(i));
    return all;
  }();
  const Record record = read_page(article_page(many));
  CHECK(record.authors.size() <= 5000);
  CHECK(text::is_clean(record.title));
  CHECK(record.title.find("red & <script>") != std::string::npos);
  const std::string deep = "<script type=\"application/ld+json\">" + std::string(50'000, '[') +
                           "</script>" + meta("citation_title", "Paths") +
                           meta("citation_author", "One, Ann");
  CHECK(read_page(article_page(deep)).title == "Paths");
  for (const char* const url : {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"}) {
    const Record odd = read_page(
        article_page(meta("citation_title", "Paths") + meta("og:url", url) +
                     meta("citation_author", "One, Ann") + meta("citation_pdf_url", url)));
    CHECK(odd.url.empty());
    CHECK(odd.links.empty());
  }
}

}  // namespace papers::ingest_article_article_test
