// Small sets of folded words, searched by halving; written sorted where they are used.
#pragma once

#include <algorithm>
#include <string_view>

namespace papers::digest {

/// True when `word` is in the sorted array `set`.
template <std::size_t Size>
bool is_in(const std::string_view (&set)[Size], std::string_view word) {
  return std::binary_search(std::begin(set), std::end(set), word);
}

}  // namespace papers::digest
