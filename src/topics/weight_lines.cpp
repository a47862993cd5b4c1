#include "topics/weight_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

namespace papers::topics {

void keep_strongest(LinearModel& model, const FeatureSpace& space, std::size_t count) {
  std::vector<std::pair<double, std::uint32_t>> ranked;
  for (std::uint32_t i = 0; i < space.size(); ++i) {
    if (model.weights[i] == 0) continue;
    const double weight = std::abs(double{model.weights[i]} * space.rarity(i));
    ranked.emplace_back(weight * std::sqrt(static_cast<double>(space.papers_with(i))), i);
  }
  std::sort(ranked.rbegin(), ranked.rend());
  for (std::size_t i = count; i < ranked.size(); ++i) model.weights[ranked[i].second] = 0;
}

void WeightLines::add(const std::string& slug, const LinearModel& model, const FeatureSpace& space,
                      Scale scale) {
  const float spread = 1000 / (scale.one - scale.zero);
  for (std::uint32_t i = 0; i < space.size(); ++i) {
    const long weight = std::lround(model.weights[i] * space.rarity(i) * spread);
    if (weight != 0) lines_[space.text(i)][slug] = weight;
  }
  lines_[""][slug] = std::lround((model.bias - scale.zero) * spread);
}

std::string WeightLines::text() const {
  std::string text;
  for (const auto& [word, weights] : lines_) {
    text += word;
    for (const auto& [slug, weight] : weights) {
      fmt::format_to(std::back_inserter(text), "\t{} {}", slug, weight);
    }
    text += '\n';
  }
  return text;
}

}  // namespace papers::topics
