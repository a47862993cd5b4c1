#include "summary/summary.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

namespace papers::summary_summary_test {

namespace {

std::string summary_of(std::string_view abstract, std::string_view title = "A Study of Things") {
  Paper paper;
  paper.title = title;
  paper.abstract = abstract;
  summary::add_summary(paper);
  return paper.summary;
}

/// Whether the summary is `sentence` cut right before `tail`.
bool is_cut_before(const std::string& sentence, std::string_view tail) {
  const std::string summary = summary_of("Gardens are old. " + sentence + " Results hold.");
  if (!summary.ends_with("…")) return false;
  const std::string kept = summary.substr(1, summary.size() - 4);
  const std::size_t at = sentence.find(kept);
  if (at == std::string::npos) return false;
  const std::string rest = sentence.substr(at + kept.size());
  return rest.substr(rest.find_first_not_of(" ,")).starts_with(tail);
}

}  // namespace

TEST_CASE("the sentence that says what the work does stands for its abstract", "[summary]") {
  CHECK(
      summary_of("Retrieval is slow. In this paper, we propose LITE, a sparse index for retrieval. "
                 "Experiments on five data sets show that it is fast.",
                 "LITE: A Sparse Index for Retrieval") ==
      "We propose LITE, a sparse index for retrieval.");
}

TEST_CASE("abbreviations, decimals and LaTeX do not end the sentence", "[summary]") {
  const std::string summary = summary_of(
      "Prior work exists. We propose a model of size 1.5 billion that follows Smith et al. in "
      "scale, i.e. with $d=0.5$ as its rate. It is good.");
  CHECK(summary.find("1.5 billion") != std::string::npos);
  CHECK(summary.find("$d=0.5$") != std::string::npos);
}

TEST_CASE("a sentence begins with a capital, but for names that begin small", "[summary]") {
  const std::string rest = " traces show that most programs of today miss the cache.";
  for (const std::string name : {"iPhone", "x86", "eBay", "t-SNE", "mRNA"}) {
    CHECK(summary_of(name + rest) == name + rest);
  }
  CHECK(summary_of("our" + rest) == "Our" + rest);
}

TEST_CASE("a summary is a span of the abstract that reads as a sentence", "[summary]") {
  const std::string abstract =
      "Deep networks are large. We show that a deep and narrow network (DNN) converges to its mean "
      "when the data are few, which explains why wide networks are preferred in practice by many. "
      "The gain is achieved through a loss that is confounded by noise and that nobody needs to "
      "tune in advance of the training run.";
  const std::string summary = summary_of(abstract);
  REQUIRE(summary.size() > 10);
  CHECK((summary.front() >= 'A' && summary.front() <= 'Z'));
  // All but the first letter and the stop are the abstract's own; an ellipsis stands for the rest.
  const bool cut = summary.ends_with("…");
  CHECK((cut || summary.back() == '.'));
  const std::string body = summary.substr(1, summary.size() - (cut ? 4 : 2));
  const std::size_t at = abstract.find(body);
  REQUIRE(at != std::string::npos);
  CHECK(cut != (abstract[at + body.size()] == '.'));
  for (const char* half : {"narrow network.", "confounded.", "achieved."}) {
    INFO(half);
    CHECK(summary.find(half) == std::string::npos);
  }
}

TEST_CASE("no cut goes through what belongs together, whatever it is about", "[summary]") {
  // A frame whose tail must stay with what it belongs to.
  const std::vector<std::pair<std::string, std::string>> frames = {
      {"We propose a {0} for old {1} that works well both by adding {2} and by removing it.",
       "and by"},
      {"We introduce a {0} that draws the line between {1} by hand, using {2}, and {2} by rule.",
       "using"},
      {"We present a {0} that makes {1} perform well with {2} while ensuring quality without it.",
       "while"},
      {"We find that not only {1} of every {0} known to us improve, using {2}, but also towns.",
       "using"},
      {"We show that the {0} of large {1}, which is slow in {2}, can be decoupled into parts.",
       "which"},
      {"We show that a {0} of {1} does not improve the {2} of towns by scaling alone in time.",
       "by"},
      {"We show that a {0} of small {1} learns {2} faster through long practice than by rules.",
       "through"},
      {"We propose a {0} of {1} that covers watering {2}, cutting, planting and selling them.",
       "planting"},
      {"We introduce the first {0} for long {1} across all kinds of {2} in the towns of the land.",
       "across"},
      {"We propose a {0} that improves {1} over those that were written by a master of {2}.", "by"},
      {"We present a {0} that turns {1} into layouts from unsorted, in-the-wild views of {2}.",
       "in-the-wild"}};
  const std::vector<std::string> tools = {"method", "model", "training recipe", "simple framework"};
  const std::vector<std::string> things = {"gardens", "stone walls", "long hedges"};
  const std::vector<std::string> others = {"memory", "water", "new data"};
  for (const auto& [frame, tail] : frames) {
    for (const std::string& tool : tools) {
      for (const std::string& thing : things) {
        for (const std::string& other : others) {
          const std::string sentence = fmt::format(fmt::runtime(frame), tool, thing, other);
          INFO(sentence << " => " << summary_of("Gardens are old. " + sentence + " Results hold."));
          CHECK_FALSE(is_cut_before(sentence, tail));
        }
      }
    }
  }
}

TEST_CASE("a sentence that leans on another one gives way to one that does not", "[summary]") {
  for (const char* leaning :
       {"We answer this question by planting forty hedges in nine towns.",
        "To overcome these issues, models of hedges are planted in forty towns.",
        "These results extend the model of hedges to forty towns.",
        "We design it to follow the paths of nine towns.",
        "We explore their use in a model of forty hedges.",
        "We show that its model of forty hedges lasts in nine towns.",
        "We answer in the affirmative with a model of forty hedges in nine towns.",
        "Testing it on forty towns, models of hedges fail to last there.",
        "Based on it, models of forty hedges last in nine towns.",
        "We ask whether a model of hedges in forty towns can remove that anchor.",
        "We present those expert models of hedges in forty towns.",
        "We present the aforementioned model of hedges in forty towns.",
        "We propose a model of hedges in towns that achieves all three.",
        "In this paper, we plant such hedges in a model of forty towns.",
        "The leaderboard shows a model of hedges in forty towns.",
        "Such a model plants forty hedges in nine towns."}) {
    const std::string summary =
        summary_of(std::string(leaning) + " We propose to model hedges in towns.", "Of Hedges");
    INFO(leaning << " => " << summary);
    CHECK(summary.find("We propose") == 0);
    CHECK_FALSE(summary_of(leaning).empty());
  }
  // Whatever the other one says.
  CHECK(
      summary_of("Do hedges learn? Nobody knows, and the matter is old. We answer this question by "
                 "planting forty hedges.")
          .find("this question") == std::string::npos);
  for (const char* const we : {"we", "here we"}) {
    CHECK(summary_of(std::string("Hedges are old. To overcome these issues, ") + we +
                     " introduce LayerPlan, a model.") == "We introduce LayerPlan, a model.");
  }
  for (const char* const opening :
       {"To tackle these, in this paper we", "To ease this move we",
        "Our contributions are two: (i) we", "To save this \"old wall\", we"}) {
    CHECK(summary_of(std::string("Hedges are old. ") + opening +
                     " introduce LayerPlan, a model.") == "We introduce LayerPlan, a model.");
  }
  CHECK(summary_of("Hedges are old. To save this wall, we propose LayerPlan that plants i) hedges "
                   "and ii) gates.") ==
        "We propose LayerPlan that plants i) hedges and ii) gates.");
}

TEST_CASE("a stop without a blank ends what stands before the authors", "[summary]") {
  const std::string offer = "We introduce LayerPlan, a model of forty hedges in nine old towns.";
  CHECK(summary_of("Hedges fall." + offer, "LayerPlan: Forty Hedges") == offer);
}

TEST_CASE("a sentence goes on from nothing", "[summary]") {
  for (const char* const word : {"then", "first", "therefore", "also", "finally"}) {
    CHECK(summary_of(std::string("Hedges are old. We ") + word +
                     " propose LayerPlan, a model of forty hedges.") ==
          "We propose LayerPlan, a model of forty hedges.");
    CHECK(summary_of(std::string("Hedges are old. We ") + word +
                     " propose LayerPlan, a model of forty hedges that overcomes these limits.") ==
          "We propose LayerPlan, a model of forty hedges…");
  }
  for (const char* const word : {"also", "instead", "therefore", "thus"}) {
    CHECK(summary_of(std::string("Hedges are old. LayerPlan ") + word +
                         " draws forty hedges from the memory of nine towns.",
                     "LayerPlan: Hedges Drawn") ==
          "LayerPlan draws forty hedges from the memory of nine towns.");
  }
  CHECK(summary_of("Hedges are old. We draw forty hedges from the memory of nine towns instead.") ==
        "We draw forty hedges from the memory of nine towns.");
  CHECK(summary_of(
            "Hedges are old. We propose LayerPlan, a model that instead draws forty hedges.") ==
        "We propose LayerPlan, a model that draws forty hedges.");
  for (const std::string kept :
       {"We propose LayerPlan, a model that instead of rows draws forty hedges.",
        "We instead of rows draw forty hedges from the memory of nine towns.",
        "We introduce First Hedge Search (FHS), a way through forty hedges of nine towns."}) {
    CHECK(summary_of("Hedges are old. " + kept) == kept);
  }
  const std::string own = "We draw hedges, and not only walls but also the gates of nine towns.";
  CHECK(summary_of(own) == own);
}

TEST_CASE("a name that the abstract lost leaves no hole", "[summary]") {
  for (const char* const name : {" ", " \\name", " \\ours{}", " \\method~"}) {
    CHECK(summary_of(fmt::format("Hedges are old. We present{}, a model of forty hedges.", name)) ==
          "We present a model of forty hedges.");
  }
}

TEST_CASE("no cut leaves what only announces the rest", "[summary]") {
  const std::string kept = "We propose LayerPlan, a model of forty hedges in nine towns";
  CHECK(summary_of("Hedges are old. " + kept + " specifically designed to close this gap.") ==
        kept + "…");
  CHECK_FALSE(
      is_cut_before("We make the following gifts to the gardens of the nine old towns: a "
                    "model of hedges and a book.",
                    "a model"));
  const std::pair<std::string, std::string> frames[] = {
      {" that allows the towns to answer this question.", "to answer"},
      {" that plants rows in the old towns through: walls, gates and hedges.", "walls"},
      {", and we build a scattered garden to answer this question.", "scattered"},
      {" made for flexible row--wall planting in the nine towns.", "wall"},
      {" in three steps, (a) rows: in straight lines (b) walls: of stone.", "in straight"}};
  for (const auto& [rest, tail] : frames) {
    INFO(rest);
    CHECK_FALSE(is_cut_before("We propose LayerPlan, a model of forty hedges" + rest, tail));
  }
}

TEST_CASE("no cut leaves a quotation mark open", "[summary]") {
  const std::string start = "We propose LayerPlan, a model of forty hedges in nine ";
  const std::string tail = " that overcomes these old limits.";
  CHECK(summary_of("Hedges are old. " + start + "old towns" + tail) == start + "old towns…");
  const std::pair<std::string, std::string> quotes[] = {
      {"\"", "\""}, {"``", "''"}, {"``", "\""}, {"\u201c", "\u201d"}};
  for (const auto& [open, close] : quotes) {
    const std::string quoted = start + open + "old towns";
    CHECK(summary_of("Hedges are old. " + quoted + close + tail) != quoted + "…");
  }
}

TEST_CASE("what points at something that was not told is left off", "[summary]") {
  const std::string kept = "We propose LayerPlan, a model of forty hedges in nine towns";
  for (const char* const tail :
       {"that overcomes these old limits", "as a first step towards this vision",
        "to address such growing concerns", "designed to close this gap for rivers",
        "engineered to judge walls on these grounds", ", specifically designed to meet these needs",
        "to bridge the gap", "which fully solves this", "designed to close this gap",
        "built specifically for these old days", ", validating this approach to rivers"}) {
    INFO(tail);
    const std::string gap = *tail == ',' ? "" : " ";
    CHECK(summary_of("Hedges are old. " + kept + gap + tail + '.') == kept + "…");
  }
  const std::string named = kept + " that plans these towns.";
  CHECK(summary_of("Hedges are old. " + named) == named);
}

TEST_CASE("Chinese and Japanese sentences end by their own stops", "[summary]") {
  CHECK(summary_of("我们提出一种花园模型。实验结果表明该模型在九个城镇中有效。").ends_with("。"));
  CHECK(summary_of("本論文では庭のモデルを提案する").ends_with("する。"));
  CHECK(summary_of("我们提出一种“花园”。").ends_with("。"));
  CHECK(summary_of("We ask: \"Do hedges learn?\"").ends_with("?\""));
}

TEST_CASE("a sentence that breaks off behind any word has a summary", "[summary]") {
  const std::string_view ends[] = {"this",   "the",  "aforementioned", "all",  "three", "both",
                                   "that",   "we",   "which",          "with", "gap",   "solves",
                                   "first,", "(i)",  "such",           ":",    "their", "by",
                                   "and",    "also", "following"};
  for (const std::string_view one : ends) {
    for (const std::string_view two : ends) {
      for (const std::string_view three : ends) {
        const std::string text = fmt::format("We propose a model {} {} {}", one, two, three);
        INFO(text);
        CHECK_FALSE(summary_of(text).empty());
      }
    }
  }
}

TEST_CASE("no cut leaves a name alone where the clause says what it does", "[summary]") {
  const std::string sentence =
      "We introduce HedgeBench, a benchmark enhancing this garden by growing weeds.";
  CHECK(summary_of("Gardens are old. " + sentence) == sentence);
}

TEST_CASE("no cut parts two halves of a contrast", "[summary]") {
  for (const char* const start : {"for", "in", "with"}) {
    const std::string sentence = fmt::format(
        "{} tall hedges of the towns, we keep the old saw of all the gardens; {} low ones, we use "
        "a laser of nine watts.",
        start, start);
    CHECK_FALSE(is_cut_before(sentence, fmt::format("; {} low", start)));
  }
}

TEST_CASE("stars of Markdown are not shown, other stars are", "[summary]") {
  const std::string rest = " for the hedges of nine old towns, as gardeners do.";
  CHECK(summary_of("We propose **Foo**, a *new* saw" + rest) == "We propose Foo, a new saw" + rest);
  for (const char* const kept : {"A* and D*", "a*b*c", "2 * 3 * 4", "C*-algebras", "f(x)*g(x)*h"}) {
    const std::string sentence = fmt::format("We propose {} searches{}", kept, rest);
    CHECK(summary_of(sentence) == sentence);
  }
}

TEST_CASE("what does not fit ends behind a word that needs no other", "[summary]") {
  const std::string_view parts[] = {"hedges", "of", "the", "(old", "towns)", "and", "saws", "with"};
  for (std::size_t offset = 0; offset < std::size(parts); ++offset) {
    std::string sentence = "We cut";
    for (std::size_t i = 0; i < 120; ++i) {
      sentence.append(1, ' ').append(parts[(i + offset) % std::size(parts)]);
    }
    const std::string summary = summary_of(sentence + ".");
    INFO(summary);
    CHECK((summary.ends_with("hedges…") || summary.ends_with("towns)…") ||
           summary.ends_with("saws…")));
  }
}

TEST_CASE("an abstract without sentences has no summary, and none is too strange", "[summary]") {
  CHECK(summary_of("").empty());
  CHECK_FALSE(summary_of("word").empty());
  for (const std::string piece : {"( ", "a (b) ", "we, ", ". ", "$\\x ", "論文。"}) {
    std::string abstract;
    while (abstract.size() < 100'000) abstract += piece;
    INFO(piece);
    CHECK(summary_of(abstract).size() < 2000);
  }
}

}  // namespace papers::summary_summary_test
