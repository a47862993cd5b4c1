// BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009,
// section 3.5): a term's counts are added over the columns, each weighted and divided by its own
// length norm, before the sum saturates.
#pragma once

#include <array>
#include <cstddef>

#include "postings/block.hpp"

namespace papers::postings {

struct Formula {
  std::array<double, columns> weight{};
  std::array<double, columns> length_norm{};  ///< BM25's b, by column
  std::array<double, columns> average{};      ///< words in each column, at least 1
  double saturation = 1.2;                    ///< BM25's k1

  /// What one occurrence counts in a column of `length` words.
  [[nodiscard]] double factor(std::size_t column, double length) const {
    const double norm = length_norm[column];
    return weight[column] / (1 - norm + norm * length / average[column]);
  }
  [[nodiscard]] double saturated(double count) const { return count / (count + saturation); }

  /// The part of the score that does not depend on the paper: a term is in `having` of `papers`
  /// papers and `count` times in the query.
  [[nodiscard]] double term_weight(double having, double papers, double count) const;
};

/// What blocks store impacts by: weights and norms near those in use, and the averages of the
/// library when its lists were begun. Averages move and weights may be others, so an impact is
/// stored as a weighted count, before rarity and saturation, and multiplied by impact_scale() when
/// it is read.
Formula impact_formula(double title_average, double abstract_average);

/// At most so many times an impact by `stored` is one by `formula`; infinite when nothing is known.
double impact_scale(const Formula& formula, const Formula& stored);

/// The impact of a posting in a paper of these lengths, rounded up.
float impact(const Counts& counts, double title_length, double abstract_length,
             const Formula& stored);

}  // namespace papers::postings
