#include "digest/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "digest/command_line.hpp"
#include "library/library.hpp"
#include "support/catch.hpp"
#include "support/take_in.hpp"
#include "support/temp_dir.hpp"

using namespace papers;
using namespace papers::digest;

namespace {

const Day first_day = *parse_iso_day("2026-03-10");

/// Six papers on three days; the oldest day has three, the newest one.
class ThreeDays {
 public:
  ThreeDays() : library_(folder_.path() / "t.db", library::Access::create) {
    int number = 0;
    for (const int papers : {3, 2, 1}) {
      const Day day = first_day + std::chrono::days(days_++);
      std::vector<Record> records(static_cast<std::size_t>(papers));
      for (Record& record : records) {
        record.title = fmt::format("Paper Number {} on Diffusion Models", ++number);
        record.abstract = "Sampling is slow. We propose a diffusion model that is fast.";
        record.listing.emplace();
      }
      test::take_in(library_, fmt::format("page-{}", days_), std::move(records), {.date = day});
    }
  }

  /// One more paper of the newest day.
  void add(const std::string& title, const std::string& abstract) {
    std::vector<Record> records(1);
    records.front().title = title;
    records.front().abstract = abstract;
    records.front().listing.emplace();
    test::take_in(library_, title, std::move(records), {.date = first_day + std::chrono::days(2)});
  }

  Digest build(const DigestRequest& request) {
    return digest::build(library_, request, *parse_iso_day("2026-11-24"));
  }

 private:
  test::TempDir folder_;
  library::Library library_;
  int days_ = 0;
};

std::vector<std::int64_t> papers_in(const Digest& digest) {
  std::vector<std::int64_t> papers;
  for (const Group& group : digest.groups) {
    CHECK_FALSE(group.entries.empty());
    for (const Entry& entry : group.entries) papers.push_back(entry.paper.id);
  }
  return papers;
}

DigestRequest all_days(GroupBy by) {
  DigestRequest request;
  request.newest_day = false;
  request.by = by;
  return request;
}

}  // namespace

TEST_CASE("a digest has every paper once, however they are grouped", "[digest]") {
  ThreeDays days;
  for (const GroupBy by : {GroupBy::topic, GroupBy::day, GroupBy::none}) {
    const Digest digest = days.build(all_days(by));
    const auto papers = papers_in(digest);
    CHECK(papers.size() == 6);
    CHECK(std::set<std::int64_t>(papers.begin(), papers.end()).size() == 6);
    CHECK(digest.total == 6);
    CHECK(digest.left_out == 0);
    CHECK(digest.more_command.empty());
    for (const Group& group : digest.groups) {
      for (const Entry& entry : group.entries) {
        const std::size_t said = by == GroupBy::topic && !entry.paper.topics.empty() ? 1 : 0;
        CHECK(entry.also.size() + said == entry.paper.topics.size());
        CHECK(entry.text.find("We propose") == 0);
      }
    }
  }
}

TEST_CASE("days stand newest first, with how many papers each has", "[digest]") {
  ThreeDays days;
  const Digest digest = days.build(all_days(GroupBy::day));
  REQUIRE(digest.groups.size() == 3);
  CHECK(digest.groups.front().name == "Mar 12, 2026");
  CHECK(digest.groups.back().entries.size() == 3);
  REQUIRE(digest.days.size() == 3);
  CHECK(digest.days.front().papers == 3);
  CHECK(digest.days.back().papers == 1);
  CHECK(digest.first_day == first_day);
}

TEST_CASE("what a limit leaves out is counted, with the command that shows it", "[digest]") {
  ThreeDays days;
  DigestRequest request = all_days(GroupBy::none);
  request.search.limit = 2;
  const Digest digest = days.build(request);
  CHECK(papers_in(digest).size() == 2);
  CHECK(digest.total == 6);
  CHECK(digest.left_out == 4);
  CHECK(digest.more_command == "papers list -n 0");
}

TEST_CASE("without a query a digest is about the newest listed day", "[digest]") {
  ThreeDays days;
  const Digest digest = days.build({});
  CHECK(digest.total == 1);
  CHECK(digest.title == "Trending papers, Mar 12, 2026");
  CHECK(digest.query_command == "papers list -n 0 day:2026-03-12");
}

TEST_CASE("papers that were seen are neither shown nor counted", "[digest]") {
  ThreeDays days;
  DigestRequest request = all_days(GroupBy::none);
  const auto papers = papers_in(days.build(request));
  const std::unordered_set<std::int64_t> seen(papers.begin(), papers.begin() + 5);
  request.seen = &seen;
  const Digest rest = days.build(request);
  CHECK(papers_in(rest) == std::vector<std::int64_t>{papers.back()});
  CHECK(rest.total == 1);
}

TEST_CASE("the largest group stands first, and what has no topic last", "[digest]") {
  ThreeDays days;
  days.add("Hallucination in Language Models", "Language models hallucinate facts.");
  for (int i = 1; i <= 9; ++i) {
    days.add(fmt::format("Gardening in Winter, Part {}", i), "Snow.");
  }
  const Digest digest = days.build(all_days(GroupBy::topic));
  REQUIRE(digest.groups.size() == 3);
  CHECK(digest.groups[0].entries.size() == 6);
  CHECK(digest.groups[1].entries.size() == 1);
  CHECK(digest.groups[2].slug == "other-papers");
}

TEST_CASE("a digest has nothing that only half of its query matches", "[digest]") {
  ThreeDays days;
  DigestRequest request = all_days(GroupBy::none);
  request.search.query = "diffusion gardening";
  CHECK(days.build(request).total == 0);
}

TEST_CASE("an abstract of one long sentence is its own lead", "[digest]") {
  ThreeDays days;
  std::string sentence = "Snow";
  while (sentence.size() < 1000) sentence += " falls on trees";
  days.add("Gardening in Winter", sentence + ". It melts.");
  DigestRequest request = all_days(GroupBy::none);
  request.search.query = "gardening";
  request.summary = SummaryKind::lead;
  const Digest digest = days.build(request);
  REQUIRE(papers_in(digest).size() == 1);
  CHECK(digest.groups.front().entries.front().text == sentence + ".");
}

TEST_CASE("the command of a digest means its query, whatever stands in that", "[digest]") {
  search::Request request;
  request.ranked = false;
  request.query = "-noise GAN's \"two words\" $HOME `x` \\";
  CHECK(list_command(request) ==
        "papers list -n 0 -- '-noise GAN'\\''s \"two words\" $HOME `x` \\'");
  request.query = "plain";
  CHECK(list_command(request) == "papers list -n 0 plain");
}
