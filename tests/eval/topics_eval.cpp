// What scripts/topics-eval and scripts/learn-topics measure and train with. JSON objects with "title"
// and "abstract" a line in:
//
//   topics_eval areas TRAIN TEST   rows with "area"; for each test row one line of scores for every
//                                  area, of our learner, the centroid and the machine alone
//   topics_eval score [WEIGHTS]    stdin; for each row the shipped taxonomy's sums, what is assigned
//                                  and which definitions match (WEIGHTS: a file, "-" for none)
//   topics_eval train              stdin, rows with "yes" and "unsure" lists of slugs; the weights
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

#include "papers/text/words.hpp"
#include "topics/learner.hpp"
#include "topics/scorer.hpp"
#include "topics/shipped.hpp"

namespace {

using namespace papers::topics;
using Json = nlohmann::json;

constexpr std::uint32_t kPapersMin = 2;

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
    vector = space.weigh(vector, kPapersMin);
    examples.push_back(&vector);
  }
  const auto expected = labelled / static_cast<double>(names.size());
  std::map<std::string, std::vector<LinearModel>> models;
  for (const std::string& name : names) {
    std::vector<bool> positive;
    for (const Json& row : train_rows) positive.push_back(row.at("area") == name);
    models[name] = {learn_topic(examples, positive, space.size(), expected),
                    centroid(examples, positive, space.size()),
                    train(examples, positive, space.size(), {})};
  }
  for (const Json& row : test_rows) {
    const FeatureVector vector = space.weigh(space.counts(text_of(row)), kPapersMin);
    Json scores;
    for (const auto& [name, kinds] : models) {
      for (const LinearModel& model : kinds) scores[name].push_back(model.score(vector));
    }
    fmt::print("{}\n", scores.dump());
  }
  return 0;
}

// ---- score ----

