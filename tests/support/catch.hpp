// Catch2 2 (Debian 12) and 3 (Debian 13) behind one name. Use nothing that only one of them has.
#pragma once

#include <string>

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

namespace papers::test {

/// A matcher for CHECK_THROWS_WITH: the message has `text` in it.
inline auto has_text(const std::string& text) {
#if __has_include(<catch2/catch_all.hpp>)
  return Catch::Matchers::ContainsSubstring(text);
#else
  return Catch::Matchers::Contains(text);
#endif
}

}  // namespace papers::test
