// The query language: text in, syntax tree out. docs/query.md is its reference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/error.hpp"

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

/// A node of the tree. `kind` says which members mean something.
struct Node {
  enum class Kind {
    word,    ///< text
    phrase,  ///< text: words in sequence
    prefix,  ///< text: the start of a word
    near,    ///< children: words or phrases within `number` words of each other
    all,     ///< children: every one matches
    any,     ///< children: at least one matches
    none,    ///< one child, which must not match
    field,   ///< text = title, abstract, author, keyword, venue: one child, matched there only
    topic,
    tag,
    link,  ///< text
    listed,
    published,  ///< days
    votes,
    stars,  ///< low, high (inclusive)
    has,    ///< text = code, abstract, note, …
  };
  Kind kind = Kind::word;
  std::string text;
  std::size_t offset = 0;  ///< bytes from the start of the query
  int number = 0;
  DaySpan days;
  std::optional<std::int64_t> low, high;
  std::vector<Node> children;
};

struct Query {
  std::string text;                  ///< as typed, cleaned
  std::optional<Node> root;          ///< absent: nothing to match by (an empty query)
  std::vector<std::string> ignored;  ///< words without a letter or digit that were dropped
  std::size_t left_out = 0;          ///< words past limits::query_terms, which count for nothing
};

/// Never fails on text a person would paste; throws QueryError on the constructs named above and
/// on limits. `today` resolves relative days.
Query parse_query(std::string_view text, Day today);

/// The tree as one line in s-expression form, for --explain and tests.
std::string to_string(const Node& node);

}  // namespace papers::search
