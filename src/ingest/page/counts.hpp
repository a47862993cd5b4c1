// Numbers as pages of any locale write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace papers::ingest::page {

struct Count {
  std::int64_t value = 0;
  bool abbreviated = false;  ///< "3.29k"
};

/// "71", "1,234", "3.29k", "3,29 k", "12.345", "1.2 万" at the start of `text`, up to a blank or
/// the end. `labelled`: "12 345" is one number too. None where a mark between digits leaves open
/// what they count.
std::optional<Count> take_count(std::string_view& text, bool labelled = false);

}  // namespace papers::ingest::page
