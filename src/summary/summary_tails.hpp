// Where the rest of a sentence can be left off without a change of what it says.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "summary/summary_spans.hpp"

namespace papers::summary {

/// Judges the ends of spans that start at word `first` of a sentence. What is kept must be a whole
/// clause; the cut goes through no coordination ("both … and", "not only … but"), list, comparison
/// or negation.
class TailRules {
 public:
  TailRules(const Sentence& sentence, const SummaryWords& words, std::size_t first);

  /// Whether what starts at word `at` can be left off.
  [[nodiscard]] bool may_leave_off(std::size_t at);

 private:
  /// What the words before one have begun and not ended: bits.
  using Open = unsigned;

  [[nodiscard]] std::string_view word(std::size_t at) const;
  [[nodiscard]] bool is(std::uint32_t role, std::size_t at) const;
  [[nodiscard]] std::size_t clause_end(std::size_t first) const;
  [[nodiscard]] std::size_t after_verb(std::size_t from) const;
  void find_open();
  [[nodiscard]] bool looks_like_tail(std::size_t at) const;
  [[nodiscard]] bool starts_tail(std::size_t at) const;
  [[nodiscard]] bool announces(std::size_t at) const;
  [[nodiscard]] bool starts_after_blank(std::size_t at) const;
  [[nodiscard]] bool claims_to_be_first(std::size_t at) const;
  [[nodiscard]] bool starts_pair(std::size_t at) const;
  [[nodiscard]] bool points_back(std::size_t at) const;
  [[nodiscard]] bool is_last_parenthesis(std::size_t at) const;
  [[nodiscard]] bool is_bound(std::size_t at) const;
  [[nodiscard]] bool is_capital(std::size_t at) const;
  [[nodiscard]] bool splits_list(std::size_t at) const;
  [[nodiscard]] bool splits_comparison(std::size_t at) const;
  [[nodiscard]] bool splits_finding(std::size_t at) const;

  const Sentence& sentence_;
  const SummaryWords& words_;
  std::size_t first_;
  std::size_t whole_from_;  ///< the first word that need not be kept for a whole clause
  std::vector<Open> open_;  ///< by word, from first_
};

}  // namespace papers::summary
