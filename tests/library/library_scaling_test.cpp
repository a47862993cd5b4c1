// A paper costs the same to put in and to find, however many there are: counted in steps of
// SQLite's virtual machine.
#include <fmt/format.h>
#include <sqlite3.h>

#include <cstdint>
#include <string>

#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_library_scaling_test {

using namespace papers::library;
using papers::test::TempDir;

namespace {

void put_papers(Library& library, int first, int count, const std::string& title = {},
                const std::string& doi = {}) {
  Import import(library, {"page", "page"});
  for (int i = first; i < first + count; ++i) {
    Record record;
    record.title = title.empty() ? "Paper " + std::to_string(i) : title;
    record.abstract = "About the number " + std::to_string(i) + " and what it does.";
    record.abstract_kind = AbstractKind::full;
    if (doi.empty()) record.arxiv_id = "2301." + std::to_string(10'000 + i);
    record.doi = doi;
    if (!doi.empty()) {
      // Nothing in common but the DOI.
      record.title = fmt::format("lantern{0} hedge{0} moth{0}", i);
      record.authors = {fmt::format("Ida Fern{}", i)};
    }
    import.add(record, std::nullopt);
  }
  import.finish("sum " + std::to_string(first), std::nullopt, "", 0);
}

template <typename Act>
std::int64_t steps_of(Library& library, const Act& act) {
  constexpr int grain = 10;
  std::int64_t calls = 0;
  sqlite3_progress_handler(
      library.database().handle(), grain,
      [](void* count) {
        ++*static_cast<std::int64_t*>(count);
        return 0;
      },
      &calls);
  act();
  sqlite3_progress_handler(library.database().handle(), 0, nullptr, nullptr);
  return calls * grain;
}

/// Steps of `act` in a library with so many papers.
template <typename Act>
std::int64_t steps_among(int papers, const Act& act) {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  put_papers(library, 1, papers);
  return steps_of(library, [&] { act(library); });
}

template <typename Act>
void check_same_for_any_size(const Act& act) {
  const std::int64_t few = steps_among(200, act);
  const std::int64_t many = steps_among(800, act);
  CAPTURE(few, many);
  CHECK(many <= few + few / 4 + 1000);
}

}  // namespace

TEST_CASE("putting papers in is the same work whatever is there", "[library]") {
  check_same_for_any_size([](Library& library) { put_papers(library, 5000, 50); });
}

TEST_CASE("putting papers of one title in is work in proportion to their number", "[library]") {
  const auto put_homonyms = [](int count) {
    return steps_among(
        1, [count](Library& library) { put_papers(library, 5000, count, "Editorial"); });
  };
  const std::int64_t few = put_homonyms(300);
  const std::int64_t many = put_homonyms(1200);
  CAPTURE(few, many);
  CHECK(many <= 5 * few);
}

TEST_CASE("putting papers with the DOI of their volume in is work in proportion to their number",
          "[library]") {
  const auto put_volume = [](int count) {
    return steps_among(
        1, [count](Library& library) { put_papers(library, 5000, count, {}, "10.1000/volume"); });
  };
  const std::int64_t few = put_volume(200);
  const std::int64_t many = put_volume(800);
  CAPTURE(few, many);
  CHECK(many <= 5 * few);
}

TEST_CASE("putting papers in again is the same work whatever else is there", "[library]") {
  check_same_for_any_size([](Library& library) { put_papers(library, 1, 50); });
}

TEST_CASE("finding a paper by any of its names is the same work whatever is there", "[library]") {
  check_same_for_any_size([](Library& library) {
    for (int i = 1; i <= 50; ++i) {
      CHECK(library.resolve("2301." + std::to_string(10'000 + i)).size() == 1);
      CHECK(library.paper(i).has_value());
    }
  });
}

TEST_CASE("checking is work in proportion to what is there", "[library]") {
  const auto examine = [](Library& library) { CHECK(check(library).empty()); };
  const std::int64_t few = steps_among(200, examine);
  const std::int64_t many = steps_among(800, examine);
  CAPTURE(few, many);
  CHECK(many <= 5 * few);
}

}  // namespace papers::library_library_scaling_test
