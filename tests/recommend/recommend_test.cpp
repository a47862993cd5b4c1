#include "recommend/recommend.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "recommend/subjects_shelf.hpp"
#include "support/catch.hpp"

namespace papers::recommend_recommend_test {

using namespace papers::recommend;
using namespace papers::test;

namespace {

search::Request within(std::vector<std::int64_t> papers) {
  search::Request request;
  request.within = std::move(papers);
  return request;
}

search::Request asking(const char* query) {
  search::Request request;
  request.query = query;
  return request;
}

}  // namespace

TEST_CASE("papers of a starred subject come first, whatever the number of stars", "[recommend]") {
  for (std::size_t subject = 0; subject < 4; ++subject) {
    for (const std::size_t stars : {1U, 2U, 4U, 5U, 12U, 20U, 24U}) {
      INFO("subject " << subject << ", stars " << stars);
      Marks marks;
      for (std::size_t i = 0; i < stars; ++i) {
        marks.likes.push_back(static_cast<std::int64_t>(subject * papers_a_subject + i + 1));
      }
      const auto all = recommend::recommend(subjects_shelf().library(), marks, unmarked(marks), 0);
      REQUIRE(all.size() == 4 * papers_a_subject - stars);
      double last_kin = 1e9;
      double first_other = -1e9;
      for (const auto& one : all) {
        if (subject_of(one.paper) == subject) last_kin = std::min(last_kin, one.standing);
        if (subject_of(one.paper) != subject) first_other = std::max(first_other, one.standing);
        CHECK(one.score >= 0);
        CHECK(one.score <= 100);
      }
      CHECK(last_kin > first_other);
      CHECK(all.front().score > all.back().score);
    }
  }
}

TEST_CASE("a dismissed subject sinks below those nobody marked", "[recommend]") {
  for (const std::size_t stars : {3U, 8U}) {
    Marks marks;
    for (std::size_t i = 1; i <= stars; ++i) marks.likes.push_back(static_cast<std::int64_t>(i));
    marks.dislikes = {30, 31, 32, 33};
    const auto all = recommend::recommend(subjects_shelf().library(), marks, unmarked(marks), 0);
    double dismissed = 0;
    double others = 0;
    for (const auto& one : all) {
      if (subject_of(one.paper) == 1) dismissed += one.standing / 21;
      if (subject_of(one.paper) > 1) others += one.standing / 50;
    }
    CHECK(dismissed < others);
  }
}

TEST_CASE("what is marked is never recommended, and a limit holds", "[recommend]") {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    INFO("round " << round);
    Marks marks;
    for (std::int64_t paper = 1; paper <= 100; ++paper) {
      if (random() % 12 == 0) (random() % 3 == 0 ? marks.dislikes : marks.likes).push_back(paper);
    }
    if (marks.likes.empty()) continue;
    const std::size_t limit = random() % 30 + 1;
    const auto few =
        recommend::recommend(subjects_shelf().library(), marks, unmarked(marks), limit);
    REQUIRE(few.size() == limit);
    std::set<std::int64_t> seen(marks.likes.begin(), marks.likes.end());
    seen.insert(marks.dislikes.begin(), marks.dislikes.end());
    for (const auto& one : few) CHECK(seen.insert(one.paper).second);
    // A short answer is the beginning of a long one.
    const auto all = recommend::recommend(subjects_shelf().library(), marks, unmarked(marks), 0);
    for (std::size_t i = 0; i < limit; ++i) CHECK(few[i].paper == all[i].paper);
  }
}

TEST_CASE("a score does not depend on what else is asked for", "[recommend]") {
  const Marks marks{{1, 2, 3, 30, 60, 61}, {5}};
  const auto papers = unmarked(marks);
  for (const auto& one : recommend::recommend(subjects_shelf().library(), marks, papers, 0)) {
    const std::vector<std::int64_t> alone = {one.paper};
    CHECK(recommend::recommend(subjects_shelf().library(), marks, alone, 0).front().score ==
          one.score);
  }
}

TEST_CASE("near copies never stand five in a row", "[recommend]") {
  test::Shelf copies;
  std::mt19937 random(11);
  std::vector<Record> records;
  const std::string text = sentence(random, 0, 60);
  for (int i = 0; i < 30; ++i) {
    Record record;
    record.title = fmt::format("robot grasp manipulation {}", i);
    record.abstract = i < 12 ? text + fmt::format(" copy{}", i) : sentence(random, 0, 40);
    record.abstract_kind = AbstractKind::full;
    if (i >= 12) record.title = sentence(random, 2, 3) + record.title;
    records.push_back(record);
  }
  copies.put(records, "2026-03-12");
  const Marks marks{{1}, {}};
  const auto papers = candidates(copies.library(), {}, marks, test::today);
  const auto all = recommend::recommend(copies.library(), marks, papers, 20);
  int row = 0;
  for (const auto& one : all) {
    row = one.paper <= 12 ? row + 1 : 0;
    CHECK(row < 5);
  }
}

TEST_CASE("the new papers are ranked unless the query says days", "[recommend]") {
  test::Shelf days;
  days.put({titled("Old robots")}, "2025-01-02");
  days.put({titled("Robots of February")}, "2026-02-15");
  days.put({titled("Robots of March")}, "2026-03-12");
  days.put("Robots nobody listed");
  const auto found = [&](search::Request request) {
    auto papers = candidates(days.library(), std::move(request), {}, test::today);
    std::sort(papers.begin(), papers.end());
    return papers;
  };
  using Ids = std::vector<std::int64_t>;
  CHECK(found({}) == Ids{2, 3});
  CHECK(found(asking("march")) == Ids{3});
  CHECK(found(asking("day:2025..")) == Ids{1, 2, 3});
  CHECK(found(asking("robots (listed:2025 OR old)")) == Ids{1});
  CHECK(found(within({4, 1})) == Ids{1, 4});
  CHECK(candidates(days.library(), {}, {{2}, {3}}, test::today).empty());
}

TEST_CASE("a library without days ranks all it has", "[recommend]") {
  test::Shelf shelf;
  shelf.put("Robots that grasp").put("Robots that walk").put("Proteins that fold");
  const Marks marks{{1}, {}};
  const auto papers = candidates(shelf.library(), {}, marks, test::today);
  REQUIRE(papers.size() == 2);
  CHECK(recommend::recommend(shelf.library(), marks, papers, 0).front().paper == 2);
}

}  // namespace papers::recommend_recommend_test
