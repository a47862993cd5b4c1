// A linear machine that keeps liked papers on one side and all others on the other.
#pragma once

#include <span>
#include <vector>

#include "recommend/features.hpp"

namespace papers::recommend {

struct Example {
  const Vector* vector = nullptr;
  bool liked = false;
  double cost = 1;  ///< of standing on the wrong side
};

struct Machine {
  std::vector<double> weights;  ///< by feature
  double bias = 0;
  /// Of each example, what it added to its own standing: less that, it stands about where a
  /// machine trained without it would have it (Jaakkola & Haussler: Probabilistic Kernel
  /// Regression Models, 1999).
  std::vector<double> own_part;
};

/// A support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al.: A
/// Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008). The same bits wherever
/// it runs; time grows with the examples.
Machine train(std::span<const Example> examples);

}  // namespace papers::recommend
