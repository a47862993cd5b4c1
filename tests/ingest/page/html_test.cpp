#include <fmt/format.h>

#include "base/error.hpp"
#include "ingest/page/html_document.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/exchange_text.hpp"

namespace papers::ingest_page_html_test {

using test::chosen_format;
using test::collect;
using test::data_file;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

const std::string paper =
    "<h3><a href='/papers/2412.15115'>Lantern Routing: Sparse Experts</a></h3>"
    "<p>We propose a method that works on three benchmarks and is simple.</p>";

}  // namespace

TEST_CASE("a saved page gives the same papers as the API's answer of that day", "[ingest]") {
  for (const char* day : {"2024-05-27", "2025-08-22", "2026-01-13", "2026-02-12"}) {
    const std::string rows = data_file(fmt::format("api/{}.json", day));
    const std::string page = test::as_props_page(rows);
    CHECK(chosen_format(page) == "html");
    const auto expected = collect("api", rows);
    const auto read = collect("html", page);
    REQUIRE(read.records.size() == expected.records.size());
    CHECK(read.skipped().empty());
    for (std::size_t i = 0; i < expected.records.size(); ++i) {
      const Record& a = read.records[i];
      const Record& b = expected.records[i];
      CHECK(a.title == b.title);
      CHECK(a.abstract == b.abstract);
      CHECK(a.authors == b.authors);
      CHECK(a.keywords == b.keywords);
      CHECK(a.links == b.links);
      CHECK(a.listing->upvotes == b.listing->upvotes);
      CHECK(a.listing->position == b.listing->position);
      CHECK(a.listing->listed_on == b.listing->listed_on);
    }
    REQUIRE(read.days.size() == 1);
    CHECK(read.days[0] == StatedDay{2025, 8, 22});
  }
}

TEST_CASE("one paper's own page gives that paper, and settings of other parts nothing",
          "[ingest]") {
  const std::string page =
      "<html><body><div data-target='SystemTheme' data-props='{\"title\":\"dark\"}'></div>"
      "<div data-target='Broken' data-props='{{'></div>"
      "<section data-target='PaperPage' data-props='{\"paper\":{\"id\":\"2412.15115\",\"title\":"
      "\"Qwen\",\"authors\":[{\"name\":\"A\"}],\"linkedSpaces\":[{\"id\":\"a/b\",\"title\":"
      "\"Demo\"}]},\"discussions\":[]}'></section><h1><a href='/papers/2412.15115'>Qwen</a></h1>"
      "</body></html>";
  const auto read = collect("html", page);
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].title == "Qwen");
  CHECK(read.records[0].authors == std::vector<std::string>{"A"});
}

TEST_CASE("a page that shows every paper twice gives each once, with its longer text", "[ingest]") {
  const auto entry = [](const char* text) {
    return fmt::format(
        "<h3><a href=\"https://huggingface.co/papers/2412.15115\">A\n  title</a></h3>"
        "<p>{}</p>",
        text);
  };
  const auto read = collect("html", "<main>" + entry("Short and cut…") +
                                        entry("Short, but longer. It goes on.") + "</main>");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].title == "A title");
  CHECK(read.records[0].abstract == "Short, but longer. It goes on.");
  CHECK(read.records[0].abstract_kind == AbstractKind::full);
}

TEST_CASE("a date without a year is one of the page's own year", "[ingest]") {
  const auto read = collect("html",
                            "<main><h3><a href='/papers/2602.10560'>A title</a></h3><p>Text.</p>"
                            "<span>·</span><span>Feb 11</span><span>·</span></main>");
  REQUIRE(read.records.size() == 1);
  REQUIRE(read.records[0].published_without_year.has_value());
  CHECK(read.records[0].published_without_year->day == 11);
  CHECK(read.records[0].published.empty());
}

TEST_CASE("headings and paragraphs alone are papers where they read like some", "[ingest]") {
  const auto entry = [](int n) {
    return fmt::format(
        "<h3>Lantern Routing {0}: Experts\n for Small Models</h3><p>We propose a method that works "
        "on "
        "{0} benchmarks and is simple. It needs no further data, and our code is public. Extensive "
        "experiments show that it improves accuracy by {0} points over strong baselines.</p>",
        n);
  };
  const auto read = collect("html", "<html><body><h1>Papers of the week</h1>" + entry(2) +
                                        entry(3) + entry(4) + entry(2) + "</body></html>");
  REQUIRE(read.records.size() == 3);
  CHECK(read.records[0].title == "Lantern Routing 2: Experts for Small Models");
  CHECK(read.records[0].abstract.starts_with("We propose a method that works on 2 benchmarks"));
  CHECK(read.records[0].url.empty());
  CHECK(read.records[1].listing->position == 2);
  CHECK_THROWS_AS(
      collect("html",
              "<html><body><h2>Our garden</h2><p>The pears are in bloom, and so are the "
              "plums behind the house.</p></body></html>"),
      ingest::NoPapers);
  CHECK_THROWS_AS(collect("html", "<html><body><p>Nothing here.</p></body></html>"),
                  ingest::NoPapers);
}

