// What is asked of a library: a query and how its answer is wanted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "search/sort_order.hpp"

namespace papers::search {

struct Request {
  /// Which papers a row of words asks for.
  enum class Mode {
    usual,  ///< all the words first; a ranking fills its limit with papers that have some
    any,    ///< some of them, best first
    all,    ///< all, whether or not there are as many as the limit
  };
  std::string query;                  ///< in the query language, filters among it (query_text.hpp)
  std::optional<std::int64_t> limit;  ///< 0 = all; absent: what the asker is used to
  const SortOrder* order = nullptr;  ///< absent: by relevance, newest first where nothing is ranked
  bool reverse = false;
  Mode mode = Mode::usual;
  bool exact = false;   ///< the words as typed: no variants
  bool ranked = true;   ///< false: as `list`, newest first unless ordered
  bool as_set = false;  ///< all of an unranked answer, in no order that means anything
  /// false: Answer::total may count no more than what is shown, where counting would read texts.
  bool counted = true;
  /// Only these papers, by row id, and in this order unless another is asked for.
  std::optional<std::vector<std::int64_t>> within;
  /// Not these, which are not counted either.
  std::vector<std::int64_t> without = {};

  /// Whether it asks for every paper there is.
  [[nodiscard]] bool is_open() const { return query.empty() && !within && without.empty(); }

  bool operator==(const Request&) const = default;
};

}  // namespace papers::search
