// arXiv's announcements, whichever way they reach a person: the same papers, on the same day.
#include "ingest/feed/announcement.hpp"

#include <string>

#include "base/error.hpp"
#include "support/announcements.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/exchange_text.hpp"

namespace papers::ingest_feed_announcement_test {

using test::chosen_format;
using test::collect;
using test::Collected;

namespace {

/// Papers whose titles and abstracts are words: what a text without marks can tell apart.
std::vector<Record> plain_papers(unsigned seed, std::size_t count) {
  std::vector<Record> papers = test::random_records(seed, count);
  for (std::size_t i = 0; i < papers.size(); ++i) {
    papers[i].title = "Feeding small models on time, part " + std::to_string(i);
    papers[i].abstract = "We feed small models every morning, " + std::to_string(seed) +
                         " of them. The method is simple and works.";
  }
  return papers;
}

void check_papers(const Collected& read, const std::vector<Record>& papers) {
  CHECK(read.skipped().empty());
  REQUIRE(read.records.size() == papers.size());
  for (std::size_t i = 0; i < papers.size(); ++i) {
    const Record& record = read.records[i];
    CHECK(record.title == papers[i].title);
    CHECK(record.authors == papers[i].authors);
    CHECK(record.abstract == papers[i].abstract);
    CHECK(record.arxiv_id == papers[i].arxiv_id);
    CHECK(record.url == "https://arxiv.org/abs/" + papers[i].arxiv_id);
    REQUIRE(record.listing.has_value());
    CHECK(record.listing->position == static_cast<std::int64_t>(i + 1));
  }
}

std::string with_nbsp(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == ' ' ? std::string("\xC2\xA0") : std::string(1, c);
  return out;
}

std::string with_change(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// `text` as an answer quotes it.
std::string quoted(const std::string& text, const char* mark) {
  std::string out = "Look at this:\n\n";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += mark + text.substr(at, end - at) + '\n';
    at = end + 1;
  }
  return out + "\nWhat do you say?\n";
}

}  // namespace

TEST_CASE("a listing, a mail and a feed of the same papers give the same records", "[ingest]") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    const auto papers = plain_papers(seed, 5);
    for (const std::string& text :
         {test::as_arxiv_list(papers), test::as_arxiv_list_page(papers), test::as_rss(papers),
          test::as_arxiv_mail(papers), with_nbsp(test::as_arxiv_mail(papers)),
          quoted(test::as_arxiv_mail(papers), "> "), quoted(test::as_arxiv_mail(papers), "> > ")}) {
      const std::string format = chosen_format(text);
      INFO(format);
      const auto read = collect(format.c_str(), text);
      check_papers(read, papers);
      const bool is_mail = format == "arxiv-mail";
      REQUIRE(read.days.size() == 1);
      CHECK(read.days[0] == StatedDay{2026, 11, is_mail ? 19U : 20U});
    }
  }
}

TEST_CASE("a new version of a paper is kept and listed nowhere", "[ingest]") {
  const auto papers = plain_papers(3, 3);
  const std::string& id = papers[1].arxiv_id;
  std::string feed = with_change(test::as_rss(papers), id + "v1 Announce Type: new",
                                 id + "v3 Announce Type: replace-cross");
  const std::string element = "<arxiv:announce_type>new</arxiv:announce_type>";
  for (std::size_t at = 0; (at = feed.find(element)) != std::string::npos;) {
    feed.erase(at, element.size());
  }
  const std::string list = with_change(test::as_arxiv_list(papers), "arXiv:" + id + " [pdf",
                                       "arXiv:" + id + " (replaced) [pdf");
  const std::string mail = with_change(test::as_arxiv_mail(papers), "arXiv:" + id + "\nDate: Mon, ",
                                       "arXiv:" + id + "\nreplaced with revised version Mon, ");
  for (const std::string& text : {feed, list, mail}) {
    INFO(chosen_format(text));
    const auto read = collect(chosen_format(text).c_str(), text);
    REQUIRE(read.records.size() == 3);
    CHECK(read.records[0].listing->position == 1);
    CHECK_FALSE(read.records[1].listing.has_value());
    CHECK(read.records[1].published.empty());
    CHECK(read.records[2].listing->position == 2);
  }
}

