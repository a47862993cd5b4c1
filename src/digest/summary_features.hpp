// What speaks for a span as the one sentence about a paper: numbers that a linear model weighs.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "digest/summary_spans.hpp"

namespace papers::digest {

enum class Feature : std::size_t {
#define PAPERS_SUMMARY_FEATURE(name, weight) name,
#include "digest/summary_weights.def"
#undef PAPERS_SUMMARY_FEATURE
  count
};

class Features {
 public:
  double& operator[](Feature feature) { return values_[static_cast<std::size_t>(feature)]; }
  [[nodiscard]] const auto& values() const { return values_; }
  /// The weighted sum.
  [[nodiscard]] double score() const;

 private:
  std::array<double, static_cast<std::size_t>(Feature::count)> values_{};
};

/// An abstract as seen by the model; judges spans of its sentences. Refers to `sentences`.
class AbstractView {
 public:
  AbstractView(std::string_view title, const std::vector<Sentence>& sentences);
  [[nodiscard]] Features features(const Span& span) const;

 private:
  /// The statement that a sentence or span makes about the work itself.
  struct Claim {
    enum class Kind { none, offers, shows, other } kind = Kind::none;
    std::string_view verb;
    std::size_t words_before = 0;
  };
  using Stem = std::string_view;  ///< the start of a folded word, a view into the sentences

  static Claim claim_in(const Sentence& sentence, std::size_t first, std::size_t end);
  void add_position(const Span& span, Features& out) const;
  void add_claim(const Span& span, Features& out) const;
  void add_size(const Span& span, Features& out) const;
  void add_title(const std::vector<Stem>& stems, Features& out) const;
  void add_centrality(const std::vector<Stem>& stems, std::size_t sentence, Features& out) const;
  void add_wording(const Span& span, Features& out) const;

  const std::vector<Sentence>& sentences_;
  std::vector<text::Word> title_words_;
  std::vector<Stem> title_;
  std::unordered_set<Stem> title_set_, title_name_, title_description_;
  std::unordered_map<Stem, int> times_, sentences_with_;
  double norm_ = 1;
  std::size_t first_claim_, first_offer_;
};

}  // namespace papers::digest
