#include "search/search.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "search/shelf.hpp"
#include "support/catch.hpp"

namespace papers::search_search_test {

using test::all_remarks;
using test::Lines;
using test::Set;
using test::Shelf;
using test::today;

TEST_CASE("operators and fields select what they say", "[search]") {
  Shelf shelf;
  Record first;
  first.title = "Dense retrieval";
  first.abstract = "Code: https://github.com/o/r for passages.";
  first.abstract_kind = AbstractKind::full;
  first.authors = {"Ada Lovelace"};
  first.venue = "ICLR 2025";
  first.published = "2025-03";
  Record second;
  second.title = "Sparse retrieval";
  second.abstract = "Passages without dense vectors, and without any link.";
  second.abstract_kind = AbstractKind::full;
  second.listing = Listing{};
  second.listing->upvotes = 60;
  shelf.put({first}).put({second}, "2026-03-12");
  const Set both = {"Dense retrieval", "Sparse retrieval"};
  CHECK(shelf.found("retrieval") == both);
  CHECK(shelf.found("title:dense") == Set{"Dense retrieval"});
  CHECK(shelf.found("abstract:dense") == Set{"Sparse retrieval"});
  CHECK(shelf.found("author:lovelace") == Set{"Dense retrieval"});
  CHECK(shelf.found("venue:iclr") == Set{"Dense retrieval"});
  CHECK(shelf.found("retrieval -title:dense") == Set{"Sparse retrieval"});
  CHECK(shelf.found("-title:dense") == Set{"Sparse retrieval"});
  CHECK(shelf.found("NOT (sparse OR dense)").empty());
  CHECK(shelf.found("title:(dense OR sparse)") == both);
  CHECK(shelf.found("spar*") == Set{"Sparse retrieval"});
  CHECK(shelf.found("dense NEAR/0 vectors") == Set{"Sparse retrieval"});
  CHECK(shelf.found("passages NEAR/0 vectors").empty());
  CHECK(shelf.found("has:code") == Set{"Dense retrieval"});
  CHECK(shelf.found("retrieval -has:code") == Set{"Sparse retrieval"});
  CHECK(shelf.found("link:github.com") == Set{"Dense retrieval"});
  CHECK(shelf.found("votes:>50") == Set{"Sparse retrieval"});
  CHECK(shelf.found("votes:..59").empty());
  CHECK(shelf.found("listed:2026-03") == Set{"Sparse retrieval"});
  CHECK(shelf.found("published:2025-03-10") == Set{"Dense retrieval"});
  CHECK(shelf.found("has:code OR vectors") == both);
  CHECK(shelf.found("retrieval day:2026..") == Set{"Sparse retrieval"});
  CHECK(shelf.found("day:2025") == Set{"Dense retrieval"});
  CHECK(shelf.found("listed:2025").empty());
}

TEST_CASE("no query leads to a dead end", "[search]") {
  Shelf& shelf = Shelf::sample();
  const auto relaxed = shelf.ask("zebra crossing of language models");
  CHECK(relaxed.total == 0);
  REQUIRE_FALSE(relaxed.entries.empty());
  CHECK(relaxed.entries.front().match == Hit::Match::partial);
  search::Request all;
  all.mode = search::Request::Mode::all;
  CHECK(shelf.ask("zebra language models", all).total == 0);
  CHECK(all_remarks(shelf.ask("langauge")).find("did you mean \"language\"") != std::string::npos);
  CHECK(all_remarks(shelf.ask("qqzzxx")).find("no paper has \"qqzzxx\"") != std::string::npos);
  CHECK(all_remarks(shelf.ask("titel:language")).find("did you mean title:") != std::string::npos);
}

TEST_CASE("a search fills its limit with papers that have some of the words", "[search]") {
  Shelf shelf;
  shelf.put("Twine knot strength").put("Twine and strength").put("Knots").put("Bread");
  shelf.put("Twine knot strength of ropes, strong rope twine");
  const auto answer = shelf.ask("twine knot strength");
  CHECK(answer.total == 2);
  REQUIRE(answer.entries.size() == 4);
  CHECK(answer.remarks.empty());
  for (std::size_t i = 0; i < answer.entries.size(); ++i) {
    CHECK((answer.entries[i].match == Hit::Match::all) == (i < 2));
    if (i > 0) CHECK(answer.entries[i].score <= answer.entries[i - 1].score);
  }
  CHECK(shelf.titles("twine knot strength").front() == "Twine knot strength");

  search::Request request;
  request.limit = 3;
  CHECK(shelf.ask("twine knot strength", request).entries.size() == 3);
  request.limit = 2;
  CHECK(shelf.ask("twine knot strength", request).entries.back().match == Hit::Match::all);
  for (const char* query :
       {"twine knot bread title:ropes", "twine bread (hay OR rope)", "twine bread \"of ropes\"",
        "twine bread rop*", "twine bread rope NEAR/1 twine", "twine bread title:of title:ropes"}) {
    INFO(query);
    CHECK(shelf.titles(query) == Lines{"Twine knot strength of ropes, strong rope twine"});
  }
  // What does not rank, or asks for all, is strict.
  request.limit = 0;
  CHECK(shelf.ask("twine knot strength", request).entries.size() == 2);
  request = {};
  request.ranked = false;
  CHECK(shelf.ask("twine knot strength", request).entries.size() == 2);
  request = {};
  request.order = search::find_sort_order("title");
  CHECK(shelf.ask("twine knot strength", request).entries.size() == 2);
}

TEST_CASE("beside enough words a search may lack what papers say of any work", "[search]") {
  test::Shelf shelf;
  shelf.put("Looped barley models").put("Improving looped barley models").put("Looped barley");
  CHECK(shelf.titles("looped barley models").front() == "Looped barley models");
  search::Request all;
  all.mode = search::Request::Mode::all;
  const auto total = [&](const char* query) { return shelf.ask(query, all).total; };
  CHECK(total("improve looped barley models") == 2);
  CHECK(shelf.titles("improve looped barley models").front() == "Improving looped barley models");
  CHECK(total("improve looped barley") == 1);
  CHECK(total("\"improving\" looped barley models") == 1);
  search::Request list;
  list.ranked = false;
  CHECK(shelf.ask("improve looped barley models", list).total == 1);
}

TEST_CASE("a quotation that nobody wrote is opened into its words, which is said", "[search]") {
  Shelf shelf;
  shelf.put("Care and success of young gardeners").put("Bread").put("Success");
  const auto answer = shelf.ask("\"success of young gardeners in town pdf\"");
  REQUIRE_FALSE(answer.entries.empty());
  CHECK(answer.entries.front().paper == 1);
  CHECK_FALSE(answer.remarks.empty());
  CHECK(shelf.ask("\"young gardeners\"").remarks.empty());
  CHECK(shelf.titles("\"young gardeners\" bread") == Lines{"Care and success of young gardeners"});
}

TEST_CASE("a title pasted with dashes finds its paper, other dashes say what they left out",
          "[search]") {
  Shelf shelf;
  shelf.put("Decentralized Pollen-Based Markets")
      .put("Decentralized markets of pollen-based goods");
  CHECK(shelf.titles("Decentralized pollen -based markets").front() ==
        "Decentralized Pollen-Based Markets");
  const auto answer = shelf.ask("markets decentralized -based");
  CHECK(answer.total == 0);
  CHECK(all_remarks(answer).find("-based left out 2 papers") != std::string::npos);
  CHECK(all_remarks(shelf.ask("markets -cheese")).find("-cheese left out no paper") !=
        std::string::npos);
}

TEST_CASE("a query without a word is refused, one that only excludes is not", "[search]") {
  Shelf& shelf = Shelf::sample();
  for (const char* query : {"", "+++", "\"\"", "()", "- -"}) {
    INFO(query);
    CHECK_THROWS_AS(shelf.ask(query), UsageError);
  }
  search::Request all;
  all.limit = 0;
  const auto without = shelf.ask("-language", all);
  const auto with = shelf.ask("language", all);
  CHECK(without.total + with.total == 59);
}

TEST_CASE("no bytes are an engine's error or find everything", "[search]") {
  Shelf& shelf = Shelf::sample();
  const Lines pieces = {"\"",
                        "(",
                        ")",
                        "-",
                        " OR ",
                        " AND ",
                        "NOT ",
                        "*",
                        "title:",
                        ":",
                        " ",
                        "model",
                        "NEAR",
                        "/5",
                        "\xE8\xAE\xBA",
                        "C++",
                        "\xff",
                        "'",
                        "^",
                        "{",
                        "}",
                        "GPT-4",
                        std::string(1, '\0'),
                        "has:code",
                        ";--",
                        "%",
                        "a",
                        "votes:>1",
                        "\xE2\x80\x9C"};
  const unsigned seed = 20261124;
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    std::string query;
    for (auto i = random() % 12 + 1; i > 0; --i) {
      query += pieces[random() % pieces.size()];
    }
    INFO("seed " << seed << ", round " << round << ": " << query);
    try {
      const auto answer = shelf.ask(query);
      CHECK(answer.total <= 59);
    } catch (const UsageError&) {
      // A caret or "no searchable word": what a person can act on.
    }
  }
}

