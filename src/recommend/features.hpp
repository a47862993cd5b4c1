// Papers as sparse vectors: their stems, pairs of stems side by side, their place in the latent
// space, their topics. Each of the four has a share of the length, so that a product of two vectors
// is a weighted mean of cosines and every part of it has a name.
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
  /// How rare a feature is, is counted among `drawn`, so that a paper's vector does not depend on
  /// what else is asked for. Pairs are features when one of `marked` has them: others could say
  /// nothing of a paper, and there are many times more of them than of stems. `database` outlives
  /// it.
  Features(library::Database& database, std::span<const std::int64_t> drawn,
           std::span<const std::int64_t> marked, const Parameters& parameters);

  /// The vectors of the drawn papers, in their order.
  [[nodiscard]] const std::vector<Vector>& drawn() const { return drawn_; }

  /// Empty for a paper without words, place and topics, and for no paper.
  Vector of(std::int64_t paper);
  /// Its part in the latent space alone, which costs no reading of texts.
  Vector latent_of(std::int64_t paper);

  /// The number of a stem's feature; StringTable::none when no vector has it.
  [[nodiscard]] std::uint32_t of_stem(std::string_view stem) const;
  [[nodiscard]] bool is_stem(std::uint32_t feature) const { return feature >= first_stem_; }
  /// That of two stems side by side, by their features; StringTable::none when no marked paper has
  /// it.
  [[nodiscard]] std::uint32_t of_pair(std::uint32_t first, std::uint32_t second) const;
  /// Whether it stands in the titles of two papers, and of many of the drawn papers that have it,
  /// as what papers are about does and the prose of abstracts does not. `more_titles`: of others
  /// than the drawn papers.
  [[nodiscard]] bool is_concept(std::uint32_t feature, std::uint32_t more_titles) const;
  /// Of the titles of drawn papers with the stem, the share in which no further word of a name
  /// follows it: much for what is named ("manipulation"), little for what needs a name to go with
  /// it ("hybrid").
  [[nodiscard]] double ends_names(std::uint32_t feature) const;
  /// Of the drawn papers, those that have it.
  [[nodiscard]] double share(std::uint32_t feature) const;
  /// The square root of ln(papers / those that have it).
  [[nodiscard]] double rarity(std::uint32_t feature) const;
  /// A topic's feature.
  [[nodiscard]] std::uint32_t of_topic(std::int64_t topic) const;
  /// A topic's name; empty for other features.
  [[nodiscard]] std::string_view topic_name(std::uint32_t feature) const;
  [[nodiscard]] bool has_space() const { return space_.exists(); }

 private:
  struct PairCount {
    std::uint32_t pair = 0;  ///< by pair_at_
    std::uint32_t count = 0;
  };
  /// A paper as it was counted.
  struct Counts {
    std::vector<latent::StemCount> stems;
    std::vector<std::uint32_t> topics;  ///< by place in topics_
    latent::Vector place;
    std::vector<PairCount> pairs;  ///< those that are features
    std::uint32_t all_pairs = 0;   ///< how often it has any
  };
  const std::vector<latent::StemCount>* stems_of(std::int64_t paper);
  void learn_pairs(std::int64_t paper);
  bool read(std::int64_t paper, Counts& out);
  void count_pairs(Counts& out);
  void count_title(std::int64_t paper);
  void count(const Counts& counts);
  [[nodiscard]] Vector vector_of(const Counts& counts);

  library::Database& database_;
  latent::Space space_;
  latent::Stems stems_;
  std::vector<std::string> topics_;  ///< names
  std::unordered_map<std::int64_t, std::uint32_t> topic_at_;
  std::unordered_map<std::uint64_t, std::uint32_t> pair_at_;  ///< by both stems
  std::vector<std::uint32_t> pair_place_;  ///< by pair: one more than its place; 0: not counted
  std::uint32_t first_pair_ = 0, first_stem_ = 0;  ///< numbers of features
  std::vector<std::uint32_t> having_;              ///< drawn papers that have the feature
  std::vector<std::uint32_t> titled_;              ///< drawn papers that have it in their title
  std::vector<std::uint32_t> followed_;  ///< of these, those where a name goes on after it
  std::vector<double> rarity_;           ///< by feature, as far as it was asked for; 0: not yet
  std::vector<Vector> drawn_;
  std::uint64_t drawn_papers_ = 0;
  Parameters parameters_;
};

}  // namespace papers::recommend
