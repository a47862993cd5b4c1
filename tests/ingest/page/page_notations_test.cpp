// One page in every notation of links and headings: the papers are the same.
#include <functional>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"

namespace papers::ingest_page_page_notations_test {

using namespace papers::test;

namespace {

using WriteLink = std::function<std::string(const std::string& text, const std::string& url)>;
using WriteHeading = std::function<std::string(const std::string& text)>;

const std::string notation_title = "Lantern Routing of Patches: Sparse Experts at Night";
const std::string notation_abstract =
    "Segmenting dark street scenes is hard for dense networks. We route each patch to a few "
    "experts and gain four points on three benchmarks of night driving.";

const std::string notation_end = ", and gain four points on three benchmarks of night driving.";

const std::vector<WriteLink> all_notations = {
    [](auto text, auto url) { return "[" + text + "](" + url + ")"; },
    [](auto text, auto url) { return "[" + text + "](<" + url + "> \"A paper\")"; },
    [](auto text, auto url) { return "[" + text + "](" + url + "){.line-clamp-3 .flex}"; },
    [](auto text, auto url) { return "[[" + url + "][" + text + "]]"; },
    [](auto text, auto url) { return "[[" + url + "|" + text + "]]"; },
    [](auto text, auto url) { return "[[" + text + ">>" + url + "]]"; },
    [](auto text, auto url) { return "[" + text + "|" + url + "]"; },
    [](auto text, auto url) { return "\"" + text + "\":" + url; },
    [](auto text, auto url) { return "`" + text + " <" + url + ">`__"; },
    [](auto text, auto url) { return "link:" + url + "[" + text + "]"; },
    [](auto text, auto url) { return text + " [" + url + "]"; },
    [](auto text, auto url) { return text + " <" + url + ">"; },
    [](auto text, auto url) { return text + " (" + url + ")"; },
    [](auto text, auto url) { return "[" + url + "]" + text; },
    [](auto text, auto url) { return "<" + url + "|" + text + ">"; },
    [](auto text, auto url) { return "<a href=\"" + url + "\" class=\"flex\">" + text + "</a>"; },
};

const std::vector<WriteHeading> all_headings = {
    [](auto text) { return text; },
    [](auto text) { return "### " + text; },
    [](auto text) { return "=== " + text + " ==="; },
    [](auto text) { return "*** " + text; },
    [](auto text) { return "h3. " + text; },
    [](auto text) { return "### " + text + " {#a-slug .text-lg/6}"; },
    [](auto text) { return text + "\n" + std::string(text.size(), '~'); },
};

std::string notation_page(const WriteLink& link, const WriteHeading& heading,
                          const std::string& site) {
  std::string page = "Daily Papers\n\nMar 12\n\n";
  for (const std::string id : {"2605.00001", "2605.00002", "2605.00003"}) {
    const std::string url = site + "/papers/" + id;
    page += link("4", site + "/login?next=%2Fpapers%2F" + id) + "\n\n" +
            heading(link(notation_title + " " + id.substr(9), url)) + "\n\n" +
            link(notation_abstract, url) + "\n\n- " + link("6 authors", url) +
            "\n\n\xC2\xB7 May 18, 2026\n\n" + link("3", url + "#community") + "\n\n";
  }
  return page;
}

}  // namespace

TEST_CASE("a page says the same in every notation of links and headings", "[ingest]") {
  for (const std::string site : {"", "https://huggingface.co"}) {
    for (const WriteLink& link : all_notations) {
      for (const WriteHeading& heading : all_headings) {
        const std::string page = notation_page(link, heading, site);
        INFO(page);
        const CollectingSink found = read_as("page", page);
        REQUIRE(found.records.size() == 3);
        CHECK(found.in_order);
        const Record& paper = found.records[1];
        CHECK(paper.title == notation_title + " 2");
        CHECK(paper.abstract == notation_abstract);
        CHECK(paper.arxiv_id == "2605.00002");
        CHECK(paper.published == "2026-05-18");
        CHECK(paper.listing->upvotes == 4);
        CHECK(paper.listing->comments == 3);
      }
    }
  }
}

TEST_CASE("a title begins behind the votes on its line", "[ingest]") {
  for (const std::string marks : {"### ", "## ", ""}) {
    for (const std::string votes : {"[4]", "[ 4]", "[\n\n4\n\n]"}) {
      std::string page = "# [Daily Papers](/papers)\n\n";
      for (const std::string id : {"2605.00001", "2605.00002", "2605.00003"}) {
        page += votes + "(/login?next=%2Fpapers%2F" + id + ")" + marks + "[" + notation_title +
                " " + id.substr(9) + "](/papers/" + id + ")\n\n[" + notation_abstract +
                "](/papers/" + id + ")\n\n";
      }
      INFO(page);
      const CollectingSink found = read_as("page", page);
      REQUIRE(found.records.size() == 3);
      CHECK(found.records[1].title == notation_title + " 2");
      CHECK(found.records[1].abstract == notation_abstract);
      CHECK(found.records[1].listing->upvotes == 4);
    }
  }
}

TEST_CASE("wikis' own escapes are taken off", "[ingest]") {
  const std::string text = "We route patches (of streets) to on- and off-line experts, as in ";
  const std::string url = "https://github.com/lab/lantern";
  struct Writer {
    std::string escaped;
    std::string url;
    WriteLink link;
  };
  const std::vector<Writer> writers = {
      {"We route patches \\(of streets) to on\\- and off-line experts, as in ", url,
       [](auto label, auto to) { return "[" + label + "|" + to + "]"; }},
      {"We route patches (of streets) to on- and off-line experts, as in ",
       "https:%%//%%github.com/lab/lantern",
       [](auto label, auto to) { return "[[" + to + "|" + label + "]]"; }},
  };
  for (const Writer& writer : writers) {
    std::string page = "Daily Papers\n\n";
    for (const std::string id : {"2605.00001", "2605.00002", "2605.00003"}) {
      page += "h3. " + writer.link(notation_title + " " + id.substr(9), "/papers/" + id) + "\n\n" +
              writer.link(writer.escaped + writer.url + notation_end, "/papers/" + id) + "\n\n";
    }
    INFO(page);
    const CollectingSink found = read_as("page", page);
    REQUIRE(found.records.size() == 3);
    CHECK(found.records[1].title == notation_title + " 2");
    CHECK(found.records[1].abstract == text + url + notation_end);
  }
}

}  // namespace papers::ingest_page_page_notations_test
