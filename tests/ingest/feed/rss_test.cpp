#include "base/error.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_feed_rss_test {

using ingest::NoPapers;
using test::chosen_format;
using test::collect;

namespace {

std::string feed_of(const std::string& items) {
  return "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Daily</"
         "title>" +
         items + "</channel></rss>";
}

Record read_item(const std::string& fields) {
  const std::string feed = feed_of("<item><title>Paths that bend</title>" + fields + "</item>");
  CHECK(chosen_format(feed) == "rss");
  auto read = collect("rss", feed);
  CHECK(read.skipped().empty());
  REQUIRE(read.records.size() == 1);
  return std::move(read.records[0]);
}

}  // namespace

TEST_CASE("fields in the HTML of a description are the paper's", "[ingest]") {
  for (const char* const html :
       {"<p><b>Authors:</b> Ann One, Bob Two</p><p><b>Upvotes:</b> 145</p><p><b>Summary:</b> We "
        "bend "
        "paths.</p><p><a href=\"https://github.com/org/paths\">Code</a></p>",
        "<ul><li>Upvotes: 145</li><li>Authors: Ann One, Bob Two</li></ul>Summary:<br>We bend paths."
        "<br>Code: https://github.com/org/paths",
        "Authors: Ann One, Bob Two<br/>▲ 145 • 💬 3<br/>TL;DR: We bend paths.<br/>GitHub: "
        "https://github.com/org/paths"}) {
    INFO(html);
    const Record record = read_item(
        "<link>https://arxiv.org/abs/2611.00001</link><pubDate>Fri, 20 Nov 2026 00:00:00 "
        "GMT</pubDate><description><![CDATA[" +
        std::string(html) + "]]></description>");
    CHECK(record.authors == std::vector<std::string>{"Ann One", "Bob Two"});
    CHECK(record.abstract == "We bend paths.");
    CHECK(record.abstract_kind == AbstractKind::summary);
    CHECK(record.arxiv_id == "2611.00001");
    REQUIRE(record.listing.has_value());
    CHECK(record.listing->upvotes == 145);
    CHECK(record.listing->listed_on == parse_iso_day("2026-11-20"));
    REQUIRE(record.links.size() == 1);
    CHECK(record.links[0].url == "https://github.com/org/paths");
  }
}

TEST_CASE("accents of LaTeX and affiliations are no part of a creator", "[ingest]") {
  CHECK(read_item("<dc:creator>Jos\\'e P\\'erez (MIT, Cambridge), {\\L}ukasz Two and Anna O'Neil"
                  "</dc:creator>")
            .authors == std::vector<std::string>{"José Pérez", "Łukasz Two", "Anna O'Neil"});
}

TEST_CASE("a description that is an abstract is one, marked up or plain", "[ingest]") {
  for (const char* const description :
       {"We bend paths: they help.", "&lt;p&gt;We bend paths: they help.&lt;/p&gt;",
        "<![CDATA[<p>We bend <i>paths</i>: they help.</p>]]>",
        "Abstract: We bend paths: they help."}) {
    const Record record = read_item("<description>" + std::string(description) +
                                    "</description><dc:creator>One, Ann</dc:creator>"
                                    "<link>https://openreview.net/forum?id=a</link>");
    CHECK(record.abstract == "We bend paths: they help.");
    CHECK(record.abstract_kind == AbstractKind::full);
    CHECK(record.authors == std::vector<std::string>{"Ann One"});
    CHECK_FALSE(record.listing.has_value());
  }
  const Record teased = read_item(
      "<description>We bend…</description><content:encoded><![CDATA[<p>We bend paths: they help."
      "</p>]]></content:encoded><author>ann@example.org (Ann One)</author>"
      "<guid>https://openreview.net/forum?id=a</guid><volume>1</volume>");
  CHECK(teased.abstract == "We bend paths: they help.");
  CHECK(teased.authors == std::vector<std::string>{"Ann One"});
}

