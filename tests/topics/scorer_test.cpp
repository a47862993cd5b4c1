#include "topics/scorer.hpp"

#include <string>
#include <vector>

#include "base/error.hpp"
#include "support/catch.hpp"

namespace papers::topics_scorer_test {

using namespace papers::topics;

namespace {

Scorer one_topic(const std::string& definition, const std::string& cues = "{}") {
  return Scorer(
      parse_taxonomy("{\"topics\": [{\"slug\": \"t\", \"name\": \"T\",\n\"definition\": \"" +
                         definition + "\", \"cues\": " + cues + "}]}",
                     "mine.json"),
      {});
}

bool matches(const std::string& definition, const std::string& title,
             const std::string& abstract = "", const std::string& keywords = "") {
  Scorer scorer = one_topic(definition);
  return scorer.definitions({title, keywords, abstract})[0];
}

double sum(Scorer& scorer, const std::string& title, const std::string& abstract) {
  return scorer.sums({title, "", abstract})[0];
}

}  // namespace

TEST_CASE("a definition finds its words whatever their ending and case", "[topics]") {
  CHECK(matches("hallucination", "Hallucinations in LLMs"));
  CHECK(matches("hallucination OR nerf", "", "We render a NeRF."));
  CHECK_FALSE(matches("hallucination", "Calibration"));
  CHECK(matches("align human", "Aligning models with humans"));
  CHECK_FALSE(matches("align human", "Aligning models"));
}

TEST_CASE("words joined by hyphens are one phrase, however they are joined", "[topics]") {
  for (const char* title : {"Fine-Tuning", "fine tuning", "finetuning", "Fine-tuned models"}) {
    INFO(title);
    CHECK(matches("fine-tuning", title));
    CHECK(matches("finetuning", title) == (std::string(title) != "fine tuning"));
  }
  CHECK(matches("supervised-fine-tuning", "Supervised finetuning"));
  CHECK_FALSE(matches("fine-tuning", "tuning is fine"));
  CHECK_FALSE(matches("reward-model", "reward", "model of a reward"));
}

TEST_CASE("fields, NOT, NEAR, prefixes and quotes mean what they mean in a query", "[topics]") {
  CHECK(matches("title:benchmark", "A benchmark"));
  CHECK_FALSE(matches("title:benchmark", "A model", "on a benchmark"));
  CHECK(matches("keyword:graphs", "", "", "graph learning"));
  CHECK_FALSE(matches("diffusion -heat", "Diffusion of heat"));
  CHECK(matches("diffusion -heat", "Diffusion of images"));
  CHECK(matches("align NEAR/2 model", "aligning a large model"));
  CHECK_FALSE(matches("align NEAR/2 model", "aligning a very very large model"));
  CHECK(matches("tokeni*", "", "a new tokenizer"));
  CHECK(matches("fine-tun*", "", "fine-tuned"));
  CHECK(matches("\\\"human preferences\\\"", "Human preferences"));
  CHECK_FALSE(matches("\\\"human preferences\\\"", "human preference"));
}

TEST_CASE("a phrase never crosses from the title into the abstract", "[topics]") {
  CHECK_FALSE(matches("reward-model", "On reward", "Models are many."));
}

TEST_CASE("a definition that is not about a paper's words is refused with its line", "[topics]") {
  CHECK_THROWS_WITH(one_topic("listed:2025"),
                    papers::test::has_text("mine.json:1: the definition of \"t\""));
  CHECK_THROWS_AS(one_topic("author:hinton"), Error);
  CHECK_THROWS_AS(one_topic("title:"), Error);
  std::string endless = "w0";
  for (int i = 1; i < 300; ++i) endless += " OR w" + std::to_string(i);
  CHECK_THROWS_WITH(one_topic(endless), papers::test::has_text("more words than a query"));
}

TEST_CASE("a mention in the title is enough, one in the abstract is not", "[topics]") {
  Scorer scorer = one_topic("distillation");
  CHECK(sum(scorer, "Distillation", "") >= assigned_from);
  CHECK(sum(scorer, "Small models", "Unlike distillation, we prune.") < assigned_from);
  CHECK(sum(scorer, "Small models", "Distillation is distillation is distillation. Distilled.") >=
        assigned_from);
  CHECK(sum(scorer, "Small models", "We train them.") < 0.1);
}

TEST_CASE("cues add to the evidence, once each, and may count against a topic", "[topics]") {
  Scorer scorer = one_topic("quantization", "{\"bits\": 0.6, \"vector quantization\": -1.2}");
  CHECK(sum(scorer, "Small models", "Quantization to few bits, bits, bits") == Approx(1.1));
  CHECK(sum(scorer, "Vector quantization", "") < assigned_from);
  CHECK(sum(scorer, "A bit", "") == Approx(0.9));
}

TEST_CASE("overlapping phrases of a definition are one mention", "[topics]") {
  Scorer scorer = one_topic("diffusion-model OR image-diffusion-model OR model");
  CHECK(sum(scorer, "", "An image diffusion model.") == Approx(0.5));
}

TEST_CASE("evidence is the paper's own words, strongest first", "[topics]") {
  Scorer scorer = one_topic("knowledge-distillation", "{\"teacher\": 0.3}");
  const std::string title = "Knowledge Distillation", abstract = "From a Teacher to a student.";
  const std::vector<Explained> scores = scorer.explain({title, "", abstract});
  REQUIRE(scores.size() == 1);
  REQUIRE(scores[0].evidence.size() == 2);
  CHECK(scores[0].evidence[0].text == "Knowledge Distillation");
  CHECK(scores[0].evidence[1].text == "Teacher");
}

TEST_CASE("a paper that mentions everything has the strongest topics only", "[topics]") {
  std::string topics, title;
  for (const char* word : {"apple", "banana", "cherry", "damson", "elder", "fig", "grape"}) {
    const std::string name = word;
    topics += topics.empty() ? "" : ",";
    topics += R"({"slug": ")" + name + R"(", "name": ")" + name + R"(", "definition": ")" + name +
              R"("})";
    title += name + " ";
  }
  Scorer scorer(parse_taxonomy("{\"topics\": [" + topics + "]}", "mine.json"), {});
  const std::vector<Assignment> assigned = scorer.assign({title, "", "On a fig and another fig."});
  REQUIRE(assigned.size() == topics_per_paper);
  CHECK(scorer.taxonomy().topics[assigned.front().topic].slug == "fig");
}

