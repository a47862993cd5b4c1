#include "eval/measures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace papers::eval {
namespace {

constexpr std::size_t ndcg_depth = 10;
constexpr std::size_t recall_depth = 100;

double discount(std::size_t rank) { return 1 / std::log2(static_cast<double>(rank) + 2); }

}  // namespace

Measures& Measures::operator+=(const Measures& other) {
  ndcg10 += other.ndcg10;
  mrr += other.mrr;
  map += other.map;
  recall100 += other.recall100;
  return *this;
}

Measures Measures::over(double count) const {
  return {ndcg10 / count, mrr / count, map / count, recall100 / count};
}

Measures measure(const std::vector<std::string>& ranking, const Grades& grades) {
  std::vector<int> ideal;
  for (const auto& entry : grades) {
    if (entry.second > 0) ideal.push_back(entry.second);
  }
  Measures out;
  if (ideal.empty()) return out;
  std::sort(ideal.begin(), ideal.end(), std::greater<>());
  double best = 0;
  for (std::size_t i = 0; i < ideal.size() && i < ndcg_depth; ++i) best += ideal[i] * discount(i);
  std::size_t found = 0;
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const auto grade = grades.find(ranking[i]);
    if (grade == grades.end() || grade->second <= 0) continue;
    ++found;
    if (i < ndcg_depth) out.ndcg10 += grade->second * discount(i) / best;
    if (found == 1) out.mrr = 1 / static_cast<double>(i + 1);
    if (i < recall_depth) out.recall100 += 1;
    out.map += static_cast<double>(found) / static_cast<double>(i + 1);
  }
  out.map /= static_cast<double>(ideal.size());
  out.recall100 /= static_cast<double>(ideal.size());
  return out;
}

}  // namespace papers::eval