TEST_CASE("feeds of journals and of arXiv before 2024 are RSS 1.0", "[ingest]") {
  const std::string feed =
      "<?xml version=\"1.0\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:prism=\"http://prismstandard.org/namespaces/basic/2.0/\"><channel rdf:about=\"x\">"
      "<title>Path Days</title></channel><item "
      "rdf:about=\"http://arxiv.org/abs/2211.00001\"><title>"
      "Paths that bend. (arXiv:2211.00001v1 [cs.LG])</title><link>http://arxiv.org/abs/2211.00001"
      "</link><description>&lt;p&gt;We bend paths.&lt;/p&gt;</description><dc:creator>&lt;a href="
      "\"http://arxiv.org/a\"&gt;Ann One&lt;/a&gt;, &lt;a href=\"b\"&gt;Bob "
      "Two&lt;/a&gt;</dc:creator>"
      "</item><item rdf:about=\"y\"><title>Walks &lt;i&gt;in "
      "vivo&lt;/i&gt;</title><dc:creator>Cara "
      "Three</dc:creator><dc:creator>Dan Four</dc:creator><prism:doi>10.1000/walks</prism:doi>"
      "<prism:publicationName>Path Days</prism:publicationName><dc:date>2021-06-03</dc:date></item>"
      "</rdf:RDF>";
  CHECK(chosen_format(feed) == "rss");
  const auto read = collect("rss", feed);
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].title == "Paths that bend");
  CHECK(read.records[0].arxiv_id == "2211.00001");
  CHECK(read.records[0].abstract == "We bend paths.");
  CHECK(read.records[0].authors == std::vector<std::string>{"Ann One", "Bob Two"});
  CHECK(read.records[1].title == "Walks in vivo");
  CHECK(read.records[1].authors == std::vector<std::string>{"Cara Three", "Dan Four"});
  CHECK(read.records[1].doi == "10.1000/walks");
  CHECK(read.records[1].venue == "Path Days");
  CHECK(read.records[1].published == "2021-06-03");
}

TEST_CASE("a feed that is not of papers says so", "[ingest]") {
  CHECK_THROWS_WITH(
      collect("rss",
              feed_of("<item><title>A cake</title><link>https://cakes.example.org/1</link>"
                      "<description>Bake it.</description></item>"),
              "cakes.xml"),
      test::has_text("cakes.xml: an RSS feed, but not of papers"));
  CHECK_THROWS_WITH(collect("rss", feed_of(""), "a.xml"),
                    test::has_text("a.xml: an RSS feed without entries"));
}

TEST_CASE("a writer alone makes no paper of a post, a video or a release", "[ingest]") {
  for (const char* const writer :
       {"<dc:creator>Jane Cook</dc:creator>", "<author>jane@example.org (Jane Cook)</author>"}) {
    INFO(writer);
    const std::string item = "<item><title>Soup</title><link>https://soup.example.org/1</link>" +
                             std::string(writer) + "<description>Leeks</description></item>";
    CHECK_THROWS_AS(collect("rss", feed_of(item)), NoPapers);
    CHECK(collect("rss", feed_of(item + "<item><title>Paths that bend</title><link>"
                                        "https://arxiv.org/abs/2611.00001</link></item>"))
              .records.size() == 1);
  }
  CHECK_THROWS_AS(
      collect("arxiv-atom",
              "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>v4.40</title>"
              "<author><name>ann</name></author><id>tag:example.org:1</id></entry></feed>"),
      NoPapers);
}

TEST_CASE("a lone author's abstract with nothing that posts have is a paper's", "[ingest]") {
  const std::string item =
      "<item><title>On the Nature of Knowledge</title><link>https://philosophy.example.org/1"
      "</link><dc:creator>Ann One</dc:creator><description>We argue that the received view of "
      "knowledge is mistaken and offer another one in its place, which has several merits."
      "</description>";
  const auto read = collect("rss", feed_of(item + "</item>" + item + "</item>"));
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0].authors == std::vector<std::string>{"Ann One"});
  for (const char* const more :
       {"<guid>https://philosophy.example.org/1</guid>", "<category>Thoughts</category>",
        "<enclosure url=\"https://philosophy.example.org/1.mp3\"/>",
        "<content:encoded>All of it.</content:encoded>"}) {
    INFO(more);
    CHECK_THROWS_AS(collect("rss", feed_of(item + more + "</item>")), NoPapers);
  }
}

TEST_CASE("whoever posts a paper is not its author, nor that day its own", "[ingest]") {
  const Record linked = read_item(
      "<link>https://arxiv.org/abs/2611.00001</link><dc:creator>ann99</dc:creator>"
      "<comments>https://news.example.org/1</comments><pubDate>Fri, 20 Nov 2026 00:00:00 GMT"
      "</pubDate><description><![CDATA[<p>Points: 145</p>]]></description>");
  CHECK(linked.authors.empty());
  CHECK(linked.published.empty());
  REQUIRE(linked.listing.has_value());
  CHECK(linked.listing->listed_on == parse_iso_day("2026-11-20"));
  const Record talked = read_item(
      "<link>https://talk.example.org/1</link><dc:creator>/u/ann</dc:creator><description>"
      "<![CDATA[<p>Look: <a href=\"https://arxiv.org/abs/2611.00001\">this</a></p>]]>"
      "</description>");
  CHECK(talked.arxiv_id == "2611.00001");
  CHECK(talked.authors.empty());
  CHECK(talked.abstract.empty());
}