TEST_CASE("a lesson decides when it is sure", "[topics]") {
  const Taxonomy taxonomy =
      parse_taxonomy(R"({"topics": [{"slug": "t", "name": "T"}]})", "mine.json");
  Scorer scorer(taxonomy,
                {{"", "w"}, {"\tt -500\nteacher\tt 12000\nsmall student\tt 60000\n", "v"}});
  CHECK(sum(scorer, "", "nothing of it") <= 0);
  CHECK(sum(scorer, "teacher", "") >= assigned_from);
  CHECK(scorer.assign({"teacher", "", ""}).size() == 1);
  CHECK(sum(scorer, "small student", "") == Approx(1.5));
  CHECK(sum(scorer, "student small", "") <= 0);
  CHECK_THROWS_WITH(Scorer(taxonomy, {{"# fine\nword\tt x\n", "w"}}),
                    papers::test::has_text("w:2:"));
}

TEST_CASE("shipped weights order papers, and assign only what a definition nearly finds",
          "[topics]") {
  const Taxonomy taxonomy = parse_taxonomy(
      R"({"topics": [{"slug": "t", "name": "T", "definition": "distillation"}]})", "mine.json");
  Scorer scorer(taxonomy, {{"\tt 0\nteacher\tt 60000\nstudent\tt -60000\n", "w"}});
  CHECK(sum(scorer, "", "teacher") > sum(scorer, "", "nothing of it"));
  CHECK(scorer.assign({"Teacher teacher", "", "teacher"}).empty());
  CHECK(scorer.assign({"", "", "distillation and a teacher"}).empty());
  CHECK(scorer.assign({"", "", "distillation, distillation and a teacher"}).size() == 1);
  // A definition's find stays, whatever weights say.
  CHECK(scorer.assign({"distillation student", "", ""}).size() == 1);
}

TEST_CASE("a megabyte of one word takes no more than a page of it", "[topics]") {
  Scorer scorer = one_topic("a NEAR/3 b NEAR/3 c");
  std::string abstract;
  while (abstract.size() < 1'000'000) abstract += "a b ";
  CHECK(scorer.assign({"", "", abstract}).empty());
}

}  // namespace papers::topics_scorer_test
