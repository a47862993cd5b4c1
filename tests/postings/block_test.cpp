#include "postings/block.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <vector>

#include "postings/formula.hpp"
#include "postings/lengths.hpp"
#include "postings/packed.hpp"
#include "support/catch.hpp"

namespace papers::postings_block_test {

using namespace papers::postings;

namespace {

std::vector<Posting> some_postings(std::mt19937& random) {
  const std::size_t size = 1 + random() % block_postings;
  const std::uint32_t spread = 1U << (1 + random() % 20);
  std::set<std::uint32_t> papers;
  while (papers.size() < size) papers.insert(static_cast<std::uint32_t>(random() % (spread + 256)));
  std::vector<Posting> out;
  for (const std::uint32_t paper : papers) {
    Posting& posting = out.emplace_back(Posting{paper, {}});
    for (std::uint32_t& count : posting.counts) {
      if (random() % 2 == 0) count = static_cast<std::uint32_t>(random() >> (random() % 32));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a block gives back its postings, and says where the next one begins", "[postings]") {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    const std::vector<Posting> postings = some_postings(random);
    std::string bytes;
    append_block(bytes, postings, 2.5F);
    const std::size_t size = bytes.size();
    bytes.append(packed_slack_bytes, '\xff');
    const auto block = read_block(std::string_view(bytes).substr(0, size));
    REQUIRE(block);
    CHECK(block->size_bytes == size);
    CHECK(block->first == postings.front().paper);
    CHECK(block->last == postings.back().paper);
    CHECK(block->impact == 2.5F);
    CHECK(postings_of(*block) == postings);
    for (std::size_t cut = 0; cut < size; ++cut) {
      CHECK_FALSE(read_block(std::string_view(bytes).substr(0, cut)));
    }
  }
}

TEST_CASE("a damaged block is refused or gives papers in order", "[postings]") {
  std::mt19937 random(2);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    append_block(bytes, some_postings(random), 1);
    const std::size_t size = bytes.size();
    bytes[random() % size] = static_cast<char>(random());
    bytes.append(packed_slack_bytes, '\0');
    const auto block = read_block(std::string_view(bytes).substr(0, size));
    if (!block) continue;
    const auto postings = postings_of(*block);
    CHECK(std::is_sorted(postings.begin(), postings.end(),
                         [](const Posting& a, const Posting& b) { return a.paper < b.paper; }));
  }
}

TEST_CASE("lengths of a window come back as they were", "[postings]") {
  std::mt19937 random(3);
  for (const unsigned shift : {0U, 16U, 24U, 31U}) {
    std::vector<Lengths> lengths(window_papers);
    for (Lengths& one : lengths) {
      one = {static_cast<std::uint32_t>(random() >> shift),
             static_cast<std::uint32_t>(random() >> shift)};
    }
    const auto row = LengthsRow::read(lengths_row(lengths));
    REQUIRE(row);
    for (std::uint32_t place = 0; place < window_papers; ++place) {
      CHECK(row->at(place).title == lengths[place].title);
      CHECK(row->at(place).abstract == lengths[place].abstract);
    }
  }
  CHECK_FALSE(LengthsRow::read("x"));
}

TEST_CASE("a stored impact bounds what a posting counts, by whatever formula", "[postings]") {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> share(0, 1);
  for (int round = 0; round < 2000; ++round) {
    Formula formula;
    for (std::size_t c = 0; c < columns; ++c) formula.weight[c] = share(random) * 5;
    formula.length_norm = {share(random), share(random), 0, 0, 0};
    formula.average = {1 + share(random) * 40, 1 + share(random) * 500, 1, 1, 1};
    const double title = std::floor(share(random) * 60);
    const double abstract = std::floor(share(random) * 900);
    Counts counts{};
    double counted = 0;
    for (std::size_t c = 0; c < columns; ++c) {
      counts[c] = static_cast<std::uint32_t>(random() % 4);
      counted += counts[c] * formula.factor(c, c == 0 ? title : c == 1 ? abstract : 0);
    }
    const Formula stored = impact_formula(1 + share(random) * 20, 1 + share(random) * 300);
    const double most = impact(counts, title, abstract, stored) * impact_scale(formula, stored);
    CHECK(counted <= most * (1 + 1e-9));
  }
}

}  // namespace papers::postings_block_test
