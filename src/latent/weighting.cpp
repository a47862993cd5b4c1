#include "latent/weighting.hpp"

#include <cmath>

namespace papers::latent {
namespace {

// C libraries differ in the last bit of a logarithm, and one library between processors. This one
// uses what IEEE 754 rounds exactly, and CMake keeps the compiler from contracting it.
double natural_logarithm(double value) {
  constexpr double ln_2 = 0.693147180559945309417;
  int exponent = 0;
  const double mantissa = std::frexp(value, &exponent);
  const double ratio = (mantissa - 1) / (mantissa + 1);  // at least -1/3
  const double square = ratio * ratio;
  double sum = 0;
  for (int n = 41; n > 0; n -= 2) sum = sum * square + 1.0 / n;
  return exponent * ln_2 + 2 * ratio * sum;
}

}  // namespace

double damped(std::uint32_t count) { return 1 + natural_logarithm(count); }

double rarity(std::uint64_t papers, std::uint64_t having) {
  return std::sqrt(
      natural_logarithm(static_cast<double>(papers + 1) / static_cast<double>(having)));
}

}  // namespace papers::latent
