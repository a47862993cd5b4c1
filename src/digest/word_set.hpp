// Small sets of folded words, searched by halving; written sorted where they are used.
#pragma once

#include <algorithm>
#include <string_view>

namespace papers::digest {

/// True when `word` is in the sorted array `set`.
template <std::size_t Size>
bool is_in(const std::string_view (&set)[Size], std::string_view word) {
  // Halving compares bytes; many words begin before or after all that are in the set.
  if (word.empty() || word.front() < set[0].front() || word.front() > set[Size - 1].front()) {
    return false;
  }
  return std::binary_search(std::begin(set), std::end(set), word);
}

}  // namespace papers::digest
