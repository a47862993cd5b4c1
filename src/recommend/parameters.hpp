// Every number of recommending in one place; docs/recommend.md says how each was chosen, and
// scripts/recommend-eval measures others.
#pragma once

#include <cstddef>

namespace papers::recommend {

struct Parameters {
  // What a paper's vector is made of, as shares of its square; the rest is of single stems.
  double latent = 0.2;
  double topics = 0.05;
  double pairs = 0.3;

  /// Papers drawn from the library: what most papers are like.
  double drawn = 1000;
  /// From so many likes on a linear machine is trained, below them Rocchio's formula is used.
  double machine_from = 5;
  double cost = 0.1;         ///< of a drawn paper on the wrong side of the machine
  double dislike_cost = 4;   ///< of a dislike there, as a multiple
  double dislike = 0.5;      ///< in Rocchio's formula
  double background = 0.25;  ///< of the drawn papers in Rocchio's formula, of many likes
  double blend = 1;          ///< of Rocchio's formula beside the machine, as lengths of weights

  // Log-odds of a like against a drawn paper: slope times how far it stands out, less offset. Each
  // is so much of many likes, and less of n likes by so much over the square root of n.
  double slope = 1.8, slope_of_few = 0.9;
  double offset = 1.75, offset_of_few = 1.2;
  /// Of the papers one looks through, so many in one are worth reading.
  double prior = 0.1;
};

/// From so many likes on the scores are calibrated by how they would have stood themselves.
inline constexpr std::size_t own_calibration_from = 20;

}  // namespace papers::recommend
