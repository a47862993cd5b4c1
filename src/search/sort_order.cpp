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
     "coalesce(last_listed, published) NULLS LAST, position NULLS LAST, id",
     "coalesce(last_listed, published)"},
    {"published", "published DESC, position NULLS LAST, id",
     "published NULLS LAST, position NULLS LAST, id", "published"},
    {"votes", "upvotes DESC, id DESC", "upvotes NULLS LAST, id DESC", "", "upvotes"},
    {"position", "position NULLS LAST, id DESC", "position DESC, id DESC", "", "position"},
    {"recommended",
     "(SELECT score FROM recommended AS r WHERE r.paper = paper.id) DESC NULLS LAST, id DESC",
     "(SELECT score FROM recommended AS r WHERE r.paper = paper.id) NULLS LAST, id DESC"},
    {"title", "substr(title, 1, 24) COLLATE NOCASE, title COLLATE NOCASE, id",
     "substr(title, 1, 24) COLLATE NOCASE DESC, title COLLATE NOCASE DESC, id"},
};
constexpr const SortOrder& by_listed = order_rows[1];

const SortOrder& order_meant(const SortOrder* order) {
  return order == nullptr || order->by_relevance() ? by_listed : *order;
}

std::string_view columns_of(const SortOrder* order, bool reverse) {
  return reverse ? order_meant(order).reversed : order_meant(order).columns;
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

// An index of days and places read backwards has the days in order, and the papers of each the
// other way round: to turn a day's about costs less than to have them sorted.
PapersInOrder::PapersInOrder(library::Database& database, const SortOrder* order, bool reverse)
    : database_(database),
      snapshot_(database),
      without_(order_meant(order).listed_number),
      by_day_(!reverse && !order_meant(order).day.empty()),
      rows_(database.prepare(
          by_day_
              ? fmt::format("SELECT id, position IS NULL, {0} FROM paper "
                            "ORDER BY {0} DESC, position DESC, id DESC",
                            order_meant(order).day)
              : fmt::format("SELECT id FROM paper{} ORDER BY {}",
                            without_.empty() ? "" : fmt::format(" WHERE {} IS NOT NULL", without_),
                            columns_of(order, reverse)))),
      waits_(rows_.step()) {}

std::optional<std::int64_t> PapersInOrder::next() {
  if (papers_.empty()) {
    if (!waits_ && !without_.empty()) {
      rows_ = database_.prepare(
          fmt::format("SELECT id FROM paper WHERE {} IS NULL ORDER BY id DESC", without_));
      without_ = {};
      waits_ = rows_.step();
    }
    if (!waits_) return std::nullopt;
    if (by_day_) {
      read_day();
    } else {
      papers_.push_back(rows_.integer(0));
      waits_ = rows_.step();
    }
  }
  const std::int64_t paper = papers_.back();
  papers_.pop_back();
  return paper;
}

void PapersInOrder::read_day() {
  constexpr int day_column = 2;
  const bool dated = !rows_.is_null(day_column);
  const std::string day(rows_.text(day_column));
  std::ptrdiff_t placed = 0;
  do {
    papers_.push_back(rows_.integer(0));
    if (rows_.integer(1) == 0) ++placed;
    waits_ = rows_.step();
  } while (waits_ && rows_.is_null(day_column) != dated && rows_.text(day_column) == day);
  // Papers without a place come last.
  std::rotate(papers_.begin(), papers_.begin() + placed, papers_.end());
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
