// The terms of papers' titles, and which papers have them in title or abstract.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "library/sqlite.hpp"
#include "trends/listed.hpp"
#include "trends/phrase_tree.hpp"

namespace papers::trends {

/// A paper that has a term, and where it says it first.
struct Mention {
  std::uint32_t at = 0;     ///< the paper's place in Papers::listed
  std::uint32_t first = 0;  ///< word of its abstract, else of its title
  bool in_title = false;
};

struct Term {
  std::vector<std::uint32_t> titles;  ///< places in Papers::listed with it in the title, ascending
  std::vector<Mention> mentions;      ///< of papers with it in title or abstract, ascending
};

struct ReadTerms {
  PhraseTree tree;
  std::vector<Term> terms;  ///< by node; without titles: only the beginning of a term
  /// Acronyms with the long forms that two papers introduce them by, both terms. An acronym once.
  std::vector<std::pair<PhraseTree::Node, PhraseTree::Node>> acronyms;
};

/// Reads titles, then abstracts for what stands in a few titles. What turns out to be prose, as it
/// stands in far more abstracts than titles, is given up.
ReadTerms read_terms(library::Database& database, const Papers& papers);

}  // namespace papers::trends
