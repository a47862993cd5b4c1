// The query language written: a tree, an option or several conditions as text that reads back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/query.hpp"

namespace papers::search {

/// `node` as text that parse_query reads as `node` on the same day, with no more parentheses than
/// it needs. Days stand as they were typed: relative ones stay relative.
std::string to_query(const Node& node);

/// The clause that `option` of `field` stands for, with `value` as typed: `topic:agents`,
/// `day:2026-03-24..`, `-has:topic`. A relative day becomes the day it means `today`. Throws
/// UsageError that names the option when `value` is no day.
std::string clause_of(const Field& field, const FieldOption& option, std::string_view value,
                      Day today);

/// Text that asks for `query` and for each of `clauses` (conditions) besides; `query` stands in it
/// as typed unless it would be read otherwise there. Throws QueryError as parse_query.
std::string conjoined(const std::vector<std::string>& clauses, std::string_view query, Day today);

/// True when `query` finds other papers tomorrow because it names a day by its distance.
bool has_relative_day(std::string_view query);

}  // namespace papers::search
