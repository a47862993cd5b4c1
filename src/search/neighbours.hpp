// Which papers of a small set are alike, by tf-idf cosine of their stems.
#pragma once

#include <functional>
#include <vector>

#include "search/texts.hpp"

namespace papers::search {

/// Whether so many papers are enough to tell the `nearest` of one from the others: in few, all are
/// near.
bool are_comparable(std::size_t papers, std::size_t nearest);

/// The score of each paper of `texts` mixed with those of its nearest: (1 - share) of its own,
/// `share` of the mean of the `nearest` most similar papers, weighted by similarity. Rank fusion by
/// the cluster hypothesis (van Rijsbergen, Information Retrieval, 1979, chapter 3).
///
/// The scores as they are unless are_comparable().
/// Exact for the `best` papers of the result that are not `chosen`, and for all that are; others
/// have at least their score, and less than any of those `best`.
std::vector<double> smoothed(const Texts& texts, const std::vector<double>& scores,
                             std::size_t nearest, double share, std::size_t best,
                             const std::function<bool(std::size_t index)>& chosen);

}  // namespace papers::search