TEST_CASE("sections and days of a listing begin anew", "[ingest]") {
  const std::string text =
      "Showing 3 of 412 entries : 1-50 51-100\nFri, 20 Nov 2026 (showing 1 of 2 entries )\n\n"
      "[1] arXiv:2611.00001 (cross-list from stat.ML) [pdf, html, other]\nTitle: One\nAnn One\n"
      "Subjects: A (cs.LG)\nThu, 19 Nov 2026 (showing 1 of 1 entries )\n"
      "[2] arXiv:2611.00002 [pdf]\nTitle: Two\nBob Two\nSubjects: A (cs.LG);\nB (cs.AI)\n"
      "Replacement submissions (showing 1 of 1 entries)\n[3] arXiv:2601.00003 [pdf]\nTitle: Three\n"
      "Cara Three\nSubjects: A (cs.LG)\nTotal of 3 entries\nHelp\n";
  const auto read = collect("arxiv-list", text);
  REQUIRE(read.records.size() == 3);
  CHECK(read.days == std::vector<StatedDay>{{2026, 11, 20}, {2026, 11, 19}});
  CHECK(read.records[0].listing->position == 1);
  CHECK(read.records[1].listing->position == 1);
  CHECK_FALSE(read.records[2].listing.has_value());
  CHECK(read.records[1].abstract.empty());
  CHECK(read.records[2].abstract.empty());
}

TEST_CASE("long titles and authors of a wrapped listing keep apart", "[ingest]") {
  const std::string head = "[1] arXiv:2611.00001 [pdf]\nTitle: Bounds for late trains\n";
  for (const char* const fields :
       {"  and their passengers\nCara Three, Dan Four\nSubjects: A (cs.LG)\n",
        "  and their passengers\nAuthors: Cara Three, Dan Four\nSubjects: A (cs.LG)\n",
        "  and their passengers\nCara Three,\nDan Four\nComments: 9 pages,\n2 figures\n"}) {
    INFO(fields);
    const auto read = collect("arxiv-list", head + fields);
    REQUIRE(read.records.size() == 1);
    CHECK(read.records[0].title == "Bounds for late trains and their passengers");
    CHECK(read.records[0].authors == std::vector<std::string>{"Cara Three", "Dan Four"});
  }
}

TEST_CASE("a listing that a text browser dumped is read without its link numbers", "[ingest]") {
  const std::string text =
      "   Showing new listings for Friday, 20 November 2026\n\n"
      "     * [1] [12]arXiv:2611.01234 [[13]pdf, [14]html, [15]other]\n"
      "       Title: Feeding Small Models [1] on Time\n       [16]Ann One, [17]Bob Two\n"
      "       Comments: 12 pages\n       Subjects: Machine Learning (cs.LG)\n"
      "       We feed small models every morning and find\n       that they learn.\n";
  CHECK(chosen_format(text) == "arxiv-list");
  const auto read = collect("arxiv-list", text);
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].title == "Feeding Small Models [1] on Time");
  CHECK(read.records[0].authors == std::vector<std::string>{"Ann One", "Bob Two"});
  CHECK(read.records[0].abstract == "We feed small models every morning and find that they learn.");
}

TEST_CASE("each line of an HTML listing is a field, and its links keep their addresses",
          "[ingest]") {
  const std::string list =
      "<html><body><dl id='articles'><h3>Fri, 20 Nov 2026 (showing 1 of 1 entries)</h3>"
      "<dt>[1] <a href='/abs/2611.30001'>arXiv:2611.30001</a></dt><dd><div "
      "class='list-title'>Title: "
      "Baskets</div><div class='list-authors'>Ann One</div><div class='list-comments'>Comments: "
      "Code: "
      "<a href='https://github.com/one/a'>this https URL</a>, <a "
      "href='https://github.com/one/b'>this "
      "https URL</a></div><div class='list-journal-ref'>Journal-ref: Basket J. 4</div><p>Short "
      "words.</p></dd></dl></body></html>";
  const auto read = collect("arxiv-list", list);
  REQUIRE(read.records.size() == 1);
  const Record& record = read.records[0];
  CHECK(record.venue == "Basket J. 4");
  CHECK(record.abstract == "Short words.");
  REQUIRE(record.links.size() == 2);
  CHECK(record.links[0].url == "https://github.com/one/a");
  CHECK(record.links[1].url == "https://github.com/one/b");
}

