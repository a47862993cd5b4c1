#include "search/sort_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace papers::search {
namespace {

// Each but recommended begins as an index does (src/library/schema/), so that the first papers cost
// what they are, however many there are.
constexpr SortOrder order_rows[] = {
    {"relevance", "", ""},
    {"listed", "coalesce(last_listed, published) DESC, position NULLS LAST, id",
     "coalesce(last_listed, published) NULLS LAST, position NULLS LAST, id"},
    {"published", "published DESC, position NULLS LAST, id",
     "published NULLS LAST, position NULLS LAST, id"},
    {"votes", "upvotes DESC, id DESC", "upvotes NULLS LAST, id DESC"},
    {"position", "position NULLS LAST, id DESC", "position DESC, id DESC"},
    {"recommended",
     "(SELECT score FROM recommended AS r WHERE r.paper = paper.id) DESC NULLS LAST, id DESC",
     "(SELECT score FROM recommended AS r WHERE r.paper = paper.id) NULLS LAST, id DESC"},
    {"title", "substr(title, 1, 24) COLLATE NOCASE, title COLLATE NOCASE, id",
     "substr(title, 1, 24) COLLATE NOCASE DESC, title COLLATE NOCASE DESC, id"},
};
constexpr const SortOrder& by_listed = order_rows[1];

std::string_view columns_of(const SortOrder* order, bool reverse) {
  if (order == nullptr || order->by_relevance()) order = &by_listed;
  return reverse ? order->reversed : order->columns;
}

// The first `wanted` of `papers` that are in `ids`; nullopt when the first `rows` do not have them.
std::optional<std::vector<std::int64_t>> on_the_way(PapersInOrder papers, const IdSet* ids,
                                                    std::uint64_t wanted, std::uint64_t rows) {
  std::vector<std::int64_t> out;
  for (std::uint64_t seen = 0; out.size() < wanted; ++seen) {
    if (seen == rows) return std::nullopt;
    const auto paper = papers.next();
    if (!paper) break;
    if (ids == nullptr || ids->contains(*paper)) out.push_back(*paper);
  }
  return out;
}

std::vector<std::int64_t> sorted(library::Database& database, std::string_view order,
                                 const IdSet& ids, std::uint64_t wanted) {
  std::string list = "[";
  ids.for_each(
      [&](std::int64_t id) { list += fmt::format("{}{}", list.size() > 1 ? "," : "", id); });
  auto& rows = database
                   .cached(fmt::format("SELECT id FROM paper WHERE id IN (SELECT value FROM "
                                       "json_each(?1)) ORDER BY {} LIMIT ?2",
                                       order))
                   .bind(1, list + "]")
                   .bind(2, static_cast<std::int64_t>(wanted));
  std::vector<std::int64_t> out;
  while (rows.step()) out.push_back(rows.integer(0));
  return out;
}

}  // namespace

std::span<const SortOrder> sort_orders() { return order_rows; }

const SortOrder* find_sort_order(std::string_view name) {
  for (const SortOrder& order : order_rows) {
    if (order.name == name) return &order;
  }
  return nullptr;
}

PapersInOrder::PapersInOrder(library::Database& database, const SortOrder* order, bool reverse)
    : snapshot_(database),
      rows_(database.prepare(
          fmt::format("SELECT id FROM paper ORDER BY {}", columns_of(order, reverse)))) {}

std::optional<std::int64_t> PapersInOrder::next() {
  if (!rows_.step()) return std::nullopt;
  return rows_.integer(0);
}

std::vector<std::int64_t> in_order(library::Database& database, const SortOrder* order,
                                   bool reverse, const IdSet* ids, std::uint64_t limit) {
  // Along the index as long as that is cheaper than to sort the few papers that are wanted.
  constexpr std::uint64_t rows_a_paper = 4;
  constexpr std::uint64_t every = std::numeric_limits<std::int64_t>::max();
  const std::uint64_t count = ids == nullptr ? every : ids->size();
  const std::uint64_t wanted = limit == 0 ? count : std::min(limit, count);
  const std::uint64_t rows = ids == nullptr ? every : count * rows_a_paper;
  if (auto found = on_the_way({database, order, reverse}, ids, wanted, rows)) {
    return std::move(*found);
  }
  return sorted(database, columns_of(order, reverse), *ids, wanted);
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
