// How well a paper stands among those of a digest.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "digest/digest.hpp"

namespace papers::digest {

/// A paper's numbers of the latest day that states each.
struct Standing {
  std::optional<std::int64_t> votes, stars, position;
  /// False for papers of which no page said any: they are no candidates for the best.
  [[nodiscard]] bool known() const { return votes || stars || position; }
};

Standing standing_of(const Paper& paper);

/// Whether `a` stands before `b`: by votes, then stars, then position, each of them before none.
bool stands_before(const Standing& a, const Standing& b);

Measure measure_of(const std::vector<Entry>& entries);

/// The `limit` best of `papers`, in the order that they have.
std::vector<std::int64_t> best_of(library::Library& library, std::vector<std::int64_t> papers,
                                  std::size_t limit);

}  // namespace papers::digest
