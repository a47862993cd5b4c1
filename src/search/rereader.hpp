// The second stage: the best candidates are read again, for what an index of stems cannot see.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "library/bm25f.hpp"
#include "library/sqlite.hpp"
#include "search/id_set.hpp"
#include "search/plan.hpp"
#include "search/vocabulary.hpp"
#include "search/weights.hpp"

namespace papers::search {

/// What each part gave a paper, for --explain.
struct ScoreParts {
  std::int64_t paper = 0;
  double bm25f = 0, unstemmed = 0, adjacent = 0, close = 0, neighbours = 0;
  double score = 0;
  /// What is added to `score` and `neighbours` past the first Weights::page papers.
  std::optional<double> rest;
};

/// Which papers' scores and places must be right.
struct Shown {
  std::size_t best = 0;           ///< so many of the best
  const IdSet* always = nullptr;  ///< and these, which are not counted; nullptr: none
};

/// Scores the rows of `first` (best first) anew and sorts them; the ones past weights.reread keep
/// their order behind the others. What is not `shown` stands somewhere below the best that are.
std::vector<ScoreParts> reread(library::Database& database, Vocabulary& vocabulary,
                               const Plan& plan, const library::Bm25f& first,
                               const Weights& weights, const Shown& shown);

}  // namespace papers::search
