// Python's printed form of data (repr), as damaged API days hold it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace papers::ingest {

/// The JSON text of the same value: dicts, lists, tuples, strings in either quotes with all of
/// Python's escapes, numbers, True, False, None. nullopt with `why` set ("unexpected name 'date'")
/// when `text` is something else. Not recursive: nesting is bounded by limits::json_depth.
std::optional<std::string> python_repr_to_json(std::string_view text, std::string& why);

}  // namespace papers::ingest
