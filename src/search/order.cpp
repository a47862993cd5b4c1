#include "search/order.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace papers::search {
namespace {

// A number of some papers, by paper; an absent one is larger than any.
class Numbers {
 public:
  void set(std::int64_t paper, std::int64_t number) {
    if (rows_.empty() || rows_.back().paper != paper) rows_.push_back({paper, number});
    rows_.back().number = number;
  }
  static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::max();
  [[nodiscard]] std::int64_t of(std::int64_t paper) const {
    const auto found =
        std::lower_bound(rows_.begin(), rows_.end(), paper,
                         [](const Row& row, std::int64_t wanted) { return row.paper < wanted; });
    return found == rows_.end() || found->paper != paper ? none : found->number;
  }

 private:
  struct Row {
    std::int64_t paper, number;
  };
  std::vector<Row> rows_;
};

// The newest capture's number, of rows (paper, day, number) by paper and capture. Sorted here: to
// sort, SQLite would open a table.
void take_newest(library::Statement& rows, Numbers& out) {
  std::int64_t paper = 0;
  std::string newest;
  while (rows.step()) {
    if (rows.integer(0) != paper) newest.clear();
    paper = rows.integer(0);
    if (rows.text(1) < newest) continue;
    newest = rows.text(1);
    out.set(paper, rows.integer(2));
  }
  rows.reset();
}

Numbers newest(library::Database& database, std::string_view sql) {
  Numbers out;
  take_newest(database.cached(sql), out);
  return out;
}

Numbers positions(library::Database& database) {
  return newest(database,
                "SELECT paper, listed_on, position FROM listing WHERE position IS NOT NULL"
                " ORDER BY paper, source");
}

struct Dated {
  std::int64_t paper;
  std::size_t day;  ///< the first in order is 1
  std::int64_t position = Numbers::none;
};

void set_positions(library::Database& database, std::vector<Dated>& rows) {
  constexpr std::size_t few = 2000;
  if (rows.size() > few) {
    const Numbers all = positions(database);
    for (Dated& row : rows) row.position = all.of(row.paper);
    return;
  }
  auto& statement = database.cached(
      "SELECT paper, listed_on, position FROM listing WHERE paper = ? AND position IS NOT NULL"
      " ORDER BY source");
  for (Dated& row : rows) {
    Numbers one;
    take_newest(statement.bind(1, row.paper), one);
    row.position = one.of(row.paper);
  }
}

// Rows with a day in the order of the index; stops once `limit` papers are there and their last day
// is complete.
std::vector<Dated> by_day(library::Database& database, std::string_view sql, const IdSet* ids,
                          std::uint64_t limit) {
  std::vector<Dated> out;
  std::string day;
  std::size_t days = 0;
  auto& statement = database.cached(sql);
  while (statement.step()) {
    const std::int64_t paper = statement.integer(0);
    if (ids != nullptr && !ids->contains(paper)) continue;
    if (out.empty() || statement.text(1) != day) {
      if (limit != 0 && out.size() >= limit) break;
      day = statement.text(1);
      ++days;
    }
    out.push_back({paper, days});
  }
  statement.reset();
  return out;
}

// Two halves that each follow an index: listed papers by that day, the others by publication.
constexpr std::string_view kListedNewest =
    "SELECT id, last_listed AS day FROM paper WHERE last_listed IS NOT NULL"
    " UNION ALL SELECT id, coalesce(published, '') FROM paper WHERE last_listed IS NULL"
    " ORDER BY day DESC";
constexpr std::string_view kListedOldest =
    "SELECT id, last_listed AS day FROM paper WHERE last_listed IS NOT NULL"
    " UNION ALL SELECT id, coalesce(published, '~') FROM paper WHERE last_listed IS NULL"
    " ORDER BY day";
constexpr std::string_view kPublishedNewest =
    "SELECT id, coalesce(published, '') AS day FROM paper ORDER BY published DESC";
constexpr std::string_view kPublishedOldest =
    "SELECT id, coalesce(published, '~') AS day FROM paper ORDER BY coalesce(published, '~')";

std::vector<std::int64_t> by_days(library::Database& database, Sort sort, bool reverse,
                                  const IdSet* ids, std::uint64_t limit) {
  // Where nothing was ever listed, as in a bibliography, both orders are one, which has an index.
  const bool listed =
      sort == Sort::listed &&
      database.integer("SELECT EXISTS (SELECT 1 FROM paper WHERE last_listed IS NOT NULL)") != 0;
  const std::string_view sql = listed ? (reverse ? kListedOldest : kListedNewest)
                                      : (reverse ? kPublishedOldest : kPublishedNewest);
  std::vector<Dated> rows = by_day(database, sql, ids, limit);
  set_positions(database, rows);
  const auto key = [](const Dated& row) { return std::tie(row.day, row.position, row.paper); };
  const std::size_t wanted = limit == 0 ? rows.size() : std::min<std::size_t>(limit, rows.size());
  const auto end = rows.begin() + static_cast<std::ptrdiff_t>(wanted);
  std::partial_sort(rows.begin(), end, rows.end(),
                    [&](const Dated& a, const Dated& b) { return key(a) < key(b); });
  std::vector<std::int64_t> out;
  out.reserve(wanted);
  std::transform(rows.begin(), end, std::back_inserter(out),
                 [](const Dated& row) { return row.paper; });
  return out;
}

std::vector<std::int64_t> rows_of(library::Database& database, std::string_view sql,
                                  const IdSet* ids) {
  std::vector<std::int64_t> out;
  auto& statement = database.cached(sql);
  while (statement.step()) {
    const std::int64_t paper = statement.integer(0);
    if (ids == nullptr || ids->contains(paper)) out.push_back(paper);
  }
  statement.reset();
  return out;
}

std::vector<std::int64_t> by_number(library::Database& database, const Numbers& numbers,
                                    bool descending, const IdSet* ids) {
  std::vector<std::int64_t> out = rows_of(database, "SELECT id FROM paper ORDER BY id DESC", ids);
  std::vector<std::pair<std::int64_t, std::int64_t>> keyed;
  keyed.reserve(out.size());
  for (const std::int64_t paper : out) {
    const std::int64_t number = numbers.of(paper);
    keyed.emplace_back(descending && number != Numbers::none ? -number : number, paper);
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(keyed.begin(), keyed.end(), out.begin(),
                 [](const auto& row) { return row.second; });
  return out;
}

}  // namespace

std::vector<std::int64_t> in_order(library::Database& database, Sort sort, bool reverse,
                                   const IdSet* ids, std::uint64_t limit) {
  std::vector<std::int64_t> out;
  switch (sort) {
    case Sort::relevance:
    case Sort::listed:
    case Sort::published:
      out = by_days(database, sort, reverse, ids, limit);
      break;
    case Sort::votes:
      out = by_number(database,
                      newest(database,
                             "SELECT paper, listed_on, upvotes FROM listing"
                             " WHERE upvotes IS NOT NULL ORDER BY paper, source"),
                      !reverse, ids);
      break;
    case Sort::position:
      out = by_number(database, positions(database), reverse, ids);
      break;
    case Sort::title:
      out = rows_of(database,
                    reverse ? "SELECT id FROM paper ORDER BY title COLLATE NOCASE DESC, id"
                            : "SELECT id FROM paper ORDER BY title COLLATE NOCASE, id",
                    ids);
      break;
  }
  if (limit != 0 && out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace papers::search
