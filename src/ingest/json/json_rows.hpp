// Cuts a JSON document into the rows that stand for papers, one at a time, so that an array of any
// length needs the memory of its largest row only.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "base/error.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest {

struct JsonRow {
  std::string_view text;     ///< the value's bytes as they stand; lives until the visitor returns
  std::uint64_t number = 0;  ///< 1-based among the rows of the document
  std::uint64_t line = 0;    ///< 1-based line on which it starts
  bool listed = false;       ///< an element of an array, so that its number is a position
  bool day_may_follow = false;  ///< an object round it may state its day behind the rows
  bool of_papers = false;       ///< in a list whose name says that it is one of papers
  std::string_view fault;       ///< not empty: why the row cannot be read ("longer than 8 MiB")
};

struct JsonRowVisitor {
  std::function<void(const JsonRow&)> row;
  /// The day that an object round the rows states ("date", "dateString"), before its rows or
  /// behind them, as it stands.
  std::function<void(const StatedDay&)> day;
};

/// The text ends inside a row, or is no JSON from some place on.
class NotJson : public Error {
 public:
  using Error::Error;
};

/// Visits the rows of the JSON document in `input`: the elements of an array; of the array inside
/// an object, whatever its key, whose elements look like papers; or the values on the lines. Single
/// quotes pass as quotes, so that Python's way of printing data is cut as well. Rows are not
/// validated beyond their brackets and strings. Throws NotJson with name:line; on JSON lines only
/// the line is lost. What the visitor throws comes through.
void for_each_json_row(Input& input, const JsonRowVisitor& visitor);

/// The same for a text in memory, which `name` names in errors.
void for_each_json_row(std::string_view text, const std::string& name,
                       const JsonRowVisitor& visitor);

/// True when the first lines of a document are whole JSON objects each (JSON lines).
bool is_json_lines(std::string_view head);

}  // namespace papers::ingest
