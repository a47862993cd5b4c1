#include "recommend/machine.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace papers::recommend {
namespace {

constexpr int most_rounds = 30;
constexpr double close_enough = 0.02;  // of the dual's gradient, whose examples are of length 1

// splitmix64 (Steele, Lea, Flood 2014).
class Numbers {
 public:
  std::uint64_t below(std::uint64_t end) {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return (z ^ (z >> 31U)) % end;
  }

 private:
  std::uint64_t state_ = 20;
};

}  // namespace

Machine train(std::span<const Example> examples) {
  Machine out;
  std::vector<double> alpha(examples.size());
  std::vector<double> squares;
  for (const Example& example : examples) squares.push_back(square(*example.vector));
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Numbers numbers;
  for (int round = 0; round < most_rounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[numbers.below(i)]);
    }
    double steepest = 0;
    for (const std::size_t i : order) {
      const Example& example = examples[i];
      const double side = example.liked ? 1 : -1;
      const double slack = 0.5 / example.cost;
      const double gradient =
          side * (product(*example.vector, out.weights) + out.bias) - 1 + slack * alpha[i];
      if (alpha[i] == 0 && gradient >= 0) continue;
      steepest = std::max(steepest, std::abs(gradient));
      const double before = alpha[i];
      alpha[i] = std::max(0.0, before - gradient / (squares[i] + 1 + slack));
      const double step = (alpha[i] - before) * side;
      if (step == 0) continue;
      add_to(out.weights, *example.vector, step);
      out.bias += step;
    }
    if (steepest < close_enough) break;
  }
  for (std::size_t i = 0; i < examples.size(); ++i) {
    out.own_part.push_back((examples[i].liked ? 1 : -1) * alpha[i] * squares[i]);
  }
  return out;
}

}  // namespace papers::recommend
