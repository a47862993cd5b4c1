// What speaks for a span as the one sentence about a paper: numbers that a linear model weighs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "digest/summary_spans.hpp"
#include "digest/summary_words.hpp"

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

/// An abstract as seen by the model; judges spans of its sentences. Refers to `sentences` and to
/// `words`, which serve one view at a time.
class AbstractView {
 public:
  AbstractView(std::string_view title, const std::vector<Sentence>& sentences, SummaryWords& words);
  [[nodiscard]] Features features(const Span& span) const;

 private:
  /// The statement that a sentence or span makes about the work itself.
  struct Claim {
    enum class Kind { none, offers, shows, other } kind = Kind::none;
    std::string_view verb;
    std::size_t words_before = 0;
  };
  using Stem = SummaryWords::Stem;

  /// The stems of a span, in its order and each once.
  struct SpanStems {
    std::vector<Stem> all, distinct;
  };

  void read_title(std::string_view title);
  void count_stems();
  [[nodiscard]] SpanStems stems_in(const Span& span) const;
  static Claim claim_in(const Sentence& sentence, std::size_t first, std::size_t end);
  void add_position(const Span& span, Features& out) const;
  void add_claim(const Span& span, Features& out) const;
  void add_size(const Span& span, Features& out) const;
  void add_title(const SpanStems& stems, Features& out) const;
  void add_centrality(const SpanStems& stems, Features& out) const;
  void add_wording(const Span& span, Features& out) const;

  const std::vector<Sentence>& sentences_;
  SummaryWords& words_;
  std::vector<std::vector<SummaryWords::Word>> seen_;  ///< by sentence: spans overlap
  std::vector<Stem> title_;
  std::size_t in_title_ = 0, in_name_ = 0, in_description_ = 0;  ///< different stems there
  double norm_ = 1;
  std::size_t first_claim_, first_offer_;
};

}  // namespace papers::digest