TEST_CASE("snippets are whole words with every matched form marked", "[search]") {
  Shelf shelf;
  shelf.put("A title about nothing",
            "This sentence opens the abstract and says little of use to anybody who searches. "
            "Then the text goes on for a while, so that the passage has to be chosen among "
            "several. Finally we fine-tune retrieval models, and retrieving is what we measure. "
            "A last sentence closes it.");
  search::Request request;
  request.query = "retrieval";
  const auto answer = search::search(shelf.library(), request, today);
  const Hit hit = search::hits(shelf.library(), answer, answer.entries).front();
  const std::string begin = match_begin;
  const std::string end = match_end;
  CHECK(hit.snippet.find(begin + "retrieval" + end) != std::string::npos);
  CHECK(hit.snippet.find(begin + "retrieving" + end) != std::string::npos);
  CHECK(hit.snippet.rfind("Finally", 0) == 0);
  CHECK(hit.title.empty());
}

TEST_CASE("the nearest name is suggested, or none", "[search]") {
  const Lines names = {"title", "abstract", "author", "topic", "votes"};
  CHECK(search::nearest_word("titel", names) == "title");
  CHECK(search::nearest_word("abstrct", names) == "abstract");
  CHECK_FALSE(search::nearest_word("zebra", names).has_value());
}

}  // namespace papers::search_search_test
