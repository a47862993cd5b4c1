// How far two spellings are apart.
#pragma once

#include <string_view>

namespace papers::search {

/// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment) that
/// turn `a` into `b`, by byte; `limit` + 1 when there are more than `limit`.
int edit_distance(std::string_view a, std::string_view b, int limit);

/// How many edits still count as a slip of the fingers in a word of this length.
int tolerated_edits(std::size_t length);

}  // namespace papers::search
