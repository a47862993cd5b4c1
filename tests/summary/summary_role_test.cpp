#include "summary/summary_role.hpp"

#include <fmt/format.h>

#include <string>

#include "summary/summary.hpp"
#include "summary/summary_features.hpp"
#include "support/catch.hpp"

namespace papers::summary_summary_role_test {

using summary::one_sentence;
using summary::Role;

namespace {

/// Of the first sentence.
Role role_in(const std::string& abstract) {
  summary::SummaryWords words;
  summary::AbstractView view("Foo2: Things", abstract, words);
  return view.role(summary::spans_of(view.sentences()[0], 0, words)[0]);
}

}  // namespace

TEST_CASE("a deed of the authors is told from their asides and from what is so", "[summary]") {
  for (const char* const deed :
       {"We propose a cutter of hedges.", "Here we study nine cutters.", "I test nine cutters.",
        "Our cutter of hedges learns from gardeners.", "Foo2 is a cutter of hedges.",
        "Foo Thing Two (Foo2) is a cutter of hedges.", "Foo2-7B cuts hedges.",
        "This paper studies cutters.", "The paper studies cutters.",
        "Hedges are old, and we cut them."}) {
    INFO(deed);
    CHECK(role_in(deed) == Role::deed);
  }
  for (const char* const aside :
       {"We hypothesize that hedges are old.", "In this paper, we observe that hedges are old.",
        "We hope that hedges grow.", "Our method achieves 90% of hedges.",
        "Foo2 outperforms all cutters.", "Our contributions are two: (i) we cut hedges.",
        "We demonstrate the effectiveness of Foo2.", "We are able to cut hedges."}) {
    INFO(aside);
    CHECK(role_in(aside) == Role::aside);
  }
  for (const char* const other :
       {"Hedges are old.", "Recent work reveals that hedges are old.", "LLMs cut hedges.",
        "Hedges grow, which we call ageing.", "Nobody knows how we cut hedges.",
        "Can we cut hedges?", "Food is scarce in old hedges."}) {
    INFO(other);
    CHECK(role_in(other) == Role::background);
  }
}

TEST_CASE("what the authors do stands before what is so without them", "[summary]") {
  const std::string title = "Hedge Pruning: An Account of Old Towns";
  const std::string other = "Hedge pruning has long been the account of old towns.";
  for (const char* const deed : {"We propose a cutter that learns from nine gardeners.",
                                 "Our cutter learns from nine gardeners in the land.",
                                 "This paper studies cutters that learn from nine gardeners."}) {
    CHECK(one_sentence(title, fmt::format("{} {}", other, deed)) == deed);
    CHECK(one_sentence(title, fmt::format("{} {}", deed, other)) == deed);
  }
}

TEST_CASE("how things are is no work, though it is told of us", "[summary]") {
  const std::string deed =
      "We define and measure nine ranges of the heights of hedges in old towns.";
  for (const char* const state :
       {"we rarely measure", "we do not know", "we cannot see", "we need to understand",
        "we are losing", "we often lack", "we should not forget", "we have never seen"}) {
    for (const char* const opening : {"Despite wide use, ", "Yet ", ""}) {
      INFO(opening << state);
      const std::string before =
          fmt::format("{}{} the heights of hedges in old towns", opening, state);
      CHECK(one_sentence("Heights of Hedges", fmt::format("{}. Here, {}", before, deed)) == deed);
    }
  }
}

TEST_CASE("handing out what was told before is no work, a new thing is", "[summary]") {
  const std::string deed = "We prune the old hedges of towns with nine lasers.";
  for (const char* const gives :
       {"release our code, data and models of hedges", "will release the code of hedges",
        "make our hedges and code available", "have open-sourced the code of hedges",
        "publicly share all hedges"}) {
    INFO(gives);
    CHECK(one_sentence("Hedges and Code", fmt::format("We {}. {}", gives, deed)) == deed);
    CHECK(one_sentence("Hedges and Code", fmt::format("{} We {}.", deed, gives)) == deed);
  }
  CHECK(role_in("We release Hedges, a set of nine hedges.") == Role::deed);
}

TEST_CASE("without a deed, what there is stands for the abstract", "[summary]") {
  const std::string only = "Hedge pruning for old towns has met many foes since long ago.";
  CHECK(one_sentence("Foo2: Hedge Pruning", only) == only);
}

TEST_CASE("a by-product is an aside where the paper offers what gives it its name", "[summary]") {
  const std::string made = "We introduce HedgeBench, a benchmark of hedges.";
  CHECK(role_in(made + " We propose Foo2, a cutter.") == Role::aside);
  CHECK(role_in(made + " We propose a cutter.") == Role::deed);
}

}  // namespace papers::summary_summary_role_test
