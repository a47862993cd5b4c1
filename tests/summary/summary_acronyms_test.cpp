#include "summary/summary_acronyms.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "summary/summary.hpp"
#include "support/catch.hpp"

namespace papers::summary_summary_acronyms_test {

using summary::one_sentence;
using summary::spelled_out;

TEST_CASE("an abbreviation is spelled out by the words whose letters it has", "[summary]") {
  const std::pair<std::string, std::string> forms[] = {
      {"hedge growth law", "HGL"},
      {"proximal hedge option", "PHO"},
      {"Hedge Learning with Verifiable Rewards", "HLVR"},
      {"long short-term memory", "LSTM"},
      {"sparse autoencoder", "SAE"},
      {"multimodal hedge model", "MHM"},
      {"text-to-image", "T2I"}};
  for (const auto& [words, acronym] : forms) {
    const std::string told = fmt::format("We ask how a new {} ({}) fares.", words, acronym);
    CHECK(spelled_out(told, acronym) == fmt::format("{} ({})", words, acronym));
    CHECK(spelled_out("Old " + acronym + " fare well. " + told, acronym) ==
          fmt::format("{} ({})", words, acronym));
    CHECK(spelled_out("Nobody says what " + acronym + " is.", acronym).empty());
    CHECK(spelled_out("Quick foxes jump (" + acronym + ").", acronym).empty());
  }
}

TEST_CASE("one and many of an abbreviation are told apart", "[summary]") {
  const std::string one = "A hedge growth law (HGL) is old.";
  const std::string many = "All hedge growth laws (HGLs) are old.";
  for (const std::string& abstract : {one, many}) {
    CHECK(spelled_out(abstract, "HGL") == "hedge growth law (HGL)");
    CHECK(spelled_out(abstract, "HGLs") == "hedge growth laws (HGLs)");
  }
  for (const std::string one_only :
       {"A long memory (LM) is old.", "Old layered masoning (LM) is old.",
        "A late motion (LM) is old.", "A long mess (LM) is old."}) {
    CHECK(spelled_out(one_only, "LMs").empty());
    CHECK_FALSE(spelled_out(one_only, "LM").empty());
  }
  CHECK(spelled_out("All long motions (LMs) are old.", "LMs") == "long motions (LMs)");
}

TEST_CASE("an abbreviation with two meanings is not spelled out", "[summary]") {
  const std::string one = "A hedge growth law (HGL) is old. ";
  CHECK(spelled_out(one + "Any hedge graph logic (HGL) is new.", "HGL").empty());
  CHECK(spelled_out(one + "Some hedge graph logics (HGLs) are new.", "HGL").empty());
  CHECK(spelled_out(one + "Hedge growth laws (HGLs) last.", "HGL") == "hedge growth law (HGL)");
}

TEST_CASE("a capital of a sentence's start goes, that of a name stays", "[summary]") {
  CHECK(spelled_out("Hedge growth laws (HGLs) are old.", "HGL") == "hedge growth law (HGL)");
  CHECK(spelled_out("Hedges fall. Gaussian walls (GWs) last.", "GWs") == "Gaussian walls (GWs)");
  for (const std::string word : {"Human", "Mean"}) {
    const std::string acronym = word.substr(0, 1) + "W";
    const std::string told = word + " walls (" + acronym + "s) last.";
    CHECK(spelled_out(told, acronym).front() == ascii::lower(word.front()));
    CHECK(spelled_out(told + " So does a " + word + " hedge.", acronym).front() == word.front());
    CHECK(spelled_out(told + " " + word + " hedges last.", acronym).front() ==
          ascii::lower(word.front()));
  }
  CHECK(spelled_out("Human walls (HWs) last. A Human Wall is a human wall.", "HW") ==
        "human wall (HW)");
  CHECK(spelled_out("Hedge Growth Laws (HGLs) are old.", "HGLs") == "Hedge Growth Laws (HGLs)");
}

TEST_CASE("a summary says what its abbreviations are when only another sentence does",
          "[summary]") {
  const auto summary_of = [](const std::string& told, const std::string& offer) {
    return one_sentence("On Towns", told + " We propose Foo, " + offer);
  };
  const std::string told = "Many towns know hedge growth laws (HGLs).";
  CHECK(summary_of(told, "a cutter of hedges for HGLs in nine towns.") ==
        "We propose Foo, a cutter of hedges for hedge growth laws (HGLs) in nine towns.");
  CHECK(summary_of(told, "an HGL of nine towns and an HGL of ten walls.") ==
        "We propose Foo, a hedge growth law (HGL) of nine towns and an HGL of ten walls.");
  CHECK(summary_of("Hedge growth laws (HGLs) grow. A hedge is old.", "a law of HGLs in towns.") ==
        "We propose Foo, a law of hedge growth laws (HGLs) in towns.");
  for (const std::string offer :
       {"an HGL-Bench of hedges in nine old towns.", "a cutter of tall hedges for LLMs in towns.",
        "a hedge growth law, or HGL, of nine old towns.",
        "some hedge graph logic (HGL) of nine old towns and one HGL of ten.",
        "a Hedge Growth Law, or HGL, of nine old towns."}) {
    CHECK(summary_of(told, offer) == "We propose Foo, " + offer);
  }
}

TEST_CASE("an abbreviation within a name or brackets stays as it is", "[summary]") {
  for (const std::string name : {"HGL Foundry", "HGL 2", "HGL-2", "HGL-as-a-Wall", "Modular HGL",
                                 "HGL's wall", "HGL\u2019s wall", "HGLs' wall",
                                 "wall (or old HGL walls)", "wall [of HGL]", "wall_{HGL}"}) {
    const std::string offer = "We propose a model of " + name + " in nine old towns.";
    CHECK(one_sentence("On Towns", "Many towns know hedge growth laws (HGLs). " + offer) == offer);
  }
  const std::string first = "Our HGL of nine towns is a model of old hedges.";
  CHECK(one_sentence("On Towns", "Towns know hedge growth laws (HGLs). " + first)
            .find("hedge growth law (HGL)") != std::string::npos);
}

}  // namespace papers::summary_summary_acronyms_test
