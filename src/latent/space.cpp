#include "latent/space.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "latent/weighting.hpp"

namespace papers::latent {
namespace {

constexpr double count_unit = 1024;           // of a damped count as an integer
constexpr std::uint32_t most_counted = 255;   // of one stem in one paper
constexpr std::int64_t largest_number = 127;  // of a vector's numbers
// Bounds what a million papers' rare words may hold; the common ones come back at once.
constexpr std::size_t most_stems = std::size_t{1} << 16;

std::int64_t damped_units(std::uint32_t count) {
  static const auto table = [] {
    std::vector<std::int64_t> units(most_counted + 1);
    for (std::uint32_t i = 1; i <= most_counted; ++i) {
      units[i] = static_cast<std::int64_t>(damped(i) * count_unit + 0.5);
    }
    return units;
  }();
  return table[std::min(count, most_counted)];
}

Vector from_bytes(std::string_view bytes) { return {bytes.begin(), bytes.end()}; }

// The numbers shrunk so that the largest is ±127, halves away from 0.
Vector scaled(const std::vector<std::int64_t>& numbers) {
  std::int64_t most = 0;
  for (const std::int64_t number : numbers) most = std::max(most, std::abs(number));
  if (most == 0) return {};
  Vector out;
  out.reserve(numbers.size());
  for (const std::int64_t number : numbers) {
    const std::int64_t size = (2 * std::abs(number) * largest_number + most) / (2 * most);
    out.push_back(static_cast<std::int8_t>(number < 0 ? -size : size));
  }
  return out;
}

}  // namespace

double similarity(const Vector& one, const Vector& other) {
  if (one.empty() || one.size() != other.size()) return 0;
  int product = 0;
  int square = 0;
  int other_square = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    product += one[i] * other[i];
    square += one[i] * one[i];
    other_square += other[i] * other[i];
  }
  if (square == 0 || other_square == 0) return 0;
  return product / std::sqrt(static_cast<double>(square) * other_square);
}

Vector mean(std::span<const Vector> vectors) {
  std::vector<std::int64_t> sum;
  for (const Vector& vector : vectors) {
    sum.resize(std::max(sum.size(), vector.size()));
    for (std::size_t i = 0; i < vector.size(); ++i) sum[i] += vector[i];
  }
  return scaled(sum);
}

Space::Space(library::Database& database) : database_(database) {
  auto& size = database.cached("SELECT length(vector) FROM latent_stem LIMIT 1");
  if (size.step()) dimensions_ = static_cast<std::size_t>(size.integer(0));
  size.reset();
}

Vector Space::of_paper(std::int64_t paper) {
  if (!exists()) return {};
  auto& row = database_.cached("SELECT vector FROM latent_paper WHERE paper = ?1");
  row.bind(1, paper);
  Vector out = row.step() ? from_bytes(row.text(0)) : Vector();
  row.reset();
  return out;
}

const Space::Stem& Space::stem(std::uint32_t number) {
  while (known_.size() <= number) {
    auto& row = database_.cached("SELECT weight, vector FROM latent_stem WHERE stem = ?1");
    row.bind(1, stems_.names().text(static_cast<std::uint32_t>(known_.size())));
    Stem& stem = known_.emplace_back();
    if (row.step() && row.text(1).size() == dimensions_) {
      stem = {row.integer(0), vectors_.size()};
      const std::string_view bytes = row.text(1);
      vectors_.insert(vectors_.end(), bytes.begin(), bytes.end());
    }
    row.reset();
  }
  return known_[number];
}

void Space::bound_memory() {
  if (known_.size() < most_stems) return;
  stems_ = {};
  known_.clear();
  vectors_.clear();
}

Vector Space::of_text(std::string_view title, std::string_view abstract) {
  if (!exists()) return {};
  bound_memory();
  sum_.assign(dimensions_, 0);
  for (const StemCount& entry : stems_.count(title, abstract)) {
    const Stem known = stem(entry.stem);
    if (known.weight == 0) continue;
    const std::int64_t weight = known.weight * damped_units(entry.count);
    const std::int8_t* const vector = vectors_.data() + known.vector;
    for (std::size_t i = 0; i < dimensions_; ++i) sum_[i] += weight * vector[i];
  }
  return scaled(sum_);
}

void Space::fold_in(std::int64_t paper, std::string_view title, std::string_view abstract) {
  if (!exists()) return;
  const Vector vector = of_text(title, abstract);
  if (vector.empty()) {
    database_.cached("DELETE FROM latent_paper WHERE paper = ?1").bind(1, paper).run();
    return;
  }
  database_
      .cached(
          "INSERT INTO latent_paper(paper, vector) VALUES (?1, ?2)"
          " ON CONFLICT(paper) DO UPDATE SET vector = excluded.vector")
      .bind(1, paper)
      .bind_blob(2, {reinterpret_cast<const char*>(vector.data()), vector.size()})
      .run();
}

void Space::fold_in(std::int64_t paper) {
  if (!exists()) return;
  auto& row = database_.cached("SELECT title, abstract FROM paper WHERE id = ?1");
  row.bind(1, paper);
  if (row.step()) {
    const std::string title(row.text(0));
    const std::string abstract(row.text(1));
    fold_in(paper, title, abstract);
  }
  row.reset();
}

}  // namespace papers::latent
