#include "digest/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "digest/command_line.hpp"
#include "digest/title_search.hpp"
#include "library/library.hpp"
#include "support/catch.hpp"
#include "support/take_in.hpp"
#include "support/temp_dir.hpp"

namespace papers::digest_digest_test {

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

  void add_unlisted(const std::string& published) {
    std::vector<Record> records(1);
    records.front().title = "Published on " + published;
    records.front().published = published;
    test::take_in(library_, published, std::move(records));
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

/// Papers with votes, two topics and an area of their own each, as many as `votes` has numbers.
class Voted {
 public:
  explicit Voted(const std::vector<std::int64_t>& votes)
      : library_(folder_.path() / "t.db", library::Access::create) {
    constexpr std::string_view abstracts[] = {
        "We propose a diffusion model for image generation with text-to-image diffusion models.",
        "We propose a policy for robot manipulation with a robot arm and robotic grasping.",
        "We propose chain-of-thought reasoning of language models for mathematical reasoning."};
    std::vector<Record> records(votes.size());
    for (std::size_t at = 0; at < votes.size(); ++at) {
      records[at].title = fmt::format("Paper Number {}", at + 1);
      records[at].abstract = abstracts[at % std::size(abstracts)];
      records[at].listing.emplace();
      if (votes[at] >= 0) records[at].listing->upvotes = votes[at];
    }
    test::take_in(library_, "page", std::move(records), {.date = first_day});
  }

  Digest build(const DigestRequest& request) {
    return digest::build(library_, request, *parse_iso_day("2026-11-24"));
  }

 private:
  test::TempDir folder_;
  library::Library library_;
};

std::int64_t votes_of(const Group& group) {
  std::int64_t sum = 0;
  for (const Entry& entry : group.entries) sum += entry.paper.upvotes.value_or(0);
  return sum;
}

}  // namespace

TEST_CASE("the five best stand first, areas and their papers by votes, every paper once",
          "[digest]") {
  std::mt19937 random(20260312);
  for (int round = 0; round < 6; ++round) {
    std::vector<std::int64_t> votes(6 + random() % 25);
    for (std::int64_t& vote : votes) vote = static_cast<std::int64_t>(random() % 60) - 3;
    INFO("round " << round << ", " << votes.size() << " papers");
    const Digest digest = Voted(votes).build(all_days(GroupBy::area));
    const auto papers = papers_in(digest);
    CHECK(std::set<std::int64_t>(papers.begin(), papers.end()).size() == votes.size());
    REQUIRE(digest.groups.front().is_top);
    CHECK(digest.groups.front().name == "Top 5");
    std::int64_t least = 1000;
    for (const Entry& entry : digest.groups.front().entries) {
      CHECK(entry.paper.upvotes.value_or(-1) <= least);
      least = entry.paper.upvotes.value_or(-1);
    }
    for (std::size_t at = 1; at < digest.groups.size(); ++at) {
      const Group& area = digest.groups[at];
      if (at > 1) CHECK(votes_of(area) <= votes_of(digest.groups[at - 1]));
      std::map<std::string, int> papers_below;
      for (std::size_t i = 0; i < area.entries.size(); ++i) {
        const Entry& entry = area.entries[i];
        CHECK(entry.paper.upvotes.value_or(-1) <= least);
        ++papers_below[entry.subheading];
        if (i == 0 || entry.subheading != area.entries[i - 1].subheading) continue;
        CHECK(entry.paper.upvotes.value_or(-1) <= area.entries[i - 1].paper.upvotes.value_or(-1));
      }
      for (const auto& [subheading, count] : papers_below) {
        CHECK((subheading.empty() || count >= 3));
      }
    }
  }
}

TEST_CASE("a limit keeps the best, but of what an order was asked for the first", "[digest]") {
  Voted papers({1, 2, 30, 4, 50, 6, 70});
  DigestRequest request = all_days(GroupBy::none);
  request.search.limit = 2;
  CHECK(papers_in(papers.build(request)) == std::vector<std::int64_t>{7, 5});
  request.search.order = search::find_sort_order("title");
  CHECK(papers_in(papers.build(request)) == std::vector<std::int64_t>{1, 2});
  const std::vector<std::int64_t> seen{1};
  request.search.order = nullptr;
  request.seen = &seen;
  CHECK(papers_in(papers.build(request)) == std::vector<std::int64_t>{3, 2});
}

TEST_CASE("a handful of papers has no headings by area", "[digest]") {
  const Digest digest = Voted({5, 9, 7}).build(all_days(GroupBy::area));
  REQUIRE(digest.groups.size() == 1);
  CHECK(digest.groups.front().name.empty());
  CHECK(papers_in(digest) == std::vector<std::int64_t>{2, 3, 1});
}

TEST_CASE("a span says what its days share once", "[digest]") {
  ThreeDays days;
  CHECK(days.build(all_days(GroupBy::day)).title == "Trending papers, Mar 10 to 12, 2026");
  DigestRequest request = all_days(GroupBy::day);
  request.title = "Mine";
  CHECK(days.build(request).span == "Mar 10 to 12, 2026");
}

TEST_CASE("a search for a title has its words and nothing an address could trip over", "[digest]") {
  const auto url = [](std::string_view title) {
    return title_search_url("https://example.org/?q={title}&x=1", title);
  };
  CHECK(url("C++: \\emph{Fast} & \"safe\"?") == "https://example.org/?q=C+Fast+safe&x=1");
  CHECK(url("論文 検索") == "https://example.org/?q=%E8%AB%96%E6%96%87+%E6%A4%9C%E7%B4%A2&x=1");
  CHECK(url("?!").empty());
  CHECK(url(std::string(5000, 'x') + " a").empty());
  CHECK(title_search_url("", "Title").empty());
  CHECK(is_title_search(arxiv_title_search));
  CHECK_FALSE(is_title_search("https://example.org/"));
  CHECK_FALSE(is_title_search("javascript:{title}"));
}

TEST_CASE("a digest has every paper once, however they are grouped", "[digest]") {
  ThreeDays days;
  for (const GroupBy by : {GroupBy::area, GroupBy::topic, GroupBy::day, GroupBy::none}) {
    const Digest digest = days.build(all_days(by));
    const auto papers = papers_in(digest);
    CHECK(papers.size() == 6);
    CHECK(std::set<std::int64_t>(papers.begin(), papers.end()).size() == 6);
    CHECK(digest.total == 6);
    CHECK(digest.left_out == 0);
    CHECK(digest.more_command.empty());
    for (const Group& group : digest.groups) {
      for (const Entry& entry : group.entries) {
        std::size_t said = 0;
        for (const PaperTopic& topic : entry.paper.topics) {
          if (topic.name == group.name || topic.name == entry.subheading) ++said;
        }
        CHECK(entry.also.size() + said == entry.paper.topics.size());
        CHECK(entry.text.find("We propose") == 0);
      }
    }
  }
}

TEST_CASE("days stand newest first, with how many papers each has", "[digest]") {
  ThreeDays days;
  const Digest digest = days.build(all_days(GroupBy::day));
  std::string day_before = "day-9999";
  for (const Group& group : digest.groups) {
    if (group.is_top) continue;
    CHECK(group.slug < day_before);
    day_before = group.slug;
    for (const Entry& entry : group.entries) {
      REQUIRE(entry.paper.listed_on);
      CHECK(group.name == format_day_long(*entry.paper.listed_on));
    }
  }
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
  CHECK(digest.query_command == "papers list -n 0 listed:2026-03-12");
}

TEST_CASE("papers that no page listed do not make the newest day", "[digest]") {
  ThreeDays days;
  days.add_unlisted("2026-03-12");
  days.add_unlisted("2026-11-20");
  CHECK(days.build({}).total == 1);
}

TEST_CASE("papers that were seen are neither shown nor counted", "[digest]") {
  ThreeDays days;
  DigestRequest request = all_days(GroupBy::none);
  const auto papers = papers_in(days.build(request));
  const std::vector<std::int64_t> seen(papers.begin(), papers.begin() + 5);
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
  std::size_t size = 1000;
  for (const Group& group : digest.groups) {
    if (group.is_top) continue;
    if (group.slug == "other-papers") size = 1000;
    CHECK(group.entries.size() <= size);
    size = group.entries.size();
  }
  CHECK(digest.groups.back().slug == "other-papers");
}

TEST_CASE("a digest has nothing that only half of its query matches", "[digest]") {
  ThreeDays days;
  DigestRequest request = all_days(GroupBy::none);
  request.search.query = "diffusion gardening";
  CHECK(days.build(request).total == 0);
  CHECK(days.build(request).groups.empty());
  // The best few that a reader has not had yet, as a subscription asks.
  DigestRequest fresh = request;
  const std::vector<std::int64_t> nothing_seen;
  fresh.seen = &nothing_seen;
  fresh.search.limit = 5;
  CHECK(days.build(fresh).groups.empty());
  days.add("Gardening by Diffusion", "Plants spread as they like.");
  const Digest digest = days.build(request);
  REQUIRE(digest.groups.size() == 1);
  CHECK(digest.groups.front().entries.size() == 1);
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

TEST_CASE("the heading is about all papers that match, however many are shown", "[digest]") {
  ThreeDays library;
  const Digest whole = library.build(all_days(GroupBy::area));
  for (const std::int64_t limit : {1, 2, 5}) {
    DigestRequest request = all_days(GroupBy::area);
    request.search.limit = limit;
    request.search.order = search::find_sort_order(limit == 2 ? "title" : "");
    const Digest part = library.build(request);
    CHECK(part.span == whole.span);
    CHECK(part.days.size() == whole.days.size());
    CHECK(part.days.front().papers == whole.days.front().papers);
  }
}

}  // namespace papers::digest_digest_test
