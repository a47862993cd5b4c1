// The orders that papers can be asked for in, a row each; `--sort` and its completion read them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "library/snapshot.hpp"
#include "library/sqlite.hpp"
#include "search/id_set.hpp"

namespace papers::search {

struct SortOrder {
  std::string_view name;
  /// What follows ORDER BY of 'paper'; empty for relevance, which only ranking knows.
  std::string_view columns;
  std::string_view reversed;
  /// Of orders by a day and, within it, the place on the page: the day.
  std::string_view day = {};
  /// Of orders by a number that only listed papers have: the number. Its index has these alone, and
  /// the others follow, newest first.
  std::string_view listed_number = {};

  [[nodiscard]] constexpr bool by_relevance() const { return columns.empty(); }
};

std::span<const SortOrder> sort_orders();
/// nullptr when there is none.
const SortOrder* find_sort_order(std::string_view name);

/// All papers in an order, read along its index as they are asked for. While it lives, statements
/// see the library as it was at the start, and nobody else can write to it.
class PapersInOrder {
 public:
  /// As in_order(): nullptr is newest listed first.
  PapersInOrder(library::Database& database, const SortOrder* order, bool reverse);
  /// Row id; nullopt after the last one.
  std::optional<std::int64_t> next();

 private:
  void read_day();

  library::Database& database_;
  library::Snapshot snapshot_;
  std::string_view without_;  ///< the listed_number that papers not read yet lack
  bool by_day_;               ///< newest first
  library::Statement rows_;
  bool waits_;                        ///< a row that was not looked at yet
  std::vector<std::int64_t> papers_;  ///< read together: those of a day, the first one last
};

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
