// The query language as a value: a syntax tree. docs/query.md is its reference, parser.hpp makes it
// from text, query_text.hpp text from it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "search/fields.hpp"
#include "search/values.hpp"

namespace papers::search {

/// A node of the tree. `kind` says which members mean something.
struct Node {
  enum class Kind {
    word,       ///< text
    phrase,     ///< text: words in sequence
    prefix,     ///< text: the start of a word
    near,       ///< children: words or phrases within `number` words of each other
    all,        ///< children: every one matches
    any,        ///< children: at least one matches
    none,       ///< one child, which must not match
    field,      ///< a field of words: one child, matched there only
    condition,  ///< a field of any other kind and its value: text as typed; days, numbers
  };
  Kind kind = Kind::word;
  std::string text;
  const Field* field = nullptr;
  int number = 0;
  DaySpan days;
  NumberRange numbers;
  std::vector<Node> children;

  bool operator==(const Node&) const = default;
};

struct Query {
  std::string text;  ///< as typed, cleaned
  /// `text` without the conditions that stand before everything else: what may name a paper.
  std::string words;
  std::optional<Node> root;          ///< absent: nothing to match by (an empty query)
  std::vector<std::string> ignored;  ///< words without a letter or digit that were dropped
  std::size_t left_out = 0;          ///< words past limits::query_terms, which count for nothing
};

/// Throws UsageError when nothing of a query can be searched for. A blank one may ask for every
/// paper where `may_be_blank` says so; "***" never does.
void require_words(const Query& query, bool may_be_blank);

/// True for a condition and for NOT a condition: what narrows without a word.
bool is_condition(const Node& node);

/// The conditions that `query.text` begins with, each of which holds for the whole query; a view
/// into `query`.
std::span<const Node> leading_conditions(const Query& query);

/// The tree as one line in s-expression form, for --explain and tests.
std::string to_string(const Node& node);

}  // namespace papers::search
