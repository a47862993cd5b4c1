// Lists whose elements are called titles and authors: papers are taken, posts and jobs are not.
#include "ingest/feed/shown_list.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_feed_shown_list_test {

using test::chosen_format;
using test::collect;

namespace {

std::string page(const std::string& body) {
  return "<!DOCTYPE html><html><head><title>A list</title></head><body>" + body + "</body></html>";
}

/// An entry with `beside` under its title, whose element has `said` as its attributes.
std::string entry(const std::string& said, const std::string& title, const std::string& beside) {
  return "<div class=\"row\"><h2 " + said + "><a href=\"/item/" + title.substr(0, 3) + "\">" +
         title + "</a></h2>" + beside + "</div>";
}

const std::vector<std::string> titles = {"Nets that mend themselves", "A slow walk over graphs",
                                         "Kites and other manifolds"};

std::string page_of(const std::string& said, const std::string& beside) {
  std::string body;
  for (const std::string& title : titles) body += entry(said, title, beside);
  return page(body);
}

}  // namespace

TEST_CASE("what an element is called says which paper has what") {
  struct Dress {
    const char* title;
    const char* beside;
    const char* venue;
  };
  const std::vector<Dress> dresses = {
      {"class=\"ptitle\"", "<p class=\"authors\">Ann One, Bob Two</p><p class=\"venue\">Nets</p>",
       "Nets"},
      {"class=\"card-title\"",
       "<div class=\"card-author\"><a href=\"/a\">Ann One</a> <a href=\"/b\">Bob Two</a></div>",
       ""},
      {"itemprop=\"title\"",
       "<span itemprop=\"author\">Ann One</span> and "
       "<span itemprop=\"author\">Bob Two</span>",
       ""},
      {"title=\"paper title\"", "<i>Ann One, Bob Two</i>", ""},
  };
  for (const Dress& dress : dresses) {
    const std::string text = page_of(dress.title, dress.beside);
    CAPTURE(text);
    const auto read = collect("html", text);
    REQUIRE(read.records.size() == titles.size());
    for (std::size_t i = 0; i < titles.size(); ++i) {
      CHECK(read.records[i].title == titles[i]);
      CHECK(read.records[i].authors == std::vector<std::string>{"Ann One", "Bob Two"});
      CHECK(read.records[i].venue == dress.venue);
    }
  }
}

TEST_CASE("titles of two dresses are one list, in the order of the page") {
  std::string body;
  const std::string authors = "<p class=\"authors\">Ann One, Bob Two</p>";
  for (std::size_t i = 0; i < titles.size(); ++i) {
    body += entry(i == 1 ? "class=\"title featured\"" : "class=\"title\"", titles[i], authors);
  }
  const auto read = collect("html", page(body));
  REQUIRE(read.records.size() == titles.size());
  for (std::size_t i = 0; i < titles.size(); ++i) CHECK(read.records[i].title == titles[i]);
}

TEST_CASE("posts of a blog, jobs and events are no papers") {
  for (const std::string& text :
       {page_of("class=\"entry-title\"",
                "<span class=\"author vcard\">Jane Doe</span><time class=\"entry-date\">May 4, "
                "2025</time><div class=\"entry-summary\">Much is said here of water, of sun and of "
                "all that grows at home.</div>"),
        page_of("class=\"job-title\"", "<p>London, United Kingdom</p>"),
        page_of("class=\"event-title\"", "<p>Town Hall, Great Room</p><p>12 May 2026, 7 pm</p>"),
        page_of("class=\"product-title\"",
                "<p class=\"summary\">A kettle for two people who like "
                "their tea hot and their mornings slow.</p>")}) {
    CAPTURE(text);
    CHECK_THROWS(collect("html", text));
  }
}

}  // namespace papers::ingest_feed_shown_list_test
