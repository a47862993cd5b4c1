#include "latent/subspace.hpp"

#include <cmath>
#include <span>

#include "base/interrupt.hpp"

namespace papers::latent {
namespace {

constexpr int power_iterations = 2;
constexpr std::uint64_t seed = 20110501;

// Rows of `width` numbers, one after the other.
class Dense {
 public:
  Dense(std::size_t rows, std::size_t width) : width_(width), values_(rows * width) {}

  [[nodiscard]] std::size_t rows() const { return values_.size() / width_; }
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] double* row(std::size_t at) { return values_.data() + at * width_; }
  [[nodiscard]] const double* row(std::size_t at) const { return values_.data() + at * width_; }
  std::vector<double>& values() { return values_; }

 private:
  std::size_t width_;
  std::vector<double> values_;
};

// Signs by SplitMix64 (Steele, Lea, Flood 2014): the standard distributions differ between
// libraries.
void fill_with_signs(Dense& dense) {
  std::uint64_t state = seed;
  for (double& value : dense.values()) {
    std::uint64_t bits = state += 0x9E3779B97F4A7C15;
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9;
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB;
    value = (bits >> 63) == 0 ? 1 : -1;
  }
}

template <typename Visit>
void for_each_entry(const SparseMatrix& matrix, const Visit& visit) {
  std::size_t begin = 0;
  for (std::size_t row = 0; row < matrix.ends.size(); ++row) {
    for (std::size_t i = begin; i < matrix.ends[row]; ++i) visit(row, matrix.entries[i]);
    begin = matrix.ends[row];
  }
}

void add_scaled(double* to, const double* from, double factor, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) to[i] += factor * from[i];
}

// matrix * right
Dense times(const SparseMatrix& matrix, const Dense& right) {
  Dense out(matrix.ends.size(), right.width());
  for_each_entry(matrix, [&](std::size_t row, const SparseMatrix::Entry& entry) {
    add_scaled(out.row(row), right.row(entry.column), entry.value, right.width());
  });
  return out;
}

// The matrix turned on its side * right
Dense turned_times(const SparseMatrix& matrix, const Dense& right) {
  Dense out(matrix.columns, right.width());
  for_each_entry(matrix, [&](std::size_t row, const SparseMatrix::Entry& entry) {
    add_scaled(out.row(entry.column), right.row(row), entry.value, right.width());
  });
  return out;
}

// Takes out of a column what the columns before it have of its direction.
void subtract_projections(Dense& dense, std::size_t column) {
  std::vector<double> products(column);
  for (std::size_t r = 0; r < dense.rows(); ++r) {
    add_scaled(products.data(), dense.row(r), dense.row(r)[column], column);
  }
  for (std::size_t r = 0; r < dense.rows(); ++r) {
    double sum = 0;
    for (std::size_t i = 0; i < column; ++i) sum += products[i] * dense.row(r)[i];
    dense.row(r)[column] -= sum;
  }
}

// Columns of length 1 at right angles to one another (Gram-Schmidt, each column twice, which is
// enough); 0 where there are fewer directions than columns.
void orthonormalise(Dense& dense) {
  constexpr double shortest = 1e-9;
  for (std::size_t column = 0; column < dense.width(); ++column) {
    throw_if_interrupted();
    subtract_projections(dense, column);
    subtract_projections(dense, column);
    double square = 0;
    for (std::size_t r = 0; r < dense.rows(); ++r) {
      square += dense.row(r)[column] * dense.row(r)[column];
    }
    const double length = std::sqrt(square);
    for (std::size_t r = 0; r < dense.rows(); ++r) {
      double& value = dense.row(r)[column];
      value = length < shortest ? 0 : value / length;
    }
  }
}

}  // namespace

std::vector<double> strongest_directions(const SparseMatrix& matrix, std::size_t count) {
  Dense directions(matrix.columns, count);
  fill_with_signs(directions);
  for (int i = 0; i <= power_iterations; ++i) {
    Dense rows = times(matrix, directions);
    orthonormalise(rows);
    directions = turned_times(matrix, rows);
    orthonormalise(directions);
  }
  return std::move(directions.values());
}

}  // namespace papers::latent
