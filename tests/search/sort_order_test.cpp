// Papers that are equal in what a list is sorted by have an order too: the same in every answer.
#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "search/shelf.hpp"
#include "support/catch.hpp"

namespace papers::search_sort_order_test {

using namespace papers::search;
using papers::test::Shelf;

namespace {

/// Many papers that share days, votes, places and titles.
void fill_with_ties(Shelf& shelf, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto one_of = [&random](unsigned count) { return static_cast<int>(random() % count); };
  std::vector<Record> first, second;
  for (int i = 0; i < 120; ++i) {
    Record record;
    record.title = "Title " + std::to_string(one_of(3));
    record.arxiv_id = "2401." + std::to_string(20'000 + i);
    record.published = "2024-01-0" + std::to_string(1 + one_of(3));
    record.listing.emplace();
    record.listing->upvotes = one_of(3);
    record.listing->position = 1 + one_of(3);
    (one_of(2) == 0 ? first : second).push_back(std::move(record));
  }
  shelf.put(first, "2026-03-01").put(second, "2026-03-02");
}

std::vector<std::int64_t> listed(Shelf& shelf, std::string_view order, bool reverse,
                                 std::int64_t limit) {
  Request request;
  request.order = find_sort_order(order);
  request.reverse = reverse;
  request.limit = limit;
  request.ranked = false;
  std::vector<std::int64_t> papers;
  const Answer answer = search::search(shelf.library(), request, papers::test::today);
  for (const Answer::Entry& entry : answer.entries) papers.push_back(entry.paper);
  return papers;
}

/// What papers are sorted by, as text.
std::string key_of(Shelf& shelf, std::int64_t id, std::string_view order) {
  const Paper paper = shelf.library().paper(id).value();
  if (order == "title") return paper.title;
  if (order == "published") return paper.published;
  if (order == "votes") return std::to_string(paper.upvotes.value());
  if (order == "position") return std::to_string(paper.listings.front().position.value());
  return format_day(*paper.listed_on);
}

}  // namespace

TEST_CASE("a shorter list is the beginning of a longer one, in every order", "[search]") {
  for (std::uint32_t seed = 1; seed <= 3; ++seed) {
    Shelf shelf;
    fill_with_ties(shelf, seed);
    for (const std::string_view order : {"listed", "published", "votes", "position", "title"}) {
      for (const bool reverse : {false, true}) {
        const auto all = listed(shelf, order, reverse, 0);
        REQUIRE(all.size() == 120);
        for (const std::int64_t limit : {1, 2, 7, 59, 60, 61, 119}) {
          CAPTURE(seed, order, reverse, limit);
          const auto some = listed(shelf, order, reverse, limit);
          CHECK(std::equal(some.begin(), some.end(), all.begin()));
        }
      }
    }
  }
}

TEST_CASE(
    "of papers that are equal in it, a number's order has the newest first, a title's the oldest",
    "[search]") {
  Shelf shelf;
  fill_with_ties(shelf, 7);
  for (const std::string_view order : {"votes", "position", "title"}) {
    const bool newest_first = order != "title";
    for (const bool reverse : {false, true}) {
      CAPTURE(order, reverse);
      const auto all = listed(shelf, order, reverse, 0);
      for (std::size_t i = 1; i < all.size(); ++i) {
        if (key_of(shelf, all[i - 1], order) != key_of(shelf, all[i], order)) continue;
        CHECK((all[i - 1] > all[i]) == newest_first);
      }
    }
  }
}

TEST_CASE("papers of one day stand as the page had them, and of one place the oldest first",
          "[search]") {
  Shelf shelf;
  fill_with_ties(shelf, 11);
  const auto all = listed(shelf, "listed", false, 0);
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (key_of(shelf, all[i - 1], "listed") != key_of(shelf, all[i], "listed")) continue;
    const auto before = std::make_pair(key_of(shelf, all[i - 1], "position"), all[i - 1]);
    const auto after = std::make_pair(key_of(shelf, all[i], "position"), all[i]);
    CHECK(before < after);
  }
}

}  // namespace papers::search_sort_order_test
