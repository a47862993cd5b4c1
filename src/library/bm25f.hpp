// BM25F (postings/formula.hpp) over the full-text index, computed inside FTS5 while it walks the
// matches, so that no row but the best ever leaves the engine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "postings/best_rows.hpp"
#include "postings/formula.hpp"

namespace papers::library {

class Database;
struct FtsTotals;

/// The columns of paper_fts, in the order of swapped_column() (fts_walk.hpp).
enum class FtsColumn { title, abstract, authors, keywords, variants };
inline constexpr std::size_t fts_columns = postings::columns;

struct Bm25f {
  /// The phrases of the MATCH expression in their order; those of one term stand together.
  struct Phrase {
    std::size_t term = 0;
    double weight = 1;   ///< of a variant against the exact form
    bool counts = true;  ///< false for phrases under NOT
  };
  struct Term {
    double papers = 1;  ///< that have it
    double count = 1;   ///< in the query
  };
  using Row = postings::Row;

  std::vector<Phrase> phrases;
  std::vector<Term> terms;
  std::array<double, fts_columns> weight{};
  std::array<double, fts_columns> length_norm{};  ///< BM25's b, by column
  double saturation = 1.2;                        ///< BM25's k1
  std::size_t keep = 0;                           ///< rows wanted
  /// Papers that may be in the answer, one bit each; nullptr: all.
  const std::vector<std::uint64_t>* allowed = nullptr;

  std::uint64_t total = 0;                    ///< rows that match and are allowed
  std::array<double, fts_columns> average{};  ///< words in each column, at least 1
  std::vector<Row> best;  ///< at most `keep`, best first; equal scores by newer row id
};

/// Walks every row that matches `expression` (FTS5 syntax) and fills total and best.
void rank_rows(Database& database, std::string_view expression, Bm25f& ranking);

/// The formula of a ranking in a library of such an index; sets its averages.
postings::Formula formula_of(Bm25f& ranking, const FtsTotals& totals);
/// What a term of the ranking weighs in it.
double weight_of(const Bm25f::Term& term, const postings::Formula& formula,
                 const FtsTotals& totals);

/// As rank_rows(), of papers from `first` on, added to `best` and to the ranking's total.
void rank_rows_from(Database& database, std::string_view expression, std::int64_t first,
                    Bm25f& ranking, postings::BestRows& best);

}  // namespace papers::library
