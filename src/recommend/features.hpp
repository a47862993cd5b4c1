// Papers as sparse vectors: their stems, their place in the latent space, their topics. Each of the
// three has a fixed share of the length, so that a product of two vectors is a weighted mean of
// cosines and every part of it has a name.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "latent/space.hpp"
#include "latent/stems.hpp"
#include "library/sqlite.hpp"
#include "recommend/parameters.hpp"

namespace papers::recommend {

struct Feature {
  std::uint32_t number = 0;
  double value = 0;
};
using Vector = std::vector<Feature>;

/// Product with a dense vector; features past its end count 0.
double product(const Vector& vector, std::span<const double> dense);
double square(const Vector& vector);
void add_to(std::vector<double>& dense, const Vector& vector, double factor);

class Features {
 public:
  /// How rare a stem or topic is, is counted among `drawn`, so that a paper's vector does not
  /// depend on what else is asked for. `database` outlives it.
  Features(library::Database& database, std::span<const std::int64_t> drawn,
           const Parameters& parameters);

  /// The vectors of the drawn papers, in their order.
  [[nodiscard]] const std::vector<Vector>& drawn() const { return drawn_; }

  /// Empty for a paper without words, place and topics, and for no paper.
  Vector of(std::int64_t paper);
  /// Its part in the latent space alone, which costs no reading of texts.
  Vector latent_of(std::int64_t paper);

  /// The number of a stem's feature; StringTable::none when no vector has it.
  [[nodiscard]] std::uint32_t of_stem(std::string_view stem) const;
  /// Whether it stands in the titles of many of the drawn papers that have it, as what papers are
  /// about does and the prose of abstracts does not. `more`: papers beside those with it in their
  /// title.
  [[nodiscard]] bool is_concept(std::uint32_t feature, std::uint32_t more_titles) const;
  /// The square root of ln(papers / those that have it).
  [[nodiscard]] double rarity(std::uint32_t feature) const;
  /// A topic's name; empty for other features.
  [[nodiscard]] std::string_view topic_name(std::uint32_t feature) const;
  [[nodiscard]] bool has_space() const { return space_.exists(); }

 private:
  /// A paper as it was counted.
  struct Counts {
    std::vector<latent::StemCount> stems;
    std::vector<std::uint32_t> topics;  ///< by place in topics_
    latent::Vector place;
  };
  bool read(std::int64_t paper, Counts& out);
  void count_title(std::int64_t paper);
  void count(const Counts& counts);
  [[nodiscard]] Vector vector_of(const Counts& counts);

  library::Database& database_;
  latent::Space space_;
  latent::Stems stems_;
  std::vector<std::string> topics_;  ///< names
  std::unordered_map<std::int64_t, std::uint32_t> topic_at_;
  std::vector<std::uint32_t> having_;  ///< drawn papers that have the feature
  std::vector<std::uint32_t> titled_;  ///< drawn papers that have it in their title
  std::vector<double> rarity_;         ///< by feature, as far as it was asked for; 0: not yet
  std::vector<Vector> drawn_;
  std::uint64_t drawn_papers_ = 0;
  Parameters parameters_;
};

}  // namespace papers::recommend
