#include "summary/summary_pointing.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "summary/summary.hpp"
#include "support/catch.hpp"

namespace papers::summary_summary_pointing_test {

using summary::one_sentence;

namespace {

std::string sentence_of(const std::string& abstract) {
  return one_sentence("Foo", "Long texts cost much. " + abstract);
}

}  // namespace

TEST_CASE("a clause that points at what nobody sees is left off, and its means are kept",
          "[summary]") {
  const std::string offers[] = {"We propose Foo, a small language model for long texts",
                                "This paper presents the first routed model of long texts"};
  const std::string clauses[] = {
      "that addresses these challenges",       "designed to bridge this gap",
      "that effectively mitigates this issue", "tackling this stubborn problem",
      "that overturns this premise",           "which wholly reverses this custom"};
  const std::pair<std::string, std::string> means[] = {
      {" by routing tokens to sparse heads.", " routing tokens to sparse heads."},
      {" through routing-aware training of heads.", " with routing-aware training of heads."},
      {" through a learned router of tokens.", " with a learned router of tokens."},
      {" with a learned router of tokens.", " with a learned router of tokens."},
      {", which reads tokens one by one.", ", which reads tokens one by one."}};
  for (const std::string& offer : offers) {
    for (const std::string& clause : clauses) {
      for (const auto& [how, kept] : means) {
        CHECK(sentence_of(fmt::format("{} {}{}", offer, clause, how)) == offer + kept);
      }
      CHECK(sentence_of(fmt::format("{} {}.", offer, clause)) == offer + "…");
      CHECK(sentence_of(fmt::format("{} {} by design.", offer, clause)) == offer + "…");
    }
  }
}

TEST_CASE("what is offered to solve something is what is offered", "[summary]") {
  CHECK(sentence_of("We address this by introducing Foo, a router of tokens to sparse heads.") ==
        "We introduce Foo, a router of tokens to sparse heads.");
  CHECK(sentence_of("We propose Foo to close this gap, a router of tokens to sparse heads.") ==
        "We propose Foo, a router of tokens to sparse heads.");
}

TEST_CASE("what stands between the authors and what they offer goes when it points", "[summary]") {
  const std::string offer = "Foo, a router of tokens to sparse heads.";
  for (const char* const verbs :
       {"formulate this as routing and propose", "move beyond this paradigm by proposing",
        "challenge these beliefs by proposing", "study the causes of this decay and propose"}) {
    CHECK(sentence_of(fmt::format("We {} {}", verbs, offer)) == "We propose " + offer);
  }
  CHECK(sentence_of("We address this challenge with " + offer) == "We present " + offer);
  CHECK(sentence_of("This work bridges this gap with " + offer) == "This work presents " + offer);
  CHECK(sentence_of("This paper answers this by proposing " + offer) ==
        "This paper proposes " + offer);
}

TEST_CASE("a place that only a pointer names is left off at the end", "[summary]") {
  const std::string kept = "We propose Foo, a router that keeps texts short and heads sparse";
  for (const char* const place :
       {"in these complex scenarios", "under such budgets", "beyond this very setting"}) {
    CHECK(sentence_of(fmt::format("{} {}.", kept, place)) == kept + "…");
  }
}

TEST_CASE("what a pointer points at is named by its noun, not by any word beside it", "[summary]") {
  CHECK(sentence_of("We propose Foo for routing, a small language model of texts to break this "
                    "routing bottleneck.") ==
        "We propose Foo for routing, a small language model of texts…");
}

TEST_CASE("a clause that is needed, or points at what the sentence names, stays", "[summary]") {
  for (const char* text :
       {"We propose Foo, a router that enables models to address these challenges with sparse "
        "heads.",
        "We study the gap between long and short texts and propose Foo that closes this gap with "
        "sparse heads.",
        "We introduce Foo, a benchmark of long texts that shows this model and others the way."}) {
    const std::string sentence = sentence_of(text);
    INFO(sentence);
    CHECK((sentence == text || sentence.find("this") == std::string::npos));
  }
}

}  // namespace papers::summary_summary_pointing_test
