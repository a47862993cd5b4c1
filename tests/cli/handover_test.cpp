#include "cli/handover.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "support/catch.hpp"

using papers::cli::Handover;

namespace {

constexpr std::size_t kilobyte = 1024;

std::vector<int> numbers_up_to(int count) {
  std::vector<int> numbers(static_cast<std::size_t>(count));
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

}  // namespace

TEST_CASE("what is given is taken once, in order, whatever its size", "[cli]") {
  const int count = GENERATE(0, 1, 63, 64, 65, 1000);
  const std::size_t size_bytes = GENERATE(std::size_t{0}, kilobyte, 300 * kilobyte);
  CAPTURE(count, size_bytes);
  std::vector<int> taken;
  Handover<int> handover([&taken](const int& item) { taken.push_back(item); });
  for (int i = 0; i < count; ++i) handover.give(i, size_bytes);
  handover.finish();
  CHECK(taken == numbers_up_to(count));
}

TEST_CASE("what taking throws comes back to the giver, and nothing more is taken", "[cli]") {
  const int bad = GENERATE(0, 70, 999);
  CAPTURE(bad);
  std::vector<int> taken;
  const auto give_all = [&] {
    Handover<int> handover([&taken, bad](const int& item) {
      if (item == bad) throw std::runtime_error("full");
      taken.push_back(item);
    });
    for (int i = 0; i < 1000; ++i) handover.give(i, 100 * kilobyte);
    handover.finish();
  };
  CHECK_THROWS_WITH(give_all(), "full");
  CHECK(taken == numbers_up_to(bad));
}

TEST_CASE("the giver is never far ahead", "[cli]") {
  std::atomic<int> given = 0;
  int farthest = 0;
  Handover<int> handover(
      [&](const int& item) { farthest = std::max(farthest, given.load() - item); });
  for (int i = 0; i < 300; ++i) {
    given = i;
    handover.give(i, 200 * kilobyte);
  }
  handover.finish();
  // A megabyte and one batch wait, one batch is being filled and one being taken: 2 items each.
  CHECK(farthest <= 14);
}

TEST_CASE("a giver that gives up ends the other thread too", "[cli]") {
  int taken = 0;
  {
    Handover<int> handover([&taken](const int&) { ++taken; });
    for (int i = 0; i < 130; ++i) handover.give(i, 0);
  }
  // Two batches were handed over, the rest never was.
  CHECK(taken <= 128);
}
