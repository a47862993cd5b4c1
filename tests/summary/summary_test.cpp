#include "summary/summary.hpp"

#include <string>

#include "support/catch.hpp"

using namespace papers;

namespace {

std::string summary_of(std::string_view abstract, std::string_view title = "A Study of Things") {
  Paper paper;
  paper.title = title;
  paper.abstract = abstract;
  summary::add_summary(paper);
  return paper.summary;
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

TEST_CASE("a summary is a span of the abstract that reads as a sentence", "[summary]") {
  const std::string abstract =
      "Deep networks are large. We show that a deep and narrow network (DNN) converges to its mean "
      "when the data are few, which explains why wide networks are preferred in practice by many. "
      "The gain is achieved through a loss that is confounded by noise and that nobody needs to "
      "tune in advance of the training run.";
  const std::string summary = summary_of(abstract);
  REQUIRE(summary.size() > 10);
  CHECK(summary.back() == '.');
  CHECK((summary.front() >= 'A' && summary.front() <= 'Z'));
  // All but the first letter and the stop are the abstract's own.
  CHECK(abstract.find(summary.substr(1, summary.size() - 2)) != std::string::npos);
  for (const char* half : {"narrow network.", "confounded.", "achieved."}) {
    INFO(half);
    CHECK(summary.find(half) == std::string::npos);
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
