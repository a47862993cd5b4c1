// What scripts/topics-eval and scripts/learn-topics measure and train with. JSON objects with
// "title" and "abstract" a line in:
//
//   topics_eval areas TRAIN TEST   rows with "area"; for each test row one line of scores for every
//                                  area, of our learner, the centroid and the machine alone
//   topics_eval score TAXONOMY WEIGHTS   stdin; for each row the sums of all topics, what is
//                                  assigned and which definitions match
//   topics_eval train TAXONOMY     stdin, rows with a list "topics" of slugs; the weights
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "topics/learner.hpp"
#include "topics/scorer.hpp"
#include "topics/weight_lines.hpp"

namespace {

using namespace papers::topics;
using Json = nlohmann::json;

constexpr std::uint32_t phrase_papers_min = 2;

std::vector<Json> read_rows(std::istream& in) {
  std::vector<Json> rows;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) rows.push_back(Json::parse(line));
  }
  return rows;
}

PaperText text_of(const Json& row) {
  const auto field = [&row](const char* name) {
    const auto found = row.find(name);
    return found == row.end() ? std::string_view{}
                              : std::string_view(found->get_ref<const std::string&>());
  };
  return {field("title"), field("keywords"), field("abstract")};
}

// ---- areas ----

int areas(const char* train_file, const char* test_file) {
  std::ifstream train_in(train_file), test_in(test_file);
  std::vector<Json> train_rows = read_rows(train_in);
  const std::vector<Json> test_rows = read_rows(test_in);
  std::set<std::string> names;
  for (const Json& row : train_rows) names.insert(row.at("area").get<std::string>());
  const auto labelled = static_cast<double>(train_rows.size());
  // What an area is called is known like a topic's definition is: one more example.
  for (const std::string& name : names) train_rows.push_back({{"title", name}, {"area", name}});

  FeatureSpace space;
  std::vector<FeatureVector> vectors;
  for (const Json& row : train_rows) {
    vectors.push_back(space.counts(text_of(row)));
    space.observe(vectors.back());
  }
  std::vector<const FeatureVector*> examples;
  for (FeatureVector& vector : vectors) {
    vector = space.weigh(vector, phrase_papers_min);
    examples.push_back(&vector);
  }
  const auto expected = labelled / static_cast<double>(names.size());
  std::map<std::string, std::vector<LinearModel>> models;
  for (const std::string& name : names) {
    std::vector<bool> positive;
    for (const Json& row : train_rows) positive.push_back(row.at("area") == name);
    models[name] = {learn_topic(space, examples, positive, {.expected = expected}),
                    centroid(space, examples, positive),
                    train(examples, positive, space.size(), {})};
  }
  for (const Json& row : test_rows) {
    const FeatureVector vector = space.weigh(space.counts(text_of(row)), phrase_papers_min);
    Json scores;
    for (const auto& [name, kinds] : models) {
      for (const LinearModel& model : kinds) scores[name].push_back(model.score(vector));
    }
    fmt::print("{}\n", scores.dump());
  }
  return 0;
}

// ---- score ----

std::string read_file(const char* name) {
  std::ifstream in(name);
  return {std::istreambuf_iterator<char>(in), {}};
}

int score(const char* taxonomy_file, const char* weights_file) {
  const std::string weights = read_file(weights_file);
  Scorer scorer(parse_taxonomy(read_file(taxonomy_file), taxonomy_file), {{weights, weights_file}});
  const std::vector<Topic>& topics = scorer.taxonomy().topics;
  for (const Json& row : read_rows(std::cin)) {
    const PaperText text = text_of(row);
    Json out;
    const std::vector<double>& sums = scorer.sums(text);
    for (std::size_t i = 0; i < topics.size(); ++i) {
      if (!topics[i].parent.empty()) out["sums"][topics[i].slug] = std::round(sums[i] * 1e3) / 1e3;
    }
    const std::vector<bool> matched = scorer.definitions(text);
    out["defined"] = Json::array();
    for (std::size_t i = 0; i < topics.size(); ++i) {
      if (matched[i]) out["defined"].push_back(topics[i].slug);
    }
    out["assigned"] = Json::array();
    for (const auto& [found, evidence] : scorer.explain(text)) {
      Json words;
      for (const EvidenceWord& word : evidence) words[word.text] = word.weight;
      out["assigned"].push_back({topics[found.topic].slug, found.score, words});
    }
    fmt::print("{}\n", out.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  return 0;
}

// ---- train ----

// Fewer examples teach what they are about by chance.
constexpr std::size_t examples_min = 8;
constexpr std::uint32_t training_papers_min = 3;
// A definition knows already what few examples have in common, so that the centroid counts for less
// than where there is none; and what it misses is told by the examples rather than by the others.
constexpr double expected_share = 0.3;
constexpr float shipped_centroid_share = 1.5F;
constexpr std::size_t words_per_topic = 200;
// The place in the ranking of the others where a topic's weights add nothing, as a share of them.
constexpr double doubtful_share = 0.08;
// What a model's score is divided by: the same for all, so that a topic that is hard to tell gets
// small weights.
constexpr float score_spread = 0.6F;

Scale scale_of(const LinearModel& model, const std::vector<const FeatureVector*>& examples,
               const std::vector<bool>& positive) {
  std::vector<float> others;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (!positive[i]) others.push_back(model.score(*examples[i]));
  }
  std::sort(others.rbegin(), others.rend());
  const auto at = static_cast<std::size_t>(doubtful_share * static_cast<double>(others.size()));
  return {others[at], others[at] + score_spread};
}

int train_shipped(const char* taxonomy_file) {
  const std::vector<Json> rows = read_rows(std::cin);
  FeatureSpace space;
  std::vector<FeatureVector> vectors;
  for (const Json& row : rows) {
    vectors.push_back(space.counts(text_of(row)));
    space.observe(vectors.back());
  }
  std::vector<const FeatureVector*> examples;
  for (FeatureVector& vector : vectors) {
    vector = space.weigh(vector, training_papers_min);
    examples.push_back(&vector);
  }
  WeightLines lines;
  for (const Topic& topic : parse_taxonomy(read_file(taxonomy_file), taxonomy_file).topics) {
    std::vector<bool> positive;
    for (const Json& row : rows) {
      const Json& slugs = row.at("topics");
      positive.push_back(std::find(slugs.begin(), slugs.end(), topic.slug) != slugs.end());
    }
    const auto count = std::count(positive.begin(), positive.end(), true);
    if (static_cast<std::size_t>(count) < examples_min) continue;
    LinearModel model =
        learn_topic(space, examples, positive,
                    {expected_share * static_cast<double>(rows.size()), shipped_centroid_share});
    keep_strongest(model, space, words_per_topic);
    lines.add(topic.slug, model, space, scale_of(model, examples, positive));
  }
  fmt::print("{}", lines.text());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "areas" && argc == 4) return areas(argv[2], argv[3]);
  if (mode == "score" && argc == 4) return score(argv[2], argv[3]);
  if (mode == "train" && argc == 3) return train_shipped(argv[2]);
  fmt::print(stderr,
             "usage: topics_eval areas TRAIN TEST | score TAXONOMY WEIGHTS | train TAXONOMY\n");
  return 2;
}
