#include "intake/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "support/catch.hpp"

namespace papers::intake_pipeline_test {

using papers::intake::Pipeline;

namespace {

constexpr std::size_t kilobyte = 1024;

std::vector<int> numbers_up_to(int count) {
  std::vector<int> numbers(static_cast<std::size_t>(count));
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

}  // namespace

TEST_CASE("what is pushed is consumed once, in order, whatever its size", "[intake]") {
  const int count = GENERATE(0, 1, 63, 64, 65, 1000);
  const std::size_t size_bytes = GENERATE(std::size_t{0}, kilobyte, 300 * kilobyte);
  CAPTURE(count, size_bytes);
  std::vector<int> consumed;
  Pipeline<int> pipeline([&consumed](const int& item) { consumed.push_back(item); });
  for (int i = 0; i < count; ++i) pipeline.push(i, size_bytes);
  pipeline.finish();
  CHECK(consumed == numbers_up_to(count));
}

TEST_CASE("what consuming throws comes back to the producer, and nothing more is consumed",
          "[intake]") {
  const int bad = GENERATE(0, 70, 999);
  CAPTURE(bad);
  std::vector<int> consumed;
  const auto push_all = [&] {
    Pipeline<int> pipeline([&consumed, bad](const int& item) {
      if (item == bad) throw std::runtime_error("full");
      consumed.push_back(item);
    });
    for (int i = 0; i < 1000; ++i) pipeline.push(i, 100 * kilobyte);
    pipeline.finish();
  };
  CHECK_THROWS_WITH(push_all(), "full");
  CHECK(consumed == numbers_up_to(bad));
}

TEST_CASE("the producer is never far ahead", "[intake]") {
  std::atomic<int> pushed = 0;
  int farthest = 0;
  Pipeline<int> pipeline(
      [&](const int& item) { farthest = std::max(farthest, pushed.load() - item); });
  for (int i = 0; i < 300; ++i) {
    pushed = i;
    pipeline.push(i, 200 * kilobyte);
  }
  pipeline.finish();
  // A megabyte and one batch wait, one batch is being filled and one being consumed: 2 items each.
  CHECK(farthest <= 14);
}

TEST_CASE("a producer that gives up ends the other thread too", "[intake]") {
  int consumed = 0;
  {
    Pipeline<int> pipeline([&consumed](const int&) { ++consumed; });
    for (int i = 0; i < 130; ++i) pipeline.push(i, 0);
  }
  // Two batches were passed on, the rest never was.
  CHECK(consumed <= 128);
}

}  // namespace papers::intake_pipeline_test
