// Terms of papers: words and phrases of one to three words that stand in titles.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "trends/examples.hpp"
#include "trends/listed.hpp"
#include "trends/read_terms.hpp"

namespace papers::trends {

/// The terms that stand in a few papers and in the title of a fifth of them, without which the
/// prose of abstracts swamps every measure. What is part of a longer one and seldom alone is left
/// out, an acronym counts with its long form.
class Terms {
 public:
  /// Both outlive it.
  Terms(library::Library& library, const Papers& papers);

  /// One a term, in the same order from every build; without their texts and examples, which cost a
  /// look at a few papers each.
  [[nodiscard]] std::vector<Trend> trends(const Request& request) const;
  /// How the papers write the term of the trend at `place`, with its acronym.
  [[nodiscard]] std::string text(std::size_t place) const;
  /// Papers of the newer span that stand for it.
  [[nodiscard]] std::vector<std::int64_t> examples(std::size_t place, Examples& examples) const;

 private:
  using Node = PhraseTree::Node;
  struct Folded {
    Node acronym;
    Term both;
  };

  void fold_acronyms();
  void drop_parts();
  [[nodiscard]] const Term& all_of(Node node) const;  ///< with its acronym
  [[nodiscard]] std::size_t now_of(const Term& term) const;
  [[nodiscard]] std::vector<Node> parts_of(Node node) const;
  [[nodiscard]] std::string form_of(Node node) const;

  library::Database& database_;
  const Papers& papers_;
  ReadTerms read_;
  std::vector<bool> gone_;                   ///< by node: it counts with another, or is part of one
  std::unordered_map<Node, Folded> folded_;  ///< by node of the long form
  std::vector<Node> found_;                  ///< what is left
};

}  // namespace papers::trends
