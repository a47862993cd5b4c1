#include "library/bm25f.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <utility>

#include "library/fts_walk.hpp"
#include "library/sqlite.hpp"
#include "library/sqlite_error.hpp"

namespace papers::library {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// What `xColumnSize` tells of papers in ascending order, at a third of its price where they stand
/// close together.
class RowLengths {
 public:
  explicit RowLengths(Database& database) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(database.handle(), "SELECT id, sz FROM paper_fts_docsize WHERE id >= ?1",
                           -1, &statement, nullptr);
    rows_.reset(statement);
    if (code != SQLITE_OK) raise(database.handle(), code, database.file());
  }

  /// None for a paper that has no row. Called by SQLite, it throws std::bad_alloc only.
  std::array<std::uint64_t, fts_columns> of(std::int64_t paper) {
    constexpr std::int64_t near = 8;  // a look-up costs as much as some steps
    if (!at_row_ || paper > row_ + near) {
      sqlite3_reset(rows_.get());
      sqlite3_bind_int64(rows_.get(), 1, paper);
      step();
    }
    while (at_row_ && row_ < paper) step();
    if (!at_row_ || row_ != paper) return {};
    const void* const bytes = sqlite3_column_blob(rows_.get(), 1);
    const int size = sqlite3_column_bytes(rows_.get(), 1);
    if (bytes == nullptr) return {};
    return column_sizes({static_cast<const char*>(bytes), static_cast<std::size_t>(size)});
  }

 private:
  void step() {
    const int code = sqlite3_step(rows_.get());
    if ((code & 0xff) == SQLITE_NOMEM) throw std::bad_alloc();
    at_row_ = code == SQLITE_ROW;
    if (at_row_) row_ = sqlite3_column_int64(rows_.get(), 0);
  }

  std::unique_ptr<sqlite3_stmt, Finalize> rows_;
  bool at_row_ = false;
  std::int64_t row_ = 0;
};

/// The state of one walk.
class RankingWalk : public FtsVisitor {
 public:
  RankingWalk(Database& database, Bm25f& ranking, postings::BestRows& best)
      : ranking_(ranking), best_(best), row_lengths_(database) {}

  void row(const Fts5ExtensionApi* api, Fts5Context* context) override {
    const std::int64_t paper = api->xRowid(context);
    if (!allowed(paper)) return;
    ++ranking_.total;
    if (!formula_) start(api, context);
    if (best_.wanted() == 0) return;
    count_terms(api, context);
    // Lengths cost a look-up in another table; most rows can be ruled out by what the positions
    // say about the least length already.
    if (!best_.takes(score(shortest_))) return;
    const auto sizes = row_lengths_.of(paper);
    std::array<int, fts_columns> lengths{};
    for (std::size_t column = 0; column < fts_columns; ++column) {
      if (ranking_.length_norm[column] != 0) lengths[column] = static_cast<int>(sizes[column]);
    }
    best_.offer({paper, score(lengths), found_.size()});
  }

 private:
  /// A phrase of a term that stands in the row.
  struct Phrase {
    double weight;
    postings::Counts count;
  };
  struct Found {
    std::size_t term;
    std::size_t phrases_end;  ///< in phrases_
  };

  [[nodiscard]] bool allowed(std::int64_t paper) const {
    if (ranking_.allowed == nullptr) return true;
    const auto word = static_cast<std::size_t>(paper) / 64;
    return word < ranking_.allowed->size() &&
           (((*ranking_.allowed)[word] >> (static_cast<std::size_t>(paper) % 64)) & 1U) != 0;
  }

  void start(const Fts5ExtensionApi* api, Fts5Context* context) {
    FtsTotals totals;
    sqlite3_int64 number = 0;
    api->xRowCount(context, &number);
    totals.rows = static_cast<std::uint64_t>(number);
    for (std::size_t column = 0; column < fts_columns; ++column) {
      api->xColumnTotalSize(context, static_cast<int>(swapped_column(column)), &number);
      totals.words[column] = static_cast<std::uint64_t>(number);
    }
    formula_ = formula_of(ranking_, totals);
    for (const Bm25f::Term& term : ranking_.terms) {
      term_weight_.push_back(weight_of(term, *formula_, totals));
    }
  }

  void count_terms(const Fts5ExtensionApi* api, Fts5Context* context) {
    found_.clear();
    phrases_.clear();
    shortest_.fill(0);
    for (std::size_t i = 0; i < ranking_.phrases.size(); ++i) {
      const Bm25f::Phrase& phrase = ranking_.phrases[i];
      if (!phrase.counts) continue;
      Fts5PhraseIter at;
      int column = 0;
      int offset = 0;
      if (api->xPhraseFirst(context, static_cast<int>(i), &at, &column, &offset) != SQLITE_OK) {
        continue;
      }
      if (column < 0) continue;
      if (found_.empty() || found_.back().term != phrase.term) found_.push_back({phrase.term, 0});
      phrases_.push_back({phrase.weight, {}});
      found_.back().phrases_end = phrases_.size();
      for (; column >= 0; api->xPhraseNext(context, &at, &column, &offset)) {
        const std::size_t c = swapped_column(static_cast<std::size_t>(column));
        ++phrases_.back().count[c];
        shortest_[c] = std::max(shortest_[c], offset + 1);
      }
    }
  }

  [[nodiscard]] double score(const std::array<int, fts_columns>& lengths) const {
    std::array<double, fts_columns> factor{};
    for (std::size_t column = 0; column < fts_columns; ++column) {
      factor[column] = formula_->factor(column, lengths[column]);
    }
    double sum = 0;
    std::size_t at = 0;
    for (const Found& found : found_) {
      double count = 0;
      for (; at < found.phrases_end; ++at) {
        double counted = 0;
        for (std::size_t column = 0; column < fts_columns; ++column) {
          counted += phrases_[at].count[column] * factor[column];
        }
        count += phrases_[at].weight * counted;
      }
      sum += term_weight_[found.term] * formula_->saturated(count);
    }
    return sum;
  }

  Bm25f& ranking_;
  postings::BestRows& best_;
  RowLengths row_lengths_;
  std::optional<postings::Formula> formula_;  ///< from the first row on
  std::vector<double> term_weight_;
  std::vector<Found> found_;
  std::vector<Phrase> phrases_;
  std::array<int, fts_columns> shortest_{};  ///< each column has at least so many words
};

double papers_of(const FtsTotals& totals) {
  return static_cast<double>(std::max<std::uint64_t>(totals.rows, 1));
}

}  // namespace

postings::Formula formula_of(Bm25f& ranking, const FtsTotals& totals) {
  for (std::size_t column = 0; column < fts_columns; ++column) {
    ranking.average[column] =
        std::max(1.0, static_cast<double>(totals.words[column]) / papers_of(totals));
  }
  return {ranking.weight, ranking.length_norm, ranking.average, ranking.saturation};
}

double weight_of(const Bm25f::Term& term, const postings::Formula& formula,
                 const FtsTotals& totals) {
  return formula.term_weight(term.papers, papers_of(totals), term.count);
}

void rank_rows_from(Database& database, std::string_view expression, std::int64_t first,
                    Bm25f& ranking, postings::BestRows& best) {
  RankingWalk walk(database, ranking, best);
  walk_matches(database, expression, {.first = first}, walk);
}

void rank_rows(Database& database, std::string_view expression, Bm25f& ranking) {
  ranking.total = 0;
  ranking.average.fill(1);
  postings::BestRows best(ranking.keep);
  rank_rows_from(database, expression, 0, ranking, best);
  ranking.best = std::move(best).sorted();
}

}  // namespace papers::library
