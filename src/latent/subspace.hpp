// The few directions in which the rows of a large sparse matrix differ most.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace papers::latent {

/// Rows of few entries, each row after the one before.
struct SparseMatrix {
  struct Entry {
    std::uint32_t column = 0;
    double value = 0;
  };
  std::vector<Entry> entries;
  std::vector<std::size_t> ends;  ///< of each row
  std::size_t columns = 0;
};

/// An orthonormal basis of about the space of the `count` strongest right singular vectors of
/// `matrix`, by randomised subspace iteration with two power iterations (Halko, Martinsson, Tropp:
/// Finding Structure with Randomness, SIAM Review 53, 2011, algorithm 4.4). Which basis of the
/// space it is makes no difference to a cosine, so it is not turned into the singular vectors.
/// Returns a row of `count` numbers for each column; the same bits wherever it runs.
std::vector<double> strongest_directions(const SparseMatrix& matrix, std::size_t count);

}  // namespace papers::latent
