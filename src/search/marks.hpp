// Where the words of a query stand in a text, and the passage that shows them best.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "search/plan.hpp"
#include "text/word_finder.hpp"

namespace papers::search {

struct Mark {
  std::size_t first = 0, last = 0;  ///< bytes
  std::size_t term = 0;
};

/// Finds the terms of a plan in texts. Outlived by the plan.
class Marker {
 public:
  enum class Parts { left_out, marked };  ///< words that are a part of a compound (Term::part)
  Marker(const Plan& plan, Parts parts);

  /// In order, not overlapping.
  [[nodiscard]] std::vector<Mark> marks(std::string_view text, unsigned column) const;

 private:
  struct Pattern {
    std::vector<std::string> words;  ///< stems, or the words themselves when exact
    std::size_t term;
    bool exact, prefix;
    unsigned columns;
  };
  void add(const Term& term, const Form& form, std::size_t index);
  void mark_symbols(std::string_view text, std::vector<Mark>& out) const;

  std::vector<Pattern> patterns_;
  text::FirstBytes starts_;  ///< of their words: others need no look
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_;  ///< word or stem
  std::vector<std::size_t> prefixes_;  ///< patterns of one word that is the start of one
  std::unordered_map<std::string, std::size_t> names_;            ///< forms of the variants column
  std::vector<std::pair<std::string, std::size_t>> name_starts_;  ///< … that only begin so
};

/// `text` with match_begin and match_end round its marks.
std::string with_marks(std::string_view text, const std::vector<Mark>& marks);

/// The passage of at most about 240 characters that has the weightiest terms (`weight` by term),
/// with marks and an ellipsis where it was cut; whole words, from a sentence's start where that
/// costs no match. The beginning when nothing is marked.
std::string best_passage(std::string_view text, const std::vector<Mark>& marks,
                         const std::vector<double>& weight);

}  // namespace papers::search
