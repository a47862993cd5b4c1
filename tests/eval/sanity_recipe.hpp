// The recipe of arxiv-sanity-lite, to compare with: tf-idf of words and pairs of words, the 20,000
// most frequent, and a support vector machine with every other paper as a negative.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "recommend/features.hpp"

namespace papers::eval {

class SanityRecipe {
 public:
  /// `texts`: title, abstract and, if they count, authors of each paper.
  explicit SanityRecipe(const std::vector<std::string>& texts);

  /// How each paper stands, by its place in `texts`, when those in `likes` are liked.
  [[nodiscard]] std::vector<double> standings(const std::vector<std::size_t>& likes) const;

 private:
  std::vector<recommend::Vector> vectors_;
};

}  // namespace papers::eval
