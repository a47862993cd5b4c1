#include "postings/formula.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace papers::postings {

double Formula::term_weight(double having, double papers, double count) const {
  const double known = std::min(std::max(having, 1.0), papers);
  const double rarity = std::log1p((papers - known + 0.5) / (known + 0.5));
  return count * rarity * (saturation + 1);
}

Formula impact_formula(double title_average, double abstract_average) {
  return {.weight = {3, 1, 1, 1.5, 0.5},
          .length_norm = {0.6, 0.6, 0, 0, 0},
          .average = {title_average, abstract_average, 1, 1, 1}};
}

double impact_scale(const Formula& formula, const Formula& stored) {
  double scale = 0;
  for (std::size_t c = 0; c < columns; ++c) {
    // How the two factors compare is monotone in the length: the ends bound it.
    const double at_zero = (1 - stored.length_norm[c]) / (1 - formula.length_norm[c]);
    const double slope = formula.length_norm[c] / formula.average[c];
    const double stored_slope = stored.length_norm[c] / stored.average[c];
    double most = at_zero;
    if (stored_slope > 0) most = std::max(most, stored_slope / slope);
    if (std::isnan(most)) return std::numeric_limits<double>::infinity();
    if (formula.weight[c] > 0) scale = std::max(scale, most * formula.weight[c] / stored.weight[c]);
  }
  return scale;
}

float impact(const Counts& counts, double title_length, double abstract_length,
             const Formula& stored) {
  double sum = 0;
  for (std::size_t c = 0; c < columns; ++c) {
    if (counts[c] == 0) continue;
    const double length = c == 0 ? title_length : c == 1 ? abstract_length : 0;
    sum += counts[c] * stored.factor(c, length);
  }
  return std::nextafter(static_cast<float>(sum), std::numeric_limits<float>::infinity());
}

}  // namespace papers::postings
