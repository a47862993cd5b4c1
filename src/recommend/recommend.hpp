// Papers a reader may want, from what they starred and dismissed. docs/recommend.md says how.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "recommend/reasons.hpp"
#include "recommend/taste.hpp"
#include "search/request.hpp"

namespace papers::recommend {

/// Papers that were listed so many days before the newest listing day, or later, are new.
inline constexpr int new_for_days = 30;

/// The papers that `request` asks for and `marks` does not name; unless it says days itself or
/// which papers, the new ones.
std::vector<std::int64_t> candidates(library::Library& library, search::Request request,
                                     const Marks& marks, Day today);

struct Recommendation {
  std::int64_t paper = 0;
  double standing = 0;  ///< what the order is by
  int score = 0;        ///< 0 to 100: Taste::chance, rounded
  Reasons reasons;
};

/// The `limit` (0 = all) best of `candidates`, best first but for near copies, which are kept
/// apart. Of many candidates with a small limit only those near in the latent space are read.
/// Learns from `marks`, which have at least one like.
std::vector<Recommendation> recommend(library::Library& library, const Marks& marks,
                                      std::span<const std::int64_t> candidates, std::size_t limit);

/// "78 of 100: world models, planning; like 12 Dreaming of Robots": its score and its reasons.
std::string told(library::Library& library, const Recommendation& one);

/// Whether a request selects or orders by `recommended`.
bool is_asked_for(const search::Request& request, Day today);

/// Scores the new papers by what is starred and dismissed, for the query field `recommended`, in a
/// transaction of its own or the caller's. Without stars none has a score.
void store_scores(library::Library& library, Day today);

/// Stores them again when other papers are new than those that have one. `library` may be one that
/// only reads; when its file cannot be written, the last scores stay.
void keep_scores_fresh(library::Library& library, Day today);

}  // namespace papers::recommend
