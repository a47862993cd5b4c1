// The first stage: which papers match, and the best of them by BM25F.
#pragma once

#include <optional>
#include <vector>

#include "library/bm25f.hpp"
#include "search/expression.hpp"
#include "search/id_set.hpp"
#include "search/matcher.hpp"
#include "search/plan.hpp"
#include "search/sieve.hpp"
#include "search/vocabulary.hpp"
#include "search/weights.hpp"

namespace papers::search {

/// A plan's root taken apart: what FTS5 matches and scores in one walk, and what narrows it.
struct Split {
  std::vector<std::size_t> words;   ///< terms outside every NOT
  std::vector<std::size_t> some;    ///< those, and parts of compounds: one is enough for --any
  Expression expression;            ///< empty: `rest` says it all
  std::vector<const Clause*> rest;  ///< clauses that must hold besides
  bool scattered = false;           ///< words stand in `rest` too: score by any of `words`
};
Split split(const Plan& plan, const Clause& root);

/// What narrows candidates beside the words that find them.
struct Narrowing {
  std::optional<IdSet> allowed;  ///< nullopt: all papers
  Sieve sieve;                   ///< for what would take reading texts to put into `allowed`
};

/// Ranks what `expression` finds and `narrowing` leaves, `keep` rows of it. Where texts decide,
/// `total` counts these.
library::Bm25f ranked(Vocabulary& vocabulary, const Plan& plan, const Expression& expression,
                      Narrowing& narrowing, std::size_t keep, const Weights& weights);

/// True for a row of words and nothing else, but for conditions that filter.
bool only_words(const Clause& root);

/// The clauses that exclude or state facts at the top of `root`: what still holds when the words
/// are OR-ed.
std::vector<const Clause*> conditions(const Clause& root);

/// The plain words at the top of `root`, as terms, and everything else there: what a paper may lack
/// and still be shown, and what holds all the same.
std::vector<std::size_t> plain_terms(const Plan& plan, const Clause& root);
std::vector<const Clause*> held(const Plan& plan, const Clause& root);

/// Whether some plain word is a compound: only then does OR-ing the words bring in their parts.
bool has_compound(const Plan& plan);

/// A clause that holds for papers with any of `terms`.
Clause any_term(const std::vector<std::size_t>& terms);

/// Those among them that only state facts, or exclude by them: what an option can add.
std::vector<const Clause*> facts(const Clause& root);

}  // namespace papers::search
