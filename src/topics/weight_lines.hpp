// Learned models in the form that weights.hpp reads: the other half of that format.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "topics/learner.hpp"

namespace papers::topics {

/// Scores that become 0 and 1 when a model is written.
struct Scale {
  float zero = 0, one = 1;
};

/// Sets all weights to 0 but those of the `count` words that matter most over all papers: large
/// ones of words that are not too rare.
void keep_strongest(LinearModel& model, const FeatureSpace& space, std::size_t count);

class WeightLines {
 public:
  /// Adds a topic's words, their rarity in their weights. `scale.one` is above `scale.zero`.
  void add(const std::string& slug, const LinearModel& model, const FeatureSpace& space,
           Scale scale);
  [[nodiscard]] std::string text() const;

 private:
  std::map<std::string, std::map<std::string, long>> lines_;  // word, then topic: thousandths
};

}  // namespace papers::topics
