// How good a ranking is, as trec_eval counts it.
#pragma once

#include <string>
#include <vector>

#include "eval/collection.hpp"

namespace papers::eval {

struct Measures {
  double ndcg10 = 0, mrr = 0, map = 0, recall100 = 0;
  Measures& operator+=(const Measures& other);
  [[nodiscard]] Measures over(double count) const;
};

/// `ranking`: the collection's ids, best first.
Measures measure(const std::vector<std::string>& ranking, const Grades& grades);

}  // namespace papers::eval