TEST_CASE("HTML made to hurt is refused quickly and leaves no deep recursion behind", "[ingest]") {
  CHECK_THROWS_WITH(collect("html", repeated("<div>", 100'000), "x.html"),
                    "x.html: the HTML is nested too deeply; no page of papers is like that");
  CHECK_THROWS_AS(collect("html", repeated("<span><b>", 1000)), Error);
  // As deep as allowed is read; markup that closes itself does not count.
  const std::size_t limit = ingest::HtmlDocument::depth_limit;
  CHECK(collect("html", repeated("<div>", limit - 2) + paper).records.size() == 1);
  CHECK_THROWS_AS(collect("html", repeated("<div>", limit + 1) + paper), Error);
  CHECK(collect("html", repeated("<p>x<li>y<br><img>", 5000) + paper).records.size() == 1);
  CHECK(collect("html", repeated("<div><span>x</span></div>", 5000) + paper).records.size() == 1);
  const std::string unread = "<script>" + repeated("<div>", 999) + "</script><!--" +
                             repeated("<div>", 999) + "--><a t='" + repeated("<div>", 999) + "'>";
  CHECK_FALSE(ingest::scan_tags(unread, 9, 9).too_deep);
  CHECK_THROWS_AS(collect("html", std::string((std::size_t{16} << 20) + 1, 'x')), Error);
}

TEST_CASE("a tag's attributes beyond any sane number are left out, the page is read", "[ingest]") {
  std::string tag = "<div";
  for (int i = 0; i < 80'000; ++i) tag += fmt::format(" a{}='<p>{}'", i, i);
  CHECK(collect("html", tag + ">" + paper + "</div>").records.size() == 1);
  for (const std::size_t count : {std::size_t{1}, std::size_t{9}, std::size_t{10}}) {
    const std::string html = "<a" + repeated(" b=\"x/y = z\" c d=/e", count) + ">";
    const auto excess = ingest::scan_tags(html, 9, 28).excess_attributes;
    REQUIRE(excess.size() == (count > 9 ? 1 : 0));
    if (!excess.empty()) CHECK(html.substr(excess[0].first) == "c d=/e>");
  }
}

TEST_CASE("Markdown between tags is no HTML, whatever the tags say", "[ingest]") {
  const std::string tag = "<div data-target=\"DailyPapers\">\n\n";
  const std::string list = "### [A title](/papers/2412.15115)\n\nText of it.\n\n</div>\n";
  CHECK(chosen_format(tag + list) == "page");
  CHECK(chosen_format(tag + "<h3><a href='/papers/2412.15115'>A title</a></h3></div>") == "html");
  CHECK(chosen_format("<!doctype html>" + tag + list) == "html");
}

TEST_CASE("a text that is too long for a record is told", "[ingest]") {
  const auto numbered = [](int number, const std::string& abstract) {
    return fmt::format("<h3><a href='/papers/2601.0000{}'>Lantern Routing {}</a></h3><p>{}</p>\n",
                       number, number, abstract);
  };
  const std::string abstract = "We study lanterns in detail and with care.";
  const auto found = collect(
      "html", "<!doctype html><html><body>\n" + numbered(1, abstract) +
                  numbered(2, "We study" + std::string((std::size_t{1} << 20U) + 1, 'a') + ".") +
                  numbered(3, abstract) + "</body></html>\n");
  REQUIRE(found.records.size() == 3);
  CHECK(found.records[1].abstract.empty());
  CHECK(found.records[2].abstract == abstract);
  REQUIRE(found.skipped().size() == 1);
  CHECK(found.skipped()[0].why == "longer than 1 MiB");
}

TEST_CASE("an end tag ends its element, whatever blanks are in it", "[ingest]") {
  for (const std::string blanks : {"", " ", "\n  ", "\t"}) {
    std::string page = "<html><body><h1>Daily Papers</h1>";
    for (const std::string id : {"2605.00001", "2605.00002"}) {
      page += "<article><h3><a href='/papers/" + id + "'>Lantern Routing " + id.substr(9) +
              "</a></h3><a href='/papers/" + id + "#community'><svg><path d='M1'></path" + blanks +
              "></svg" + blanks + ">5</a></article" + blanks + ">";
    }
    INFO(page);
    const auto read = collect("html", page + "</body></html>");
    REQUIRE(read.records.size() == 2);
    for (const Record& record : read.records) CHECK(record.listing->comments == 5);
  }
}

}  // namespace papers::ingest_page_html_test
