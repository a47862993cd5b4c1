// The orders that papers can be asked for in, a row each; `--sort` and its completion read them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "library/sqlite.hpp"
#include "search/id_set.hpp"

namespace papers::search {

struct SortOrder {
  std::string_view name;
  /// What follows ORDER BY of 'paper'; empty for relevance, which only ranking knows.
  std::string_view columns;
  std::string_view reversed;

  [[nodiscard]] constexpr bool by_relevance() const { return columns.empty(); }
};

std::span<const SortOrder> sort_orders();
/// nullptr when there is none.
const SortOrder* find_sort_order(std::string_view name);

/// The first `limit` (0 = all) papers of `ids` (nullptr = all papers): newest day first, most votes
/// first, page order, best recommended first, alphabetical. What lacks the value comes last, also
/// in reverse. By relevance, or with nullptr, newest listed first: where nothing is scored there is
/// no other.
std::vector<std::int64_t> in_order(library::Database& database, const SortOrder* order,
                                   bool reverse, const IdSet* ids, std::uint64_t limit);

/// The first `limit` (0 = all) of `given` that are in `ids`, in their order there.
std::vector<std::int64_t> in_given_order(std::span<const std::int64_t> given, const IdSet& ids,
                                         bool reverse, std::uint64_t limit);

}  // namespace papers::search
