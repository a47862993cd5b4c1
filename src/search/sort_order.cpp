#include "search/sort_order.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>

namespace papers::search {
namespace {

// Listed: two halves that each follow an index, listed papers by that day, the others by
// publication.
constexpr SortOrder order_rows[] = {
    {"relevance", SortOrder::By::relevance},
    {"listed", SortOrder::By::day,
     "SELECT id, last_listed AS day, position FROM paper WHERE last_listed IS NOT NULL"
     " UNION ALL SELECT id, coalesce(published, ''), position FROM paper WHERE last_listed IS NULL"
     " ORDER BY day DESC",
     "SELECT id, last_listed AS day, position FROM paper WHERE last_listed IS NOT NULL"
     " UNION ALL SELECT id, coalesce(published, '~'), position FROM paper WHERE last_listed IS NULL"
     " ORDER BY day"},
    {"published", SortOrder::By::day,
     "SELECT id, coalesce(published, '') AS day, position FROM paper ORDER BY published DESC",
     "SELECT id, coalesce(published, '~') AS day, position FROM paper"
     " ORDER BY coalesce(published, '~')"},
    {"votes", SortOrder::By::column,
     "SELECT id FROM paper WHERE upvotes IS NOT NULL ORDER BY upvotes DESC, id DESC",
     "SELECT id FROM paper WHERE upvotes IS NOT NULL ORDER BY upvotes, id DESC",
     "SELECT id FROM paper WHERE upvotes IS NULL ORDER BY id DESC"},
    {"position", SortOrder::By::column,
     "SELECT id FROM paper WHERE position IS NOT NULL ORDER BY position, id DESC",
     "SELECT id FROM paper WHERE position IS NOT NULL ORDER BY position DESC, id DESC",
     "SELECT id FROM paper WHERE position IS NULL ORDER BY id DESC"},
    {"title", SortOrder::By::column, "SELECT id FROM paper ORDER BY title COLLATE NOCASE, id",
     "SELECT id FROM paper ORDER BY title COLLATE NOCASE DESC, id"},
};
constexpr const SortOrder& by_listed = order_rows[1];
constexpr const SortOrder& by_published = order_rows[2];

struct Dated {
  std::int64_t paper;
  std::size_t day;  ///< the first in order is 1
  std::int64_t position;
};

constexpr std::int64_t no_position = std::numeric_limits<std::int64_t>::max();

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
    out.push_back({paper, days, statement.is_null(2) ? no_position : statement.integer(2)});
  }
  statement.reset();
  return out;
}

std::vector<std::int64_t> by_days(library::Database& database, const SortOrder& order, bool reverse,
                                  const IdSet* ids, std::uint64_t limit) {
  // Where nothing was ever listed, as in a bibliography, both orders are one, which has an index.
  const bool unlisted =
      &order == &by_listed &&
      database.integer("SELECT EXISTS (SELECT 1 FROM paper WHERE last_listed IS NOT NULL)") == 0;
  const SortOrder& rule = unlisted ? by_published : order;
  std::vector<Dated> rows = by_day(database, reverse ? rule.reversed : rule.sql, ids, limit);
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

// Appends the papers that `sql` gives, up to `limit` in `out`; 0: all.
void append_rows(library::Database& database, std::string_view sql, const IdSet* ids,
                 std::uint64_t limit, std::vector<std::int64_t>& out) {
  auto& statement = database.cached(sql);
  while ((limit == 0 || out.size() < limit) && statement.step()) {
    const std::int64_t paper = statement.integer(0);
    if (ids == nullptr || ids->contains(paper)) out.push_back(paper);
  }
  statement.reset();
}

}  // namespace

std::span<const SortOrder> sort_orders() { return order_rows; }

const SortOrder* find_sort_order(std::string_view name) {
  for (const SortOrder& order : order_rows) {
    if (order.name == name) return &order;
  }
  return nullptr;
}

std::vector<std::int64_t> in_order(library::Database& database, const SortOrder* order,
                                   bool reverse, const IdSet* ids, std::uint64_t limit) {
  if (order == nullptr || order->by == SortOrder::By::relevance) order = &by_listed;
  if (order->by == SortOrder::By::day) return by_days(database, *order, reverse, ids, limit);
  std::vector<std::int64_t> out;
  append_rows(database, reverse ? order->reversed : order->sql, ids, limit, out);
  if (!order->without.empty()) append_rows(database, order->without, ids, limit, out);
  return out;
}

std::vector<std::int64_t> in_given_order(std::span<const std::int64_t> given, const IdSet& ids,
                                         bool reverse, std::uint64_t limit) {
  std::vector<std::int64_t> papers;
  for (const std::int64_t paper : given) {
    if (ids.contains(paper)) papers.push_back(paper);
  }
  if (reverse) std::reverse(papers.begin(), papers.end());
  if (limit != 0 && papers.size() > limit) papers.resize(limit);
  return papers;
}

}  // namespace papers::search
