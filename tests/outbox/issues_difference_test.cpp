// What waits for a subscription: what its query finds and none of its issues had, whatever happened
// to the papers in between. Looked at from outside, paper by paper.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "library/remove.hpp"
#include "library/sqlite.hpp"
#include "outbox/outbox.hpp"
#include "support/catch.hpp"

namespace papers::outbox_issues_difference_test {

using namespace papers::outbox;

namespace {

using Ids = std::set<std::int64_t>;

/// A standing query, and the same in C++.
struct Standing {
  const char* name;
  const char* query;
  std::function<bool(const Paper& paper, Day today)> holds;
  std::int64_t limit = 0;  ///< papers of an issue
};

bool says_zebra(const Paper& paper) { return paper.title.find("zebra") != std::string::npos; }

bool is_mine(const Paper& paper) {
  return std::find(paper.tags.begin(), paper.tags.end(), "mine") != paper.tags.end();
}

const Standing standing[] = {
    {"word", "zebra", [](const Paper& paper, Day) { return says_zebra(paper); }},
    {"few", "zebra OR okapi",
     [](const Paper& paper, Day) {
       return says_zebra(paper) || paper.title.find("okapi") != std::string::npos;
     },
     2},
    {"tag", "tag:mine", [](const Paper& paper, Day) { return is_mine(paper); }},
    {"no-tag", "zebra -tag:mine",
     [](const Paper& paper, Day) { return says_zebra(paper) && !is_mine(paper); }},
    {"votes", "votes:>50", [](const Paper& paper, Day) { return paper.upvotes.value_or(0) > 50; }},
    {"recent", "day:4d..",
     [](const Paper& paper, Day today) {
       return paper.listed_on && *paper.listed_on >= today - std::chrono::days(4);
     }},
    {"settled", "day:<4d",
     [](const Paper& paper, Day today) {
       return paper.listed_on && *paper.listed_on < today - std::chrono::days(4);
     }},
};

/// A library to which things happen, by chance.
class World {
 public:
  explicit World(unsigned seed)
      : random_(seed), library_(folder_.path() / "t.db", library::Access::create) {
    for (const Standing& one : standing) {
      SubscriptionRequest request;
      request.format = "text";
      request.search.query = one.query;
      request.search.limit = one.limit;
      subscribe(library_, one.name, request);
    }
  }

  void something_happens() {
    switch (pick(6)) {
      case 0:
      case 1:
        return list_papers();
      case 2:
        if (const auto paper = some_paper()) library_.add_tag(*paper, "mine");
        return;
      case 3:
        if (const auto paper = some_paper()) library_.change_tags({&*paper, 1}, {}, {"mine"});
        return;
      case 4:
        if (const auto paper = some_paper()) remove_papers(library_, {&*paper, 1}, false);
        return;
      default:
        today_ += std::chrono::days(1 + pick(3));
    }
  }

  void send_one() {
    const Standing& one = standing[pick(std::size(standing))];
    IssueOptions options;
    options.today = today_;
    options.now = format_day(today_) + "T08:00:00Z";
    const Ids due = waiting_for(one);
    const auto issue = prepare_issue(library_, find_subscription(library_, one.name), options);
    INFO(one.name);
    REQUIRE(issue.has_value() == !due.empty());
    if (!issue) return;
    const Ids sent = papers_of(*issue);
    CHECK(std::includes(due.begin(), due.end(), sent.begin(), sent.end()));
    const auto limit = static_cast<std::size_t>(one.limit);
    CHECK(sent.size() == (limit == 0 ? due.size() : std::min(limit, due.size())));
    sent_[one.name].insert(sent.begin(), sent.end());
    mark_sent(library_, *issue, options.now);
  }

  void check_what_waits() {
    for (const Standing& one : standing) {
      INFO(one.name << " on " << format_day(today_));
      const Subscription subscription = find_subscription(library_, one.name);
      CHECK(status(library_, subscription, today_).waiting == waiting_for(one).size());
    }
  }

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }

  /// New papers, other versions of known ones, and records that say that two known ones are one.
  void list_papers() {
    constexpr const char* animals[] = {"zebra", "okapi", "heron"};
    std::vector<Record> records;
    for (std::size_t count = 1 + pick(3); records.size() < count;) {
      const std::size_t number = pick(20);
      Record record;
      record.title = fmt::format("Notes {} on a {}", number, animals[pick(3)]);
      const std::size_t names = 1 + pick(3);
      if ((names & 1U) != 0) record.arxiv_id = fmt::format("2401.{}", 10'001 + number);
      if ((names & 2U) != 0) record.doi = fmt::format("10.1000/notes.{}", number);
      record.listing.emplace();
      record.listing->upvotes = static_cast<std::int64_t>(pick(100));
      records.push_back(std::move(record));
    }
    test::take_in(library_, fmt::format("page {}", ++pages_), records, {.date = today_});
  }

  std::vector<std::int64_t> all_papers() {
    std::vector<std::int64_t> papers;
    auto rows = library_.database().prepare("SELECT id FROM paper ORDER BY id");
    while (rows.step()) papers.push_back(rows.integer(0));
    return papers;
  }

  std::optional<std::int64_t> some_paper() {
    const auto papers = all_papers();
    return papers.empty() ? std::nullopt : std::optional(papers[pick(papers.size())]);
  }

  Ids papers_of(const Issue& issue) {
    Ids papers;
    auto rows = library_.database().prepare("SELECT paper FROM issue_paper WHERE issue = ?1");
    rows.bind(1, issue.id);
    while (rows.step()) papers.insert(rows.integer(0));
    return papers;
  }

  Ids waiting_for(const Standing& one) {
    Ids waiting;
    for (const std::int64_t id : all_papers()) {
      if (one.holds(*library_.paper(id), today_)) waiting.insert(id);
    }
    // What was sent under the name of a paper that was merged was sent of the one that is left.
    for (const std::int64_t id : sent_[one.name]) {
      if (const auto paper = library_.paper(id)) waiting.erase(paper->id);
    }
    return waiting;
  }

  std::mt19937 random_;
  test::TempDir folder_;
  library::Library library_;
  Day today_ = test::day("2026-03-01");
  int pages_ = 0;
  std::map<std::string, Ids> sent_;  ///< by subscription
};

}  // namespace

TEST_CASE("what waits is what a standing query finds and no issue had", "[outbox]") {
  for (unsigned seed = 1; seed <= 2; ++seed) {
    World world(seed);
    for (int step = 0; step < 45; ++step) {
      INFO("seed " << seed << ", step " << step);
      world.something_happens();
      if (step % 3 == 2) world.send_one();
      world.check_what_waits();
    }
  }
}

}  // namespace papers::outbox_issues_difference_test
