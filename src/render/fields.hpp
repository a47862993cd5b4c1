// The fields of docs/json.md as flat text, for formats that have cells instead of objects.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paper/paper.hpp"

namespace papers::render {

struct Field {
  std::string_view name;  ///< as in JSON
  std::string_view help;  ///< what it is, for `papers help fields`
  /// Lists are joined: names and tags with "; ", URLs with a blank. As stored: nothing is escaped.
  std::string (*value)(const Hit& hit);
  bool is_code = false;  ///< its start alone means something: a key's first digits, a day's month
};

/// Every field of a paper in JSON's order.
std::span<const Field> fields();

/// `cell` with an apostrophe before what a spreadsheet would take for a formula
/// (https://owasp.org/www-community/attacks/CSV_Injection).
std::string spreadsheet_cell(std::string cell);

/// Empty for no day.
std::string day_or_empty(const std::optional<Day>& day);

/// Their names.
std::vector<std::string_view> field_names();

/// nullptr when there is none.
const Field* find_field(std::string_view name);

}  // namespace papers::render
