// What people call topics and fields elsewhere, for "did you mean".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace papers::search {

/// A value of a field, as it is typed, and its name for people.
struct NamedValue {
  std::string value, name;
};

/// The value that `typed` may have meant: by another name ("rl", "medical"), by initials or a word
/// of its own name, else by spelling; nullopt when none is near.
std::optional<std::string> value_meant(std::string_view typed,
                                       const std::vector<NamedValue>& values);

/// The field that `typed` is called elsewhere ("year", "intitle") or misspells; nullopt when none
/// is near.
std::optional<std::string> field_meant(std::string_view typed);

}  // namespace papers::search
