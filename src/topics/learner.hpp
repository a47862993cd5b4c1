// The one linear learner of topics: tf-idf vectors of words and word pairs, and for each topic a
// support vector machine blended with the topic's centroid. Its per-word weights are the
// explanation; scoring is a dot product.
//
// Trained by dual coordinate descent (Hsieh, Chang, Lin, Keerthi, Sundararajan: "A dual coordinate
// descent method for large-scale linear SVM", ICML 2008), squared hinge loss.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "topics/tokens.hpp"

namespace papers::topics {

/// Feature numbers with values, each number once, sorted.
using FeatureVector = std::vector<std::pair<std::uint32_t, float>>;

/// How much a word of the title or the keywords counts against one of the abstract.
inline constexpr float title_weight = 3;

/// What tf-idf values are multiplied by in a paper of so many words (the title's counting three
/// times): vectors of about length 1, for any vocabulary.
float length_scale(float words);

/// Words and adjacent word pairs of a set of papers. The title counts three times.
class FeatureSpace {
 public:
  FeatureSpace() { lexicon_.grow_words(true); }

  /// How often each feature stands in a paper; new features get numbers.
  FeatureVector counts(const PaperText& paper);
  /// Counts `counts` as a paper that has these features.
  void observe(const FeatureVector& counts);
  /// tf-idf over the features that `papers_min` or more observed papers have, scaled by the paper's
  /// length: what WeightTable can do again without knowing every word.
  [[nodiscard]] FeatureVector weigh(const FeatureVector& counts, std::uint32_t papers_min) const;

  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  /// "reward", or "reward model" for a pair.
  [[nodiscard]] std::string text(std::uint32_t feature) const;
  [[nodiscard]] bool is_pair(std::uint32_t feature) const { return keys_[feature] >> 32 != 0; }
  /// What a feature's count is multiplied by, for being rare.
  [[nodiscard]] float rarity(std::uint32_t feature) const;
  [[nodiscard]] std::uint32_t papers_with(std::uint32_t feature) const { return papers_[feature]; }
  [[nodiscard]] std::uint32_t papers() const { return total_; }

 private:
  std::uint32_t feature(std::uint64_t key);

  Lexicon lexicon_;
  std::vector<Token> tokens_;
  std::unordered_map<std::uint64_t, std::uint32_t> ids_;
  std::vector<std::uint64_t> keys_;    // a word, or two of them
  std::vector<std::uint32_t> papers_;  // how many papers have the feature
  std::uint32_t total_ = 0;
};

struct TrainingOptions {
  double cost = 1.0;           ///< C: what an error weighs against short weights
  double positive_weight = 1;  ///< times C for the examples of the topic
  int rounds = 60;             ///< passes over the examples at most
};

/// One topic against the rest.
struct LinearModel {
  std::vector<float> weights;  ///< by feature
  float bias = 0;
  [[nodiscard]] float score(const FeatureVector& features) const;
};

/// `positive[i]` says whether `examples[i]` is of the topic; pointers live as long as the call.
LinearModel train(const std::vector<const FeatureVector*>& examples,
                  const std::vector<bool>& positive, std::size_t features,
                  const TrainingOptions& options);

/// The mean of the topic's examples over single words, of length 1, as a model without bias.
LinearModel centroid(const FeatureSpace& space, const std::vector<const FeatureVector*>& examples,
                     const std::vector<bool>& positive);

struct TopicOptions {
  double expected = 0;  ///< how many examples a topic has on average; rarer ones' count more
  float centroid_share = 4;
};

/// What every topic is learned with: train() and centroid() added up. The machine knows best what
/// tells topics apart, the centroid what few examples have in common; together they are better than
/// either (docs/topics.md).
LinearModel learn_topic(const FeatureSpace& space,
                        const std::vector<const FeatureVector*>& examples,
                        const std::vector<bool>& positive, const TopicOptions& options);

}  // namespace papers::topics