TEST_CASE("a mail's own day wins over the span in which its papers came in", "[ingest]") {
  const auto papers = plain_papers(4, 2);
  const std::string headers =
      "From: no-reply@arxiv.org\nDate: Fri, 20 Nov 2026 01:30:00 GMT\nSubject: cs daily\n\n";
  const auto read = collect("arxiv-mail", headers + test::as_arxiv_mail(papers));
  CHECK(read.days == std::vector<StatedDay>{{2026, 11, 20}});
  CHECK(read.records.size() == 2);
}

TEST_CASE("affiliations and LaTeX of a mail are no part of its names", "[ingest]") {
  const std::string mail =
      "\\\\\narXiv:2611.01235 (*cross-listing*)\nDate: Thu, 19 Nov 2026 11:00:00 GMT\n\n"
      "Title: Bounds for Late\n  Trains\nAuthors: Cara Three (1 and 2), Ra\\'ul Four (2) ((1)\n"
      "  Institute of Rails, (2) Example University) and Bj\\\"orn van der Five\n"
      "Comments: Code: https://github.com/org/rails\n\\\\\n  We prove.\n\n  More.\n\\\\\n";
  const auto read = collect("arxiv-mail", mail);
  REQUIRE(read.records.size() == 1);
  const Record& record = read.records[0];
  CHECK(record.title == "Bounds for Late Trains");
  CHECK(record.authors ==
        std::vector<std::string>{"Cara Three", "Ra\xC3\xBAl Four", "Bj\xC3\xB6rn van der Five"});
  CHECK(record.abstract == "We prove. More.");
  CHECK(record.published == "2026-11-19");
  REQUIRE(record.links.size() == 1);
  CHECK(record.links[0].kind == "code");
}

TEST_CASE("announcements without entries say what they are", "[ingest]") {
  CHECK_THROWS_WITH(collect("arxiv-mail", "Submissions to:\n", "mail.txt"),
                    test::has_text("mail.txt: a mail of arXiv without any entry"));
  CHECK_THROWS_WITH(collect("arxiv-list", "Total of 0 entries\n", "list.txt"),
                    test::has_text("list.txt: a listing of arXiv without any entry"));
}

TEST_CASE("what arXiv's search found is read, and listed nowhere", "[ingest]") {
  const std::string text =
      "Showing 1–1 of 1 results for all: paths\n\narXiv:2611.00001 [pdf, other]\n\ncs.LG "
      "cond-mat.dis-nn\n\nPaths that bend\n\nAuthors: Ann One, Bob Two\n\nAbstract: We bend… ▽ "
      "More "
      "We bend paths. △ Less\n\nSubmitted 7 May, 2026; v1 submitted 5 May, 2026; originally "
      "announced "
      "May 2026.\n\nJournal ref: Paths 3 (2026)\n";
  const std::string html =
      "<!DOCTYPE html><html><body><ol><li class=\"arxiv-result\"><p class=\"list-title\"><a "
      "href=\"https://arxiv.org/abs/2611.00001\">arXiv:2611.00001</a><span>&nbsp;[<a>pdf</a>]</"
      "span>"
      "</p><p class=\"title\">Paths that bend</p><p><span>Authors:</span> <a>Ann One</a>, <a>Bob "
      "Two</a></p><p><span>Abstract</span>: <span>We bend… <a>▽ More</a></span><span>We bend "
      "paths.<a> △ Less</a></span></p><p>Submitted 7 May, 2026; v1 submitted 5 May, 2026; "
      "originally announced May 2026.</p><p>Journal ref: Paths 3 "
      "(2026)</p></li></ol></body></html>";
  for (const std::string& page : {text, html}) {
    INFO(page);
    CHECK(chosen_format(page) == "arxiv-list");
    const auto read = collect("arxiv-list", page);
    REQUIRE(read.records.size() == 1);
    const Record& record = read.records[0];
    CHECK(record.title == "Paths that bend");
    CHECK(record.authors == std::vector<std::string>{"Ann One", "Bob Two"});
    CHECK(record.abstract == "We bend paths.");
    CHECK(record.published == "2026-05-05");
    CHECK(record.venue == "Paths 3 (2026)");
    CHECK_FALSE(record.listing.has_value());
  }
}

}  // namespace papers::ingest_feed_announcement_test
