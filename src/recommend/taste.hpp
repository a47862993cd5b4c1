// What a reader's marks say about papers: a weight for every feature, and how far a paper must
// stand out to be one that they would star.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "library/library.hpp"
#include "recommend/features.hpp"

namespace papers::recommend {

/// Row ids; a paper is in one of them at most.
struct Marks {
  std::vector<std::int64_t> likes, dislikes;
  bool operator==(const Marks&) const = default;
};

/// What is tagged star and dismiss.
Marks marks_of(library::Library& library);

class Taste {
 public:
  /// Learns from at least one like. Time grows with the marks, not with the library.
  Taste(library::Library& library, const Marks& marks, const Parameters& parameters = {});

  /// How far a paper stands out of those drawn from the library, in their standard deviations, as
  /// if it had not been among them.
  double standing(std::int64_t paper, const Vector& vector) const;
  /// What the latent part of a paper adds to its standing.
  double latent_standing(std::int64_t paper);

  /// Of 100 papers with this standing, how many would be starred, where one in ten of those looked
  /// through is.
  [[nodiscard]] double chance(double standing) const;

  Features& features() { return features_; }
  [[nodiscard]] const std::vector<double>& weights() const { return weights_; }
  [[nodiscard]] const Marks& marks() const { return marks_; }
  /// Of the likes, in their order.
  [[nodiscard]] const std::vector<Vector>& likes() const { return likes_; }

 private:
  std::vector<double> by_formula(const std::vector<Vector>& dislikes);
  void learn_machine(const std::vector<Vector>& dislikes);
  void settle();
  void calibrate();

  Parameters parameters_;
  Marks marks_;
  std::vector<std::int64_t> drawn_;
  Features features_;
  std::vector<Vector> likes_;
  std::vector<double> weights_;
  std::unordered_map<std::int64_t, double> own_part_;  ///< of papers it was learned from
  double mean_ = 0, deviation_ = 1;                    ///< of the drawn papers
  double slope_ = 1, offset_ = 0;                      ///< of the calibration
};

}  // namespace papers::recommend
