// The latent space of a library: papers as vectors of few dimensions in which words that stand in
// the same papers lie near one another, so that papers may be alike without sharing words
// (Deerwester et al.: Indexing by Latent Semantic Analysis, JASIS 41, 1990).
//
// Derived data: learned from the library's own words (learn.hpp), in tables latent_stem and
// latent_paper. Small libraries have none.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "latent/stems.hpp"
#include "library/sqlite.hpp"

namespace papers::latent {

/// A signed byte a dimension; only its direction means something. Empty: no place in the space.
using Vector = std::vector<std::int8_t>;

/// The cosine of two vectors; 0 when one is empty, or they are of different spaces.
double similarity(const Vector& one, const Vector& other);

/// The direction of all together; empty when none has a place. Integer arithmetic.
Vector mean(std::span<const Vector> vectors);

class Space {
 public:
  /// The space as it was last learned. `database` outlives it.
  explicit Space(library::Database& database);

  /// False until one was learned: all vectors are empty then.
  [[nodiscard]] bool exists() const { return dimensions_ > 0; }

  /// As stored.
  Vector of_paper(std::int64_t paper);
  /// Where a paper with such texts stands, by the words that the space knows. Integer arithmetic:
  /// the same everywhere.
  Vector of_text(std::string_view title, std::string_view abstract);

  /// Stores the vector of a paper with these texts, inside the caller's transaction. Nothing where
  /// no space exists.
  void fold_in(std::int64_t paper, std::string_view title, std::string_view abstract);
  /// The same of a paper as it is stored.
  void fold_in(std::int64_t paper);

 private:
  struct Stem {
    std::int64_t weight = 0;  ///< 0: the space does not know it
    std::size_t vector = 0;   ///< where it begins in vectors_
  };
  const Stem& stem(std::uint32_t number);
  void bound_memory();

  library::Database& database_;
  std::size_t dimensions_ = 0;
  Stems stems_;
  std::vector<Stem> known_;  ///< by number of stems_, as far as read
  Vector vectors_;           ///< those of known_, one after the other
  std::vector<std::int64_t> sum_;
};

}  // namespace papers::latent
