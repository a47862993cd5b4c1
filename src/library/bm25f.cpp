#include "library/bm25f.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <string>

#include "base/error.hpp"
#include "library/sqlite.hpp"
#include "library/sqlite_error.hpp"

namespace papers::library {
namespace {

constexpr const char* walk_pointer_type = "papers_bm25f";

bool better(const Bm25f::Row& a, const Bm25f::Row& b) {
  return a.score != b.score ? a.score > b.score : a.paper > b.paper;
}

// What one column says about one term of the row at hand.
struct Occurrences {
  double count = 0;  // weighted by form
  int shortest = 0;  // the column has at least this many tokens
};

/// The state of one rank_rows call.
class Walk {
 public:
  explicit Walk(Bm25f& ranking) : ranking_(ranking) {}

  void row(const Fts5ExtensionApi* api, Fts5Context* context) {
    const std::int64_t paper = api->xRowid(context);
    if (!allowed(paper)) return;
    if (ranking_.total++ == 0) start(api, context);
    if (ranking_.keep == 0) return;
    count_terms(api, context);
    // Lengths cost a look-up in another table; most rows can be ruled out by what the positions
    // say about the least length already.
    if (full() && !better({paper, score(shortest_), 0}, ranking_.best.front())) return;
    std::array<int, fts_columns> lengths{};
    for (std::size_t column = 0; column < fts_columns; ++column) {
      if (ranking_.length_norm[column] == 0) continue;
      api->xColumnSize(context, static_cast<int>(column), &lengths[column]);
    }
    keep({paper, score(lengths), found_.size()});
  }

 private:
  struct Found {
    std::size_t term;
    std::array<double, fts_columns> count;
  };

  [[nodiscard]] bool allowed(std::int64_t paper) const {
    if (ranking_.allowed == nullptr) return true;
    const auto word = static_cast<std::size_t>(paper) / 64;
    return word < ranking_.allowed->size() &&
           (((*ranking_.allowed)[word] >> (static_cast<std::size_t>(paper) % 64)) & 1U) != 0;
  }

  void start(const Fts5ExtensionApi* api, Fts5Context* context) {
    sqlite3_int64 rows = 1;
    api->xRowCount(context, &rows);
    const auto papers = static_cast<double>(std::max<sqlite3_int64>(rows, 1));
    for (std::size_t column = 0; column < fts_columns; ++column) {
      sqlite3_int64 tokens = 0;
      api->xColumnTotalSize(context, static_cast<int>(column), &tokens);
      ranking_.average[column] = std::max(1.0, static_cast<double>(tokens) / papers);
    }
    for (const Bm25f::Term& term : ranking_.terms) {
      const double having = std::min(std::max(term.papers, 1.0), papers);
      const double rarity = std::log1p((papers - having + 0.5) / (having + 0.5));
      term_weight_.push_back(term.count * rarity * (ranking_.saturation + 1));
    }
  }

  void count_terms(const Fts5ExtensionApi* api, Fts5Context* context) {
    found_.clear();
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
      if (found_.empty() || found_.back().term != phrase.term) {
        found_.push_back({phrase.term, {}});
      }
      for (; column >= 0; api->xPhraseNext(context, &at, &column, &offset)) {
        const auto c = static_cast<std::size_t>(column);
        found_.back().count[c] += phrase.weight;
        shortest_[c] = std::max(shortest_[c], offset + 1);
      }
    }
  }

  [[nodiscard]] double score(const std::array<int, fts_columns>& lengths) const {
    std::array<double, fts_columns> factor{};
    for (std::size_t column = 0; column < fts_columns; ++column) {
      const double norm = ranking_.length_norm[column];
      factor[column] =
          ranking_.weight[column] / (1 - norm + norm * lengths[column] / ranking_.average[column]);
    }
    double sum = 0;
    for (const Found& found : found_) {
      double count = 0;
      for (std::size_t column = 0; column < fts_columns; ++column) {
        count += found.count[column] * factor[column];
      }
      sum += term_weight_[found.term] * count / (count + ranking_.saturation);
    }
    return sum;
  }

  [[nodiscard]] bool full() const { return ranking_.best.size() >= ranking_.keep; }

  // A heap with the worst kept row in front.
  void keep(const Bm25f::Row& row) {
    auto& best = ranking_.best;
    if (!full()) {
      best.push_back(row);
      std::push_heap(best.begin(), best.end(), better);
    } else if (better(row, best.front())) {
      std::pop_heap(best.begin(), best.end(), better);
      best.back() = row;
      std::push_heap(best.begin(), best.end(), better);
    }
  }

  Bm25f& ranking_;
  std::vector<double> term_weight_;
  std::vector<Found> found_;
  std::array<int, fts_columns> shortest_{};
};

void rank_row(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int count,
              sqlite3_value** values) {
  auto* walk = count == 1 ? static_cast<Walk*>(sqlite3_value_pointer(values[0], walk_pointer_type))
                          : nullptr;
  if (walk == nullptr) {
    sqlite3_result_error(result, "papers_bm25f is not for use in SQL", -1);
    return;
  }
  try {
    walk->row(api, context);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(result);
    return;
  }
  sqlite3_result_int(result, 0);
}

void require_memory(int code) {
  if ((code & 0xff) == SQLITE_NOMEM) throw Error("out of memory");
}

/// nullptr: this SQLite was built without it.
fts5_api* find_fts5(sqlite3* connection) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    code = sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  require_memory(code);
  return api;
}

}  // namespace

void register_bm25f(sqlite3* connection) {
  fts5_api* api = find_fts5(connection);
  if (api == nullptr) throw Error("this build of SQLite has no FTS5");
  require_memory(api->xCreateFunction(api, walk_pointer_type, nullptr, rank_row, nullptr));
}

void rank_rows(Database& database, std::string_view expression, Bm25f& ranking) {
  ranking.total = 0;
  ranking.best.clear();
  ranking.average.fill(1);
  Walk walk(ranking);
  sqlite3_stmt* statement = nullptr;
  constexpr std::string_view sql =
      "SELECT 1 FROM paper_fts WHERE paper_fts MATCH ?1 AND papers_bm25f(paper_fts, ?2)";
  int status = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                  &statement, nullptr);
  if (status == SQLITE_OK) {
    sqlite3_bind_text(statement, 1, expression.data(), static_cast<int>(expression.size()),
                      SQLITE_STATIC);
    sqlite3_bind_pointer(statement, 2, &walk, walk_pointer_type, nullptr);
    do status = sqlite3_step(statement);
    while (status == SQLITE_ROW);
  }
  sqlite3_finalize(statement);  // which leaves the words of the failure to the connection
  if (status != SQLITE_DONE) raise(database.handle(), status, database.file());
  std::sort(ranking.best.begin(), ranking.best.end(), better);
}

}  // namespace papers::library
