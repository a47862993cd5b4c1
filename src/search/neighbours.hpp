// Which papers of a small set are alike, by tf-idf cosine of their stems.
#pragma once

#include <vector>

#include "search/texts.hpp"

namespace papers::search {

/// The score of each paper of `texts` mixed with those of its nearest: (1 - share) of its own,
/// `share` of the mean of the `nearest` most similar papers, weighted by similarity. Rank fusion by
/// the cluster hypothesis (van Rijsbergen, Information Retrieval, 1979, chapter 3).
std::vector<double> smoothed(const Texts& texts, const std::vector<double>& scores,
                             std::size_t nearest, double share);

}  // namespace papers::search
