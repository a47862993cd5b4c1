// What speaks for a span as the one sentence about a paper: numbers that a linear model weighs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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
  /// A number for the start of a folded word: spans compare and count many.
  using Stem = std::uint32_t;
  static constexpr Stem no_stem = 0;  ///< of a function word

  /// A word as spans see it; worked out once, since spans overlap.
  struct SeenWord {
    Stem stem = no_stem;
    unsigned wording = 0;
  };

  Stem number_of(const text::Word& word);
  [[nodiscard]] std::vector<Stem> stems_in(const Span& span) const;
  static Claim claim_in(const Sentence& sentence, std::size_t first, std::size_t end);
  void add_position(const Span& span, Features& out) const;
  void add_claim(const Span& span, Features& out) const;
  void add_size(const Span& span, Features& out) const;
  void add_title(const std::vector<Stem>& stems, Features& out) const;
  void add_centrality(const std::vector<Stem>& stems, std::size_t sentence, Features& out) const;
  void add_wording(const Span& span, Features& out) const;

  const std::vector<Sentence>& sentences_;
  std::vector<std::vector<SeenWord>> seen_;  ///< by sentence
  std::vector<text::Word> title_words_;
  std::unordered_map<std::string_view, Stem> numbers_;  ///< views into the words
  std::vector<Stem> title_;
  std::unordered_set<Stem> title_set_, title_name_, title_description_;
  std::vector<int> times_, sentences_with_;  ///< by stem
  double norm_ = 1;
  std::size_t first_claim_, first_offer_;
};

}  // namespace papers::digest
