#include "render/visible.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "support/catch.hpp"

namespace papers::render_visible_test {

TEST_CASE("digits stand in groups of three from the right", "[render]") {
  CHECK(render::grouped_digits(0) == "0");
  CHECK(render::grouped_digits(999) == "999");
  CHECK(render::grouped_digits(1000) == "1,000");
  CHECK(render::grouped_digits(12345) == "12,345");
  CHECK(render::grouped_digits(1234567) == "1,234,567");
  CHECK(render::grouped_digits(UINT64_MAX) == "18,446,744,073,709,551,615");
}

TEST_CASE("authors are counted only where that is shorter than to name them", "[render]") {
  for (std::size_t count = 0; count <= 9; ++count) {
    Paper paper;
    std::string all;
    for (std::size_t i = 0; i < count; ++i) {
      paper.authors.push_back(fmt::format("Ada {}", i));
      all += (i == 0 ? "" : ", ") + paper.authors.back();
    }
    const std::string shown = render::short_authors(paper, 3);
    CHECK((shown == all) == (count <= 4));
    // "and 1 more" would take as much room as the name.
    if (count > 4) CHECK(shown == fmt::format("Ada 0, Ada 1, Ada 2 and {} more", count - 3));
  }
}

}  // namespace papers::render_visible_test
