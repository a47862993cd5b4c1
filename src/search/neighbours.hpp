// Which papers of a small set are alike, by tf-idf cosine of their stems.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "search/texts.hpp"

namespace papers::search {

/// Whether so many papers are enough to tell the `nearest` of one from the others: in few, all are
/// near.
bool are_comparable(std::size_t papers, std::size_t nearest);

/// How much of a paper's score comes from how many of its nearest.
struct Share {
  std::size_t nearest = 0;
  double of_score = 0;
};

struct Smoothed {
  /// Exact for the best asked for and for what was chosen; others have at least their score, and
  /// less than any of those best.
  std::vector<double> scores;
  std::vector<double> rest;  ///< by the other share; empty when it was not asked for
};

/// The score of each paper of `texts` mixed with those of its nearest: (1 - share) of its own,
/// `share` of the mean of the `nearest` most similar papers, weighted by similarity. Rank fusion by
/// the cluster hypothesis (van Rijsbergen, Information Retrieval, 1979, chapter 3).
///
/// `best` are wanted that are not `chosen`, and all that are. The scores as they are unless
/// are_comparable().
Smoothed smoothed(const Texts& texts, const std::vector<double>& scores, Share share,
                  std::optional<Share> rest, std::size_t best,
                  const std::function<bool(std::size_t index)>& chosen);

}  // namespace papers::search
