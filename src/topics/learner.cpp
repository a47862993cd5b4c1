#include "topics/learner.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace papers::topics {
namespace {

constexpr float bias_feature = 1;
// Chosen by cross-validation on both schemes of areas (docs/topics.md); flat around these values.
constexpr float length_unit = 5;
constexpr double error_cost = 0.2;
constexpr float rarity_power = 1.3F;
constexpr double rare_topic_power = 0.8;

// A fixed, small generator: training must give the same weights on every machine.
class Shuffler {
 public:
  std::size_t below(std::size_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>(state_ % limit);
  }
  void shuffle(std::vector<std::size_t>& order) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[below(i)]);
  }

 private:
  std::uint64_t state_ = 0x9E3779B97F4A7C15U;
};

}  // namespace

float length_scale(float words) { return words > 0 ? 1 / (length_unit * std::sqrt(words)) : 0; }

std::uint32_t FeatureSpace::feature(std::uint64_t key) {
  const auto [entry, added] = ids_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
  if (added) {
    keys_.push_back(key);
    papers_.push_back(0);
  }
  return entry->second;
}

FeatureVector FeatureSpace::counts(const PaperText& paper) {
  tokenize(paper, lexicon_, tokens_);
  FeatureVector found;
  std::uint32_t previous = 0;
  for (const Token& token : tokens_) {
    const std::uint32_t word = token.ids.stop ? 0 : token.ids.word;
    const float weight = token.field == Field::abstract ? 1 : title_weight;
    if (word != 0) found.emplace_back(feature(word), weight);
    if (word != 0 && previous != 0) {
      found.emplace_back(feature((std::uint64_t{previous} << 32) | word), weight);
    }
    previous = word;
  }
  std::sort(found.begin(), found.end());
  FeatureVector merged;
  for (const auto& [id, weight] : found) {
    if (!merged.empty() && merged.back().first == id) {
      merged.back().second += weight;
    } else {
      merged.emplace_back(id, weight);
    }
  }
  return merged;
}

void FeatureSpace::observe(const FeatureVector& counts) {
  for (const auto& entry : counts) ++papers_[entry.first];
  ++total_;
}

float FeatureSpace::rarity(std::uint32_t feature) const {
  const float idf = 1 + std::log((1.0F + static_cast<float>(total_)) /
                                 (1.0F + static_cast<float>(papers_[feature])));
  return std::pow(idf, rarity_power);
}

FeatureVector FeatureSpace::weigh(const FeatureVector& counts, std::uint32_t papers_min) const {
  FeatureVector weighed;
  float words = 0;
  for (const auto& [id, count] : counts) {
    if (!is_pair(id)) words += count;
    if (papers_[id] < papers_min) continue;
    weighed.emplace_back(id, (1 + std::log(count)) * rarity(id));
  }
  const float scale = length_scale(words);
  for (auto& entry : weighed) entry.second *= scale;
  return weighed;
}

std::string FeatureSpace::text(std::uint32_t feature) const {
  const std::uint64_t key = keys_[feature];
  const auto second = static_cast<std::uint32_t>(key & 0xFFFFFFFFU);
  const auto first = static_cast<std::uint32_t>(key >> 32);
  std::string text(lexicon_.word_text(second));
  if (first != 0) text = std::string(lexicon_.word_text(first)) + " " + text;
  return text;
}

float LinearModel::score(const FeatureVector& features) const {
  float sum = bias;
  for (const auto& [id, value] : features) {
    if (id < weights.size()) sum += weights[id] * value;
  }
  return sum;
}

LinearModel train(const std::vector<const FeatureVector*>& examples,
                  const std::vector<bool>& positive, std::size_t features,
                  const TrainingOptions& options) {
  LinearModel model;
  model.weights.assign(features, 0);
  std::vector<double> alpha(examples.size(), 0), length(examples.size(), 0);
  std::vector<std::size_t> order(examples.size());
  for (std::size_t i = 0; i < examples.size(); ++i) {
    order[i] = i;
    length[i] = bias_feature;
    for (const auto& entry : *examples[i]) length[i] += double{entry.second} * entry.second;
  }
  Shuffler shuffler;
  for (int round = 0; round < options.rounds; ++round) {
    shuffler.shuffle(order);
    double worst = 0;
    for (const std::size_t i : order) {
      const double sign = positive[i] ? 1 : -1;
      const double cost = options.cost * (positive[i] ? options.positive_weight : 1);
      const double diagonal = 0.5 / cost;
      const double gradient = sign * double{model.score(*examples[i])} - 1 + diagonal * alpha[i];
      const double before = alpha[i];
      alpha[i] = std::max(before - gradient / (length[i] + diagonal), 0.0);
      const auto step = static_cast<float>((alpha[i] - before) * sign);
      worst = std::max(worst, std::abs(alpha[i] - before));
      if (step == 0) continue;
      for (const auto& [id, value] : *examples[i]) model.weights[id] += step * value;
      model.bias += step * bias_feature;
    }
    if (worst < 1e-3 * options.cost) break;
  }
  return model;
}

LinearModel centroid(const FeatureSpace& space, const std::vector<const FeatureVector*>& examples,
                     const std::vector<bool>& positive) {
  LinearModel model;
  model.weights.assign(space.size(), 0);
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (!positive[i]) continue;
    for (const auto& [id, value] : *examples[i]) {
      if (!space.is_pair(id)) model.weights[id] += value;
    }
  }
  double squares = 0;
  for (const float weight : model.weights) squares += double{weight} * weight;
  const auto scale = static_cast<float>(squares > 0 ? 1 / std::sqrt(squares) : 0);
  for (float& weight : model.weights) weight *= scale;
  return model;
}

LinearModel learn_topic(const FeatureSpace& space,
                        const std::vector<const FeatureVector*>& examples,
                        const std::vector<bool>& positive, const TopicOptions& options) {
  const auto count = static_cast<double>(std::count(positive.begin(), positive.end(), true));
  TrainingOptions training;
  training.cost = error_cost;
  if (count > 0) training.positive_weight = std::pow(options.expected / count, rare_topic_power);
  LinearModel model = train(examples, positive, space.size(), training);
  const LinearModel middle = centroid(space, examples, positive);
  for (std::size_t i = 0; i < model.weights.size(); ++i) {
    model.weights[i] += options.centroid_share * middle.weights[i];
  }
  return model;
}

}  // namespace papers::topics
