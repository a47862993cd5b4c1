// How well a paper stands among those of a digest.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "digest/digest.hpp"

namespace papers::digest {

/// A paper's numbers of the latest day that states each, and the entry's score.
struct Standing {
  std::optional<std::int64_t> votes, stars, position, score;
  /// False for papers of which no page said any: they are no candidates for the best.
  [[nodiscard]] bool known() const { return votes || stars || position || score; }
};

Standing standing_of(const Entry& entry);

/// Whether `a` stands before `b`: by score, then votes, stars, position, each of them before none.
bool stands_before(const Standing& a, const Standing& b);

Measure measure_of(const std::vector<Entry>& entries);

/// Whether the best have the most of something that can be told: not so by position.
bool counts_something(Measure measure);
/// How much of it an entry has.
std::optional<std::int64_t> count_of(const Entry& entry, Measure measure);

/// The `limit` best of `papers`, in the order that they have.
std::vector<std::int64_t> best_of(library::Library& library, std::vector<std::int64_t> papers,
                                  std::size_t limit);

}  // namespace papers::digest
