// The papers that stand for a trend.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "latent/space.hpp"
#include "trends/listed.hpp"

namespace papers::trends {

class Examples {
 public:
  /// Both outlive it.
  Examples(library::Database& database, const Papers& papers) : papers_(papers), space_(database) {}

  /// Row ids of up to two of `fit`, places in Papers::listed: of those with most votes, the nearest
  /// to the mean of `all` in the latent space. Without a space those with most votes.
  [[nodiscard]] std::vector<std::int64_t> of(std::vector<std::uint32_t> fit,
                                             std::span<const std::uint32_t> all);

 private:
  [[nodiscard]] latent::Vector mean_of(std::span<const std::uint32_t> places);
  void put_nearest_first(std::vector<std::uint32_t>& places, const latent::Vector& mean);

  const Papers& papers_;
  latent::Space space_;
};

}  // namespace papers::trends