int score(const char* weights_file) {
  Taxonomy taxonomy = parse_taxonomy(papers::data::topics_json, "data/topics.json");
  std::string weights(papers::data::topic_weights);
  if (weights_file != nullptr) {
    std::ifstream in(weights_file);
    weights.assign(std::istreambuf_iterator<char>(in), {});
  }
  Scorer scorer(std::move(taxonomy), {{weights, "weights"}});
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
    for (const Score& found : scorer.assign(text)) {
      Json words;
      for (const EvidenceWord& word : found.words) words[std::string(word.text)] = word.weight;
      out["assigned"].push_back({topics[found.topic].slug, found.value, words});
    }
    fmt::print("{}\n", out.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  return 0;
}

// ---- train ----

// The share of counter-examples that learned weights speak for none the less: at this place of their
// ranking a topic's scale has its 0; its 1 is where examples are on average.
constexpr double kDoubtfulShare = 0.03;
constexpr std::size_t kWordsPerTopic = 110;
constexpr std::uint32_t kTrainingPapersMin = 6;
constexpr double kExpectedShare = 0.02;

/// The features that a topic's definition already counts: learned weights must add something else.
class Mask {
 public:
  Mask(const Topic& topic) {
    std::string word;
    for (const char c : topic.definition + " ") {
      if (c != ' ') {
        word += c;
        continue;
      }
      add(word.substr(word.find(':') == std::string::npos ? 0 : word.find(':') + 1));
      word.clear();
    }
  }
  [[nodiscard]] bool hides(const std::string& feature) const {
    const std::vector<std::string> stems = stems_of(feature);
    for (const std::string& stem : stems) {
      if (singles_.count(stem) > 0) return true;
    }
    return stems.size() == 2 && pairs_.count(stems[0] + " " + stems[1]) > 0;
  }

 private:
  static std::vector<std::string> stems_of(const std::string& text) {
    std::vector<std::string> stems;
    for (const auto& word : papers::text::words(text)) {
      stems.push_back(papers::text::porter_stem(word.folded));
    }
    return stems;
  }
  void add(const std::string& phrase) {
    if (phrase == "OR" || phrase == "AND" || phrase == "NOT") return;
    const std::vector<std::string> stems = stems_of(phrase);
    if (stems.size() == 1) singles_.insert(stems[0]);
    std::string joined;
    for (const std::string& stem : stems) joined += stem;
    singles_.insert(joined);
    for (std::size_t i = 0; i + 1 < stems.size(); ++i) pairs_.insert(stems[i] + " " + stems[i + 1]);
  }
  std::set<std::string> singles_, pairs_;
};

bool lists(const Json& row, const char* name, const std::string& slug) {
  const auto list = row.find(name);
  return list != row.end() && std::find(list->begin(), list->end(), slug) != list->end();
}

class Trainer {
 public:
  explicit Trainer(std::vector<Json> rows) : rows_(std::move(rows)) {
    for (const Json& row : rows_) {
      vectors_.push_back(space_.counts(text_of(row)));
      space_.observe(vectors_.back());
    }
    for (FeatureVector& vector : vectors_) vector = space_.weigh(vector, kTrainingPapersMin);
  }

  void learn(const Topic& topic) {
    const Mask mask(topic);
    std::vector<bool> hidden(space_.size());
    for (std::uint32_t i = 0; i < space_.size(); ++i) {
      hidden[i] = space_.papers_with(i) < kTrainingPapersMin || mask.hides(space_.text(i));
    }
    std::vector<FeatureVector> kept;
    std::vector<bool> positive;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (lists(rows_[i], "unsure", topic.slug)) continue;
      FeatureVector vector;
      for (const auto& entry : vectors_[i]) {
        if (!hidden[entry.first]) vector.push_back(entry);
      }
      kept.push_back(std::move(vector));
      positive.push_back(lists(rows_[i], "yes", topic.slug));
    }
    std::vector<const FeatureVector*> examples;
    for (const FeatureVector& vector : kept) examples.push_back(&vector);
    if (std::count(positive.begin(), positive.end(), true) < 10) return;
    LinearModel model = learn_topic(examples, positive, space_.size(),
                                    kExpectedShare * static_cast<double>(examples.size()));
    keep_strongest(model);
    write(topic.slug, model, scale_of(model, examples, positive));
  }

  void print() const {
    for (const auto& [word, weights] : lines_) {
      std::string line = word;
      for (const auto& [slug, weight] : weights) line += fmt::format("\t{} {}", slug, weight);
      fmt::print("{}\n", line);
    }
  }

 private:
  /// Only the words that matter most over all papers.
  void keep_strongest(LinearModel& model) const {
    std::vector<std::pair<double, std::uint32_t>> ranked;
    for (std::uint32_t i = 0; i < space_.size(); ++i) {
      const double share = space_.papers_with(i) / static_cast<double>(space_.papers());
      const double weight = std::abs(double{model.weights[i] * space_.rarity(i)});
      if (weight > 0) ranked.emplace_back(weight * std::sqrt(share), i);
    }
    std::sort(ranked.rbegin(), ranked.rend());
    for (std::size_t i = kWordsPerTopic; i < ranked.size(); ++i) model.weights[ranked[i].second] = 0;
  }

  struct Scale {
    float zero = 0, one = 1;
  };
  static Scale scale_of(const LinearModel& model, const std::vector<const FeatureVector*>& examples,
                        const std::vector<bool>& positive) {
    std::vector<float> others;
    double sum = 0;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      const float score = model.score(*examples[i]);
      if (positive[i]) {
        sum += double{score};
      } else {
        others.push_back(score);
      }
    }
    std::sort(others.rbegin(), others.rend());
    const auto doubtful = static_cast<std::size_t>(kDoubtfulShare * static_cast<double>(others.size()));
    const double count = static_cast<double>(examples.size() - others.size());
    Scale scale{others[doubtful], static_cast<float>(sum / count)};
    // Examples that are no better than the best others: the words say little.
    scale.one = std::max(scale.one, scale.zero + 0.5F * std::abs(scale.zero));
    return scale;
  }

  /// Weights in thousandths of the scale, with the rarity of the word in them.
  void write(const std::string& slug, const LinearModel& model, const Scale& scale) {
    const float spread = 1000 / (scale.one - scale.zero);
    for (std::uint32_t i = 0; i < space_.size(); ++i) {
      const long weight = std::lround(model.weights[i] * space_.rarity(i) * spread);
      if (weight != 0) lines_[space_.text(i)][slug] = weight;
    }
    lines_[""][slug] = std::lround((model.bias - scale.zero) * spread);
  }

  std::vector<Json> rows_;
  FeatureSpace space_;
  std::vector<FeatureVector> vectors_;
  std::map<std::string, std::map<std::string, long>> lines_;
};

int train_shipped() {
  const Taxonomy taxonomy = parse_taxonomy(papers::data::topics_json, "data/topics.json");
  Trainer trainer(read_rows(std::cin));
  for (const Topic& topic : taxonomy.topics) {
    if (!topic.parent.empty()) trainer.learn(topic);
  }
  trainer.print();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "areas" && argc == 4) return areas(argv[2], argv[3]);
  if (mode == "score") return score(argc > 2 ? argv[2] : nullptr);
  if (mode == "train") return train_shipped();
  fmt::print(stderr, "usage: topics_eval areas TRAIN TEST | score [WEIGHTS] | train\n");
  return 2;
}
