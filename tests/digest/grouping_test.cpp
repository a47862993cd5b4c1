#include <algorithm>
#include <random>
#include <vector>

#include "digest/digest.hpp"
#include "library/marks.hpp"
#include "recommend/recommend.hpp"
#include "search/shelf.hpp"
#include "support/catch.hpp"

namespace papers::digest_grouping_test {

using namespace papers::digest;

namespace {

constexpr std::size_t papers_listed = 40;

/// Papers of three areas with any votes, of which three are starred.
void fill(test::Shelf& shelf) {
  constexpr const char* abstracts[] = {
      "We propose a diffusion model for image generation with text-to-image diffusion models.",
      "We propose a policy for robot manipulation with a robot arm and robotic grasping.",
      "We propose chain-of-thought reasoning of language models for mathematical reasoning."};
  std::mt19937 random(41);
  std::vector<Record> records(papers_listed);
  for (std::size_t at = 0; at < records.size(); ++at) {
    records[at].title = "Paper Number " + std::to_string(at + 1);
    records[at].abstract = abstracts[at % std::size(abstracts)];
    for (auto words = random() % 9; words > 0; --words) {
      records[at].abstract += " word" + std::to_string(random() % 20);
    }
    records[at].listing.emplace();
    records[at].listing->upvotes = static_cast<std::int64_t>(random() % 60);
  }
  shelf.put(records, "2026-03-12");
  for (const std::int64_t paper : {1, 2, 4}) {
    library::add_tag_row(shelf.library().database(), paper, "star", "2026-03-12T00:00:00Z");
  }
  recommend::store_scores(shelf.library(), test::today);
}

DigestRequest recommended(GroupBy by) {
  DigestRequest request;
  request.by = by;
  request.search.query = "recommended:0..";
  return request;
}

std::vector<std::int64_t> scores_in(const Group& group) {
  std::vector<std::int64_t> out;
  for (const Entry& entry : group.entries) out.push_back(entry.score.value_or(-1));
  return out;
}

}  // namespace

TEST_CASE("what is recommended stands by score, at the top and inside areas", "[digest]") {
  test::Shelf shelf;
  fill(shelf);
  const Digest digest = digest::build(shelf.library(), recommended(GroupBy::area), test::today);
  CHECK(digest.total == papers_listed - 3);
  REQUIRE(digest.groups.size() == 4);
  REQUIRE(digest.groups.front().is_top);
  std::int64_t above = 100;
  for (const Group& group : digest.groups) {
    const auto scores = scores_in(group);
    CHECK(std::is_sorted(scores.rbegin(), scores.rend()));
    CHECK(scores.front() <= above);
    above = group.is_top ? scores.back() : scores.front();
  }
}

TEST_CASE("a limit keeps what is recommended most, unless an order is asked for", "[digest]") {
  test::Shelf shelf;
  fill(shelf);
  DigestRequest request = recommended(GroupBy::none);
  const Digest all = digest::build(shelf.library(), request, test::today);
  request.search.limit = 4;
  const Digest few = digest::build(shelf.library(), request, test::today);
  auto best = scores_in(all.groups.front());
  best.resize(4);
  CHECK(scores_in(few.groups.front()) == best);
  request.search.order = search::find_sort_order("title");
  const Digest titled = digest::build(shelf.library(), request, test::today);
  CHECK(titled.groups.front().entries.front().paper.title == "Paper Number 10");
  CHECK(titled.groups.front().entries.back().paper.title == "Paper Number 13");
}

}  // namespace papers::digest_grouping_test