TEST_CASE("a journal's own fields and its line before the abstract are read as such", "[ingest]") {
  const Record record = read_item(
      "<authors>Ann One;Bob Two</authors><startPage>1</startPage><prism:doi "
      "xmlns:prism=\"x\">10.1000/Walks</prism:doi><description><![CDATA[<p>Path Days, Published "
      "online; doi:10.1000/walks</p>We walk.]]></description>");
  CHECK(record.authors == std::vector<std::string>{"Ann One", "Bob Two"});
  CHECK(record.abstract == "We walk.");
}

TEST_CASE("entities of a document type are not expanded", "[ingest]") {
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">";
  for (char name = 'b'; name <= 'k'; ++name) {
    bomb += std::string("<!ENTITY ") + name + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(name - 1) + ";";
    bomb += "\">";
  }
  bomb +=
      "]><rss><channel><item><title>&k;</title><author>A</author><volume>1</volume></item></"
      "channel></rss>";
  const auto read = collect("rss", bomb);
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].title.size() < 100);
}

TEST_CASE("publishers' decoration is no part of title or abstract", "[ingest]") {
  const std::string link = "<link>https://x.org/doi/abs/10.1177/9?af=R</link>";
  for (const char* const html :
       {"Journal of Paths, Volume 1, Issue 2, Page 1-9.<br/>We bend paths.",
        "<p>Paths, Published online; doi:10.1177/9</p><p>We bend paths.</p>",
        "<p>by Ann One, Bob Two</p><p>We bend paths.</p>",
        "<p>ABSTRACT</p><p>We bend paths.</p><p>PMID:1 | DOI:10.1177/9</p>",
        "<cite>Journal of Paths</cite><p>We bend paths.</p>",
        "<p>TL;DR: Bent.</p><p>Abstract: We bend paths.</p>"}) {
    INFO(html);
    const Record record =
        read_item(link + "<dc:creator>Ann One</dc:creator><description><![CDATA[" + html +
                  "]]></description>");
    CHECK(record.abstract == "We bend paths.");
    CHECK(record.doi == "10.1177/9");
  }
  const Record plain = read_item(
      "<link>https://mirror.org/p/2611.00001</link><description>Code: "
      "https://github.com/org/paths</description>");
  CHECK(plain.arxiv_id == "2611.00001");
  CHECK(plain.abstract.empty());
  CHECK(plain.links.size() == 1);
  const std::string item =
      "<item><title>%</title><dc:title>Bent</dc:title><link>https://doi.org/10.1000/2</link></"
      "item>";
  for (const char* const title : {"Journal, Vol. 1, Pages 2: Bent", "Bent (88 ▲)"}) {
    std::string counted = item;
    counted.replace(counted.find('%'), 1, title);
    CHECK(collect("rss", feed_of(counted)).records.at(0).title == "Bent");
  }
}

TEST_CASE("a list whose elements are called titles and authors is read by that", "[ingest]") {
  const std::string head = "<!DOCTYPE html><html><body><dl>";
  struct Shape {
    const char *title, *authors, *rest;
  };
  for (const Shape& shape :
       {Shape{"<dt class=\"ptitle\">@</dt>",
              "<dd><form class=authsearch><a href=#>Ann One</a>, </form><form class=authsearch>"
              "<a href=#>Bob Two</a></form></dd>",
              "<dd>[<a href=\"https://arxiv.org/abs/2611.00001\">arXiv</a>]</dd>"},
        Shape{
            "<li><span itemprop=author>Ann One</span>, <span itemprop=author>Bob Two</span>: <span "
            "class=title>@.</span>",
            "", "<a href=\"https://arxiv.org/abs/2611.00001\">x</a></li>"},
        Shape{"<li class=conference><a title=\"paper title\" href=/1>@</a> ",
              "<i>Ann One, Bob Two</i>",
              "<br><a href=\"https://arxiv.org/pdf/2611.00001\">pdf</a></li>"}}) {
    std::string page = head;
    for (const char* const title : {"Paths that bend", "Roofs for one"}) {
      std::string entry = std::string(shape.title) + shape.authors + shape.rest;
      page += entry.replace(entry.find('@'), 1, title);
    }
    INFO(page);
    const auto read = collect("html", page + "</dl></body></html>");
    REQUIRE(read.records.size() == 2);
    CHECK(read.records[0].title == "Paths that bend");
    for (const Record& record : read.records) {
      CHECK(record.authors == std::vector<std::string>{"Ann One", "Bob Two"});
      CHECK(record.arxiv_id == "2611.00001");
    }
  }
}

