#include "recommend/machine.hpp"

#include <random>

#include "support/catch.hpp"

namespace papers::recommend_machine_test {

using namespace papers::recommend;

namespace {

// Points round two centres, of length about 1.
std::vector<Vector> points(std::mt19937& random, double centre, std::size_t count) {
  std::normal_distribution<double> noise(0, 0.2);
  std::vector<Vector> out;
  for (std::size_t i = 0; i < count; ++i) {
    Vector vector = {{0, centre + noise(random)}};
    for (std::uint32_t feature = 1; feature < 6; ++feature) {
      vector.push_back({feature, noise(random)});
    }
    out.push_back(std::move(vector));
  }
  return out;
}

}  // namespace

TEST_CASE("a machine keeps apart what can be kept apart, without its own examples too",
          "[recommend]") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const auto likes = points(random, 1, 5 + seed);
    const auto others = points(random, -1, 60);
    std::vector<Example> examples;
    for (const Vector& vector : others) examples.push_back({&vector, false, 1});
    for (const Vector& vector : likes) examples.push_back({&vector, true, 10});
    const Machine machine = train(examples);
    REQUIRE(machine.own_part.size() == examples.size());
    for (std::size_t i = 0; i < examples.size(); ++i) {
      const double at = product(*examples[i].vector, machine.weights) + machine.bias;
      CHECK((at > 0) == examples[i].liked);
      // What an example adds never speaks against itself.
      CHECK((examples[i].liked ? machine.own_part[i] : -machine.own_part[i]) >= 0);
    }
    CHECK(train(examples).weights == machine.weights);
  }
}

TEST_CASE("a machine without examples has no opinion", "[recommend]") {
  CHECK(train({}).weights.empty());
}

}  // namespace papers::recommend_machine_test
