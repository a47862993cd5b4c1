// BM25F over the full-text index, computed inside FTS5 while it walks the matches, so that no row
// but the best ever leaves the engine.
//
// Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section
// 3.5: a term's counts are added over the fields, each divided by its own length norm and weighted,
// before the sum saturates.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

struct sqlite3;

namespace papers::library {

class Database;

/// The columns of paper_fts, in their order.
enum class FtsColumn { title, abstract, authors, keywords, variants };
inline constexpr std::size_t fts_columns = 5;

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
  struct Row {
    std::int64_t paper = 0;
    double score = 0;
    std::size_t terms = 0;  ///< how many of the terms it has
  };

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

/// Makes the auxiliary function known to a connection; for Database, once.
void register_bm25f(sqlite3* connection);

}  // namespace papers::library
