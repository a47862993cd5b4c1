#include "trends/examples.hpp"

#include <algorithm>
#include <utility>

namespace papers::trends {
namespace {

constexpr std::size_t examples_shown = 2;
constexpr std::size_t most_voted = 12;      // papers to choose them from
constexpr std::size_t most_of_a_mean = 64;  // papers, evenly spread

}  // namespace

std::vector<std::int64_t> Examples::of(std::vector<std::uint32_t> fit,
                                       std::span<const std::uint32_t> all) {
  std::stable_sort(fit.begin(), fit.end(), [this](std::uint32_t a, std::uint32_t b) {
    return papers_.listed[a].votes > papers_.listed[b].votes;
  });
  if (fit.size() > most_voted) fit.resize(most_voted);
  if (fit.size() > examples_shown && space_.exists()) put_nearest_first(fit, mean_of(all));
  std::vector<std::int64_t> out;
  for (std::size_t i = 0; i < std::min(examples_shown, fit.size()); ++i) {
    out.push_back(papers_.listed[fit[i]].paper);
  }
  return out;
}

latent::Vector Examples::mean_of(std::span<const std::uint32_t> places) {
  std::vector<latent::Vector> vectors;
  const std::size_t step = places.size() / most_of_a_mean + 1;
  for (std::size_t i = 0; i < places.size(); i += step) {
    vectors.push_back(space_.of_paper(papers_.listed[places[i]].paper));
  }
  return latent::mean(vectors);
}

void Examples::put_nearest_first(std::vector<std::uint32_t>& places, const latent::Vector& mean) {
  std::vector<std::pair<double, std::uint32_t>> by_distance;
  for (const std::uint32_t place : places) {
    const latent::Vector vector = space_.of_paper(papers_.listed[place].paper);
    by_distance.emplace_back(-latent::similarity(vector, mean), place);
  }
  std::stable_sort(by_distance.begin(), by_distance.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = by_distance[i].second;
}

}  // namespace papers::trends
