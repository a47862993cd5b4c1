#include "recommend/taste.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_set>

#include "recommend/machine.hpp"

namespace papers::recommend {
namespace {

std::vector<std::int64_t> tagged(library::Database& database, std::string_view name) {
  auto& rows = database.cached("SELECT paper FROM tag WHERE name = ?1 ORDER BY paper");
  rows.bind(1, name);
  std::vector<std::int64_t> out;
  while (rows.step()) out.push_back(rows.integer(0));
  return out;
}

// Unmarked papers, the same ones until the library has doubled but for those that come to it.
std::vector<std::int64_t> draw(library::Database& database, const Marks& marks,
                               std::size_t wanted) {
  std::unordered_set<std::int64_t> seen(marks.likes.begin(), marks.likes.end());
  seen.insert(marks.dislikes.begin(), marks.dislikes.end());
  const auto last = static_cast<std::uint64_t>(database.integer("SELECT max(id) FROM paper"));
  const std::uint64_t mask = std::bit_ceil(last + 1) - 1;
  std::vector<std::int64_t> out;
  auto& row = database.cached("SELECT 1 FROM paper WHERE id = ?1");
  // An odd multiplier walks every residue once. The high bits of the step are what scatters.
  const std::uint64_t tries = std::min<std::uint64_t>(mask + 1, 16 * wanted);
  for (std::uint64_t i = 0; i < tries && out.size() < wanted; ++i) {
    const auto id = static_cast<std::int64_t>((i * 0x9E3779B97F4A7C15U + 20) & mask);
    if (static_cast<std::uint64_t>(id) > last || !seen.insert(id).second) continue;
    row.bind(1, id);
    if (row.step()) out.push_back(id);
    row.reset();
  }
  return out;
}

std::vector<std::int64_t> all_of(const Marks& marks) {
  std::vector<std::int64_t> out = marks.likes;
  out.insert(out.end(), marks.dislikes.begin(), marks.dislikes.end());
  return out;
}

double length_of(const std::vector<double>& weights) {
  double sum = 0;
  for (const double weight : weights) sum += weight * weight;
  return std::sqrt(sum);
}

}  // namespace

Marks marks_of(library::Library& library) {
  return {tagged(library.database(), "star"), tagged(library.database(), "dismiss")};
}

Taste::Taste(library::Library& library, const Marks& marks, const Parameters& parameters)
    : parameters_(parameters),
      marks_(marks),
      drawn_(draw(library.database(), marks, static_cast<std::size_t>(parameters.drawn))),
      features_(library.database(), drawn_, all_of(marks), parameters) {
  std::vector<Vector> dislikes;
  for (const std::int64_t paper : marks_.likes) likes_.push_back(features_.of(paper));
  for (const std::int64_t paper : marks_.dislikes) dislikes.push_back(features_.of(paper));
  const bool by_machine = static_cast<double>(likes_.size()) >= parameters_.machine_from;
  weights_ = by_formula(dislikes);
  if (by_machine && drawn_.size() >= likes_.size()) learn_machine(dislikes);
  settle();
  const double few = 1 / std::sqrt(std::max<double>(1, static_cast<double>(likes_.size())));
  slope_ = parameters_.slope - parameters_.slope_of_few * few;
  offset_ = parameters_.offset - parameters_.offset_of_few * few;
  if (by_machine && likes_.size() >= own_calibration_from) calibrate();
}

// Rocchio: Relevance Feedback in Information Retrieval, 1971. How much most papers count against
// one grows with the likes, as a single one says little of what sets it apart; so does what was
// dismissed with their number.
std::vector<double> Taste::by_formula(const std::vector<Vector>& dislikes) {
  std::vector<double> out;
  const auto add = [&out](const std::vector<Vector>& vectors, double factor) {
    for (const Vector& vector : vectors) {
      add_to(out, vector, factor / static_cast<double>(vectors.size()));
    }
  };
  const auto likes = static_cast<double>(likes_.size());
  add(likes_, 1);
  const auto disliked = static_cast<double>(dislikes.size());
  add(dislikes, -parameters_.dislike * disliked / (disliked + 2));
  add(features_.drawn(), -parameters_.background * (likes - 1) / likes);
  return out;
}

void Taste::learn_machine(const std::vector<Vector>& dislikes) {
  const double cost = parameters_.cost;
  const auto likes = static_cast<double>(likes_.size());
  const double of_like = cost * static_cast<double>(drawn_.size()) / likes;
  std::vector<Example> examples;
  for (const Vector& vector : features_.drawn()) examples.push_back({&vector, false, cost});
  for (const Vector& vector : likes_) examples.push_back({&vector, true, of_like});
  for (const Vector& vector : dislikes) {
    examples.push_back({&vector, false, cost * parameters_.dislike_cost});
  }
  Machine machine = train(examples);
  const double factor =
      parameters_.blend * length_of(machine.weights) / std::max(1e-9, length_of(weights_));
  for (double& weight : weights_) weight *= factor;
  weights_.resize(std::max(weights_.size(), machine.weights.size()));
  for (std::size_t i = 0; i < machine.weights.size(); ++i) weights_[i] += machine.weights[i];
  for (std::size_t i = 0; i < drawn_.size(); ++i) own_part_[drawn_[i]] = machine.own_part[i];
  for (std::size_t i = 0; i < likes_.size(); ++i) {
    own_part_[marks_.likes[i]] =
        machine.own_part[drawn_.size() + i] + factor * square(likes_[i]) / likes;
  }
}

// Mean and deviation of the drawn papers become 0 and 1.
void Taste::settle() {
  std::vector<double> all;
  for (std::size_t i = 0; i < drawn_.size(); ++i) {
    all.push_back(standing(drawn_[i], features_.drawn()[i]));
  }
  if (all.size() < 2) return;
  double sum = 0;
  for (const double one : all) sum += one;
  const double mean = sum / static_cast<double>(all.size());
  double squares = 0;
  for (const double one : all) squares += (one - mean) * (one - mean);
  mean_ = mean;
  deviation_ = std::max(1e-9, std::sqrt(squares / static_cast<double>(all.size())));
}

double Taste::standing(std::int64_t paper, const Vector& vector) const {
  const auto own = own_part_.find(paper);
  const double raw = product(vector, weights_) - (own == own_part_.end() ? 0 : own->second);
  return (raw - mean_) / deviation_;
}

double Taste::latent_standing(std::int64_t paper) {
  return product(features_.latent_of(paper), weights_) / deviation_;
}

double Taste::chance(double standing) const {
  const double odds = std::log(parameters_.prior / (1 - parameters_.prior));
  return 100 / (1 + std::exp(offset_ - slope_ * standing - odds));
}

// Platt: Probabilistic Outputs for Support Vector Machines, 1999: a logistic curve between where
// the likes stand and where the drawn papers do, each kind counting half; drawn to the shipped one
// as by a few papers.
void Taste::calibrate() {
  struct Point {
    double at, target, weight;
  };
  constexpr double weight_of_shipped = 0.1;
  std::vector<Point> points;
  for (std::size_t i = 0; i < likes_.size(); ++i) {
    points.push_back(
        {standing(marks_.likes[i], likes_[i]), 1, 0.5 / static_cast<double>(likes_.size())});
  }
  for (std::size_t i = 0; i < drawn_.size(); ++i) {
    points.push_back(
        {standing(drawn_[i], features_.drawn()[i]), 0, 0.5 / static_cast<double>(drawn_.size())});
  }
  double slope = slope_;
  double offset = offset_;
  for (int round = 0; round < 20; ++round) {
    // Newton's step of two unknowns.
    double by_slope = weight_of_shipped * (slope - slope_);
    double by_offset = weight_of_shipped * (offset - offset_);
    double slope_slope = weight_of_shipped;
    double offset_offset = weight_of_shipped;
    double slope_offset = 0;
    for (const Point& point : points) {
      const double chance = 1 / (1 + std::exp(offset - slope * point.at));
      const double error = point.weight * (chance - point.target);
      const double curve = point.weight * chance * (1 - chance);
      by_slope += error * point.at;
      by_offset -= error;
      slope_slope += curve * point.at * point.at;
      offset_offset += curve;
      slope_offset -= curve * point.at;
    }
    const double determinant = slope_slope * offset_offset - slope_offset * slope_offset;
    slope -= (by_slope * offset_offset - by_offset * slope_offset) / determinant;
    offset -= (by_offset * slope_slope - by_slope * slope_offset) / determinant;
  }
  if (!(slope > 0.1 && slope < 20 && std::abs(offset) < 100)) return;
  slope_ = slope;
  offset_ = offset;
}

}  // namespace papers::recommend
