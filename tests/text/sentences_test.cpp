#include "text/sentences.hpp"

#include <string>

#include "support/catch.hpp"

namespace papers::text_sentences_test {

namespace {
std::string split(std::string_view source) {
  std::string joined;
  for (const std::string_view sentence : text::sentences(source)) {
    joined += joined.empty() ? "" : " | ";
    joined += sentence;
  }
  return joined;
}
}  // namespace

TEST_CASE("sentences end at stops followed by a new start", "[text]") {
  CHECK(split("We do X. It works! Does it? Yes.") == "We do X. | It works! | Does it? | Yes.");
  CHECK(split("No final stop") == "No final stop");
  CHECK(split("Quoted \"end.\" Next (all here.) Last.") ==
        "Quoted \"end.\" | Next (all here.) | Last.");
  CHECK(split("Wait... Then go.") == "Wait... | Then go.");
  CHECK(split("这是论文。很好！") == "这是论文。 | 很好！");
  CHECK(text::sentences(" \n ").empty());
}

TEST_CASE("a stop without a blank ends a sentence before a word that opens many", "[text]") {
  for (const char* const opener : {"We", "To", "In", "However", "Experiments"}) {
    const std::string next = opener + std::string(" go on.");
    CHECK(split("Hedges fall." + next) == "Hedges fall. | " + next);
    CHECK(split("Hedges, e.g." + next) == "Hedges, e.g." + next);
    CHECK(split("HEDGE." + next) == "HEDGE." + next);
  }
  CHECK(split(".We go on.") == ".We go on.");
  CHECK(split("We use Node.js and site.Com today.") == "We use Node.js and site.Com today.");
}

TEST_CASE("abbreviations, initials and numbers end no sentence", "[text]") {
  for (const char* sentence :
       {"As in Smith et al. 2020 and Doe et al. (2021), i.e. here, e.g. GPT-4 vs. Llama.",
        "See Fig. 3, Eq. 4, Sec. 5 and No. 6 for version 2.5 at 0.05.",
        "J. R. Smith and D. E. Knuth of the U.S. Navy agree.",
        "Code is at https://example.org/a.b?c=d. e.g. there",
        "It gains approx. 1.5 points over Tab. 2 (cf. Thm. 3, viz. Lem. 4, resp. Ref. 5).",
        "We introduce Dr. Zero with planning, coding, etc. in one loop."}) {
    CHECK(split(sentence) == sentence);
  }
  CHECK(split("Planning, coding, etc. When used, it wins.") ==
        "Planning, coding, etc. | When used, it wins.");
  CHECK(split("This was shown by Smith et al. We go on.") ==
        "This was shown by Smith et al. | We go on.");
  CHECK(split("It grows with PP. In this paper, no. The end.") ==
        "It grows with PP. | In this paper, no. | The end.");
}

TEST_CASE("a name in lower case may begin a sentence", "[text]") {
  CHECK(split("It is new. iVideoGPT learns. s1 too.") ==
        "It is new. | iVideoGPT learns. | s1 too.");
}

}  // namespace papers::text_sentences_test
