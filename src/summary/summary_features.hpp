// What speaks for a span as the one sentence about a paper: numbers that a linear model weighs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "summary/summary_role.hpp"
#include "summary/summary_spans.hpp"
#include "summary/summary_words.hpp"

namespace papers::summary {

enum class Feature : std::size_t {
#define PAPERS_SUMMARY_FEATURE(name, weight) name,
#include "summary/summary_weights.def"
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

/// An abstract as seen by the model; judges spans of its sentences. A view into `abstract`; `words`
/// serve one view at a time.
class AbstractView {
 public:
  AbstractView(std::string_view title, std::string_view abstract, SummaryWords& words);
  [[nodiscard]] const std::vector<Sentence>& sentences() const { return sentences_; }
  [[nodiscard]] Features features(const Span& span);
  [[nodiscard]] Role role(const Span& span);

 private:
  /// The stems of a span: how many, how often they occur elsewhere, what they share with the title.
  struct Stems {
    std::size_t all = 0, distinct = 0;
    double weight = 0, distinct_weight = 0;
    std::size_t elsewhere = 0;
    std::size_t in_title = 0, in_name = 0, in_description = 0, recurring = 0;
    std::size_t title_pairs = 0, title_sequence = 0;
  };

  void read_title(std::string_view title);
  void count_stems();
  [[nodiscard]] bool starts_with_name(const Sentence& sentence, std::size_t first);
  [[nodiscard]] bool has_title_name(const Sentence& sentence, std::size_t first, std::size_t end);
  [[nodiscard]] bool offers_another(const Span& span);
  [[nodiscard]] Stems stems_in(const Span& span);
  void add_position(const Span& span, Features& out) const;
  void add_claim(const Span& span, Features& out) const;
  void add_size(const Span& span, Features& out) const;
  void add_title(const Stems& stems, Features& out) const;
  void add_centrality(const Stems& stems, Features& out) const;
  void add_wording(const Span& span, Features& out) const;

  SummaryWords& words_;
  std::vector<Sentence> sentences_;
  std::size_t title_size_ = 0;     ///< stems
  std::uint64_t name_ = 0;         ///< which of them stand before a colon: bits
  std::uint64_t description_ = 0;  ///< and after it
  std::size_t in_title_ = 0, in_name_ = 0, in_description_ = 0;  ///< different stems there
  bool offers_name_ = false;  ///< a sentence offers "Foo2" of the title "Foo2: …"
  double norm_ = 1;
  std::size_t first_claim_, first_offer_;
  std::uint32_t span_ = 0;  ///< the number of the one in hand
};

}  // namespace papers::summary
