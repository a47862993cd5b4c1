#include "search/order.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>

namespace papers::search {
namespace {

using Numbers = std::unordered_map<std::int64_t, std::int64_t>;

// A number of each paper's listings, the newest capture's.
Numbers newest(library::Database& database, std::string_view sql) {
  Numbers out;
  auto& statement = database.cached(sql);
  while (statement.step()) out[statement.integer(0)] = statement.integer(1);
  statement.reset();
  return out;
}

Numbers positions(library::Database& database) {
  return newest(database,
                "SELECT paper, position FROM listing WHERE position IS NOT NULL"
                " ORDER BY listed_on, source");
}

struct Dated {
  std::int64_t paper;
  std::string day;
};

// The same for a few papers, without a look at the others.
Numbers positions_of(library::Database& database, const std::vector<Dated>& papers) {
  Numbers out;
  // Sorting the few rows by day would make SQLite open a table for each paper.
  auto& statement = database.cached(
      "SELECT listed_on, position FROM listing WHERE paper = ? AND position IS NOT NULL"
      " ORDER BY source");
  std::string newest;
  for (const Dated& row : papers) {
    newest.clear();
    statement.bind(1, row.paper);
    while (statement.step()) {
      if (statement.text(0) < newest) continue;
      newest = statement.text(0);
      out[row.paper] = statement.integer(1);
    }
    statement.reset();
  }
  return out;
}

// Rows with a day in the order of the index, then those without; stops once `limit` papers are
// there and their last day is complete.
std::vector<Dated> by_day(library::Database& database, std::string_view sql, const IdSet* ids,
                          std::uint64_t limit) {
  std::vector<Dated> out;
  auto& statement = database.cached(sql);
  while (statement.step()) {
    const std::int64_t paper = statement.integer(0);
    if (ids != nullptr && !ids->contains(paper)) continue;
    const std::string_view day = statement.text(1);
    if (limit != 0 && out.size() >= limit && day != out.back().day) break;
    out.push_back({paper, std::string(day)});
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
  const std::string_view sql = sort == Sort::listed
                                   ? (reverse ? kListedOldest : kListedNewest)
                                   : (reverse ? kPublishedOldest : kPublishedNewest);
  std::vector<Dated> rows = by_day(database, sql, ids, limit);
  constexpr std::size_t few = 2000;
  const Numbers places = rows.size() <= few ? positions_of(database, rows) : positions(database);
  const auto place = [&](const Dated& row) {
    const auto found = places.find(row.paper);
    return found == places.end() ? std::numeric_limits<std::int64_t>::max() : found->second;
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const Dated& a, const Dated& b) {
    if (a.day != b.day) return reverse ? a.day < b.day : a.day > b.day;
    const std::int64_t first = place(a);
    const std::int64_t second = place(b);
    return first != second ? first < second : a.paper < b.paper;
  });
  std::vector<std::int64_t> out;
  for (const Dated& row : rows) out.push_back(row.paper);
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
  const auto key = [&](std::int64_t paper) {
    const auto found = numbers.find(paper);
    if (found == numbers.end()) return std::numeric_limits<std::int64_t>::max();
    return descending ? -found->second : found->second;
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](std::int64_t a, std::int64_t b) { return key(a) < key(b); });
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
                             "SELECT paper, upvotes FROM listing WHERE upvotes IS NOT NULL"
                             " ORDER BY listed_on, source"),
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