TEST_CASE("posts and products that are called titles are no papers", "[ingest]") {
  std::string page = "<!DOCTYPE html><html><body>";
  for (const char* const title : {"My first hedge", "My second hedge"}) {
    page += std::string("<div><h2 class=post-title>") + title +
            "</h2><span class=post-author>Ann One</span></div>";
  }
  CHECK_THROWS_AS(collect("html", page + "</body></html>"), NoPapers);
}

TEST_CASE("of a browser's bookmarks those of papers are read", "[ingest]") {
  const std::string page =
      "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><p>\n"
      "<DT><A HREF=\"https://arxiv.org/abs/2611.00001\">[2611.00001] Paths that bend</A>\n"
      "<DT><A HREF=\"https://openreview.net/forum?id=a\">Roofs for one | OpenReview</A>\n"
      "<DT><A HREF=\"https://aclanthology.org/1/\">A Door - ACL Anthology</A>\n"
      "<DT><A HREF=\"https://news.example.org/\">News</A>\n</DL>";
  CHECK(chosen_format(page) == "html");
  const auto read = collect("html", page);
  REQUIRE(read.records.size() == 3);
  CHECK(read.records[0].title == "Paths that bend");
  CHECK(read.records[1].title == "Roofs for one");
  CHECK(read.records[2].title == "A Door");
}

TEST_CASE("an alert of Scholar gives its papers, also one alone", "[ingest]") {
  const auto read = collect(
      "html",
      "<html><body><h3>[PDF] <a class=gse_alrt_title "
      "href=\"https://scholar.google.com/scholar_url?url=https://x.org/"
      "a%3Fid%3D1&amp;hl=en\">Paths "
      "that bend</a></h3><div>A One, B Two - arXiv preprint arXiv:2611.00001, 2026</div><div "
      "class=gse_alrt_sni>We bend paths until they break, and then mend them, and bend them …</div>"
      "</body></html>");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].title == "Paths that bend");
  CHECK(read.records[0].authors == std::vector<std::string>{"A One", "B Two"});
  CHECK(read.records[0].url == "https://x.org/a?id=1");
  CHECK(read.records[0].arxiv_id == "2611.00001");
  CHECK(read.records[0].published == "2026");
  CHECK(read.records[0].abstract_kind == AbstractKind::truncated);
}

TEST_CASE("a post that cites a paper is not that paper", "[ingest]") {
  const std::string cited = "<a href=\"https://arxiv.org/abs/2611.00001\">";
  const std::string other = "<a href=\"https://arxiv.org/abs/2611.00002\">";
  for (const std::string& text :
       {"As " + cited + "One et al.</a> showed, hedges grow.",
        "Hedges (" + cited + "One</a>) grow.",
        "This week: " + cited + "Paths</a>, " + other + "Walks</a>.",
        std::string("We talk about https://arxiv.org/abs/2611.00001 and other things."),
        std::string(200, 'x') + " " + cited + "here</a>"}) {
    for (const char* const writers :
         {"Ann One", "Ann One, PhD", "Ann One and Bob Two", "Ann One, Garden News"}) {
      INFO(text << writers);
      const std::string item =
          "<item><title>What is a hedge?</title><link>https://b.example/1"
          "</link><guid>https://b.example/1</guid><dc:creator>" +
          std::string(writers) + "</dc:creator><description><![CDATA[" + text +
          "]]></description></item>";
      CHECK_THROWS_AS(collect("rss", feed_of(item)), NoPapers);
    }
  }
  for (const std::string& text :
       {"Look: " + cited + "this</a>", cited + "[link]</a> submitted by /u/ann",
        std::string(200, 'x') + "<br>Paper: " + cited + "PDF</a>",
        std::string(200, 'x') + "<p>" + cited +
            "Paper</a> | <a href=\"https://github.com/a/b\">"
            "Code</a></p>"}) {
    INFO(text);
    CHECK(read_item("<link>https://b.example/1</link><description><![CDATA[<p>" + text +
                    "</p>]]></description>")
              .arxiv_id == "2611.00001");
  }
}

}  // namespace papers::ingest_feed_rss_test
