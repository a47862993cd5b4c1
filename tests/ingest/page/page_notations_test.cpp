// One page in every notation of links and headings: the papers are the same.
#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "text/escape.hpp"

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

TEST_CASE("a page says the same with all its links on one line", "[ingest]") {
  const std::vector<WriteLink> notations = {
      [](auto text, auto url) { return "[" + text + "](" + url + ")"; },
      [](auto text, auto url) { return "[" + url + "|" + text + "]"; },
      [](auto text, auto url) { return "<" + url + "|" + text + ">"; },
      [](auto text, auto url) { return text + " (" + url + ")"; },
      [](auto text, auto url) { return "[url=" + url + "]" + text + "[/url]"; },
      [](auto text, auto url) {
        return "<div class=\"a b c d e\">[" + text + "](" + url + ")</div>";
      },
  };
  const std::string site = "https://huggingface.co";
  for (const WriteLink& link : notations) {
    std::string page =
        "The papers of the day as they were on the site\n\nDaily Papers\n\nMar 12\n\n";
    for (const std::string id : {"2605.00001", "2605.00002", "2605.00003"}) {
      const std::string url = site + "/papers/" + id;
      page += link("4", site + "/login?next=%2Fpapers%2F" + id) + " " +
              link(notation_title + " " + id.substr(9), url) + " " + link("6 authors", url) + " " +
              link("3", url + "#community") + " ";
    }
    INFO(page);
    const CollectingSink found = read_as("page", page);
    REQUIRE(found.records.size() == 3);
    CHECK(found.in_order);
    CHECK(found.records[1].title == notation_title + " 2");
    CHECK(found.records[1].arxiv_id == "2605.00002");
    CHECK(found.records[1].listing->upvotes == 4);
    CHECK(found.records[1].listing->comments == 3);
  }
}

TEST_CASE("a title behind its address may go on in the next line", "[ingest]") {
  const std::string site = "https://huggingface.co/papers/";
  const CollectingSink found =
      read_as("page", site + "2605.00001 Lantern Routing of Patches: Sparse Experts at\n  Night\n" +
                          site + "2605.00002 Harbor: Learning to See\n" + site +
                          "2605.00003 Meadow Policies for Long Walks in\n  Quarries\n");
  REQUIRE(found.records.size() == 3);
  CHECK(found.records[0].title == notation_title);
  CHECK(found.records[1].title == "Harbor: Learning to See");
  CHECK(found.records[2].title == "Meadow Policies for Long Walks in Quarries");
  CHECK(found.records[2].arxiv_id == "2605.00003");
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

TEST_CASE("authors behind a link of a wiki are its paper's", "[ingest]") {
  for (const char* front :
       {"* [https://arxiv.org/abs/2606.23101 Minimal Pairs for Maximal Models]",
        "* [Minimal Pairs for Maximal Models](https://arxiv.org/abs/2606.23101)"}) {
    for (const char* names : {", ''Kofi Annor, Lisa Baum''", " (''Kofi Annor, Lisa Baum'')",
                              " (Kofi Annor, Lisa Baum)", " - Kofi Annor, Lisa Baum"}) {
      const std::string text = std::string("== Reading ==\n") + front + names + "\n";
      INFO(text);
      const auto records = read_as("markdown-list", text).records;
      REQUIRE(records.size() == 1);
      CHECK(records[0].title == "Minimal Pairs for Maximal Models");
      CHECK(records[0].authors == std::vector<std::string>{"Kofi Annor", "Lisa Baum"});
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

TEST_CASE("a page says the same behind a mirror, an archive or a guard of mails", "[ingest]") {
  const auto coded = [](const std::string& url) { return text::escape_url(url); };
  const std::vector<std::function<std::string(const std::string& path)>> doors = {
      [](auto path) { return "https://hf-mirror.com" + path; },
      [](auto path) { return "https://huggingface.co.proxy.example.org" + path; },
      [](auto path) {
        const std::size_t end = std::min(path.find('#'), path.size());
        return "https://huggingface-co.translate.goog" + path.substr(0, end) +
               (path.find('?') == path.npos ? "?" : "&") + "_x_tr_sl=en&_x_tr_tl=de" +
               path.substr(end);
      },
      [](auto path) {
        return "https://web.archive.org/web/20260312/https://huggingface.co" + path;
      },
      [](auto path) { return "/web/20260312091400/https://huggingface.co" + path; },
      [](auto path) { return "https://archive.ph/o/aB3/https://huggingface.co" + path; },
      [&](auto path) {
        return "https://www.google.com/url?q=" + coded("https://huggingface.co" + path) + "&sa=D";
      },
      [&](auto path) {
        return "https://eur01.safelinks.protection.outlook.com/?url=" +
               coded("https://huggingface.co" + path) + "&data=05";
      },
      [](auto path) {
        return "https://urldefense.com/v3/__https://huggingface.co" + path + "__;!x";
      },
  };
  for (const auto& door : doors) {
    std::string page = "# Daily Papers\n\nMar 12\n\n";
    for (const std::string id : {"2605.00001", "2605.00002", "2605.00003"}) {
      page += "[4](" + door("/login?next=%2Fpapers%2F" + id) + ")\n\n### [" + notation_title + " " +
              id.substr(9) + "](" + door("/papers/" + id) + ")\n\n[139](" + door("/papers/" + id) +
              ")\n\n[3](" + door("/papers/" + id + "#community") + ")\n\n";
    }
    INFO(page);
    const CollectingSink found = read_as("page", page);
    REQUIRE(found.records.size() == 3);
    for (const Record& paper : found.records) {
      CHECK(paper.title.starts_with(notation_title));
      CHECK(paper.arxiv_id.starts_with("2605.0000"));
      CHECK(paper.listing->upvotes == 4);
      CHECK(paper.listing->comments == 3);
      CHECK(paper.listing->github_stars == 139);
    }
  }
}

}  // namespace papers::ingest_page_page_notations_test
