// The query language's second step: text to a syntax tree.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "search/query.hpp"

namespace papers::search {

/// A construct that is really wrong (`title:`, `a NEAR/x b`). what() is one line; caret() shows the
/// text with a caret under the place.
class QueryError : public UsageError {
 public:
  QueryError(std::string_view query, std::size_t offset, const std::string& expected);
  [[nodiscard]] const std::string& caret() const { return caret_; }

 private:
  std::string caret_;
};

/// Never fails on text a person would paste; throws QueryError on the constructs named above and
/// on limits. `today` resolves relative days.
Query parse_query(std::string_view text, Day today);

}  // namespace papers::search
