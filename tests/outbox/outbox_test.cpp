#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "base/error.hpp"
#include "library/sqlite.hpp"
#include "outbox/subscriptions.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace papers;
using namespace papers::outbox;

namespace {

constexpr const char* now = "2026-11-24T08:00:00Z";

/// A library with a subscription "all", and a mailbox that --send commands write to.
class Outbox {
 public:
  Outbox() : library_(folder_.path() / "t.db", library::Access::create) {
    SubscriptionRequest request;
    request.format = "text";
    subscribe(library_, "all", request);
  }

  void add_paper(int number) {
    library::Import import(library_, {fmt::format("page-{}", number), "page"});
    Record record;
    record.title = fmt::format("Paper Number {}", number);
    record.abstract = "We propose a thing.";
    record.abstract_kind = AbstractKind::full;
    record.appearance.emplace();
    import.add(record, parse_iso_day("2026-03-12"));
    import.finish(fmt::format("{:064}", number), parse_iso_day("2026-03-12"), "given", 0);
  }

  /// The body names the Message-ID and the papers, one a line.
  static OutboxRun run(bool allow_empty = false) {
    OutboxRun run;
    run.today = *parse_iso_day("2026-11-24");
    run.date = now;
    run.allow_empty = allow_empty;
    run.render = [](const digest::Digest& digest, const IssueIdentity& identity,
                    const SubscriptionRequest&) {
      std::string body = identity.message_id + "\n";
      for (const digest::Group& group : digest.groups) {
        for (const digest::Entry& entry : group.entries) body += entry.paper.title + "\n";
      }
      return RenderedIssue{"subject", body + "end\n"};
    };
    return run;
  }

  std::optional<Issue> prepare() { return prepare_issue(library_, all(), run()); }
  Sending send(const Issue& issue, const std::string& command) {
    return send_issue(library_, issue, command, now);
  }
  Subscription all() { return find_subscription(library_, "all"); }
  SubscriptionStatus waiting() { return status(library_, all(), *parse_iso_day("2026-11-24")); }
  library::Library& library() { return library_; }
  [[nodiscard]] std::string file(const char* name) const {
    return (folder_.path() / name).string();
  }

 private:
  test::TempDir folder_;
  library::Library library_;
};

}  // namespace

TEST_CASE("a sent issue is never sent again, and the next has only what is new", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  box.add_paper(2);
  const auto first = box.prepare();
  REQUIRE(first.has_value());
  CHECK(first->papers == 2);
  CHECK(box.send(*first, "cat > '" + box.file("first") + "'").sent);
  CHECK(test::read_bytes(box.file("first")) == first->body);
  CHECK_FALSE(box.prepare().has_value());
  box.add_paper(3);
  const auto second = box.prepare();
  REQUIRE(second.has_value());
  CHECK(second->number == 2);
  CHECK(second->body.find("Paper Number 3\n") != std::string::npos);
  CHECK(second->body.find("Paper Number 1\n") == std::string::npos);
  CHECK(second->message_id != first->message_id);
}

TEST_CASE("a failed command leaves the issue as it was, to be sent with the same bytes",
          "[outbox]") {
  Outbox box;
  box.add_paper(1);
  const auto first = box.prepare();
  struct Failure {
    const char* command;
    ExitCode code;
    const char* words;
  };
  for (const Failure& failure :
       {Failure{"cat > /dev/null; exit 75", ExitCode::try_later, "ended with 75"},
        Failure{"exit 69", ExitCode::try_later, "69"}, Failure{"exit 1", ExitCode::error, "with 1"},
        Failure{"/nonexistent", ExitCode::error, "cannot run"},
        Failure{"kill -9 $$", ExitCode::error, "killed by signal 9"}}) {
    INFO(failure.command);
    const Sending sending = box.send(*first, failure.command);
    CHECK_FALSE(sending.sent);
    CHECK(sending.code == failure.code);
    CHECK(sending.error.find(failure.words) != std::string::npos);
  }
  CHECK(box.waiting().open->attempts == 5);
  box.add_paper(2);  // waits for the issue after
  const auto again = box.prepare();
  CHECK(again->body == first->body);
  CHECK(again->message_id == first->message_id);
  CHECK(box.waiting().waiting == 2);
}

TEST_CASE("a command that reads little or nothing still decides by its exit", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  CHECK(box.send(*box.prepare(), "true").sent);
  box.add_paper(2);
  CHECK(box.send(*box.prepare(), "head -c 1 > /dev/null").sent);
}

TEST_CASE("an issue whose sending was interrupted is sent again as it is", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  const auto first = box.prepare();
  box.library().database().run("UPDATE issue SET state = 'sending'");
  const auto again = box.prepare();
  REQUIRE(again.has_value());
  CHECK(again->state == Issue::State::sending);
  CHECK(again->body == first->body);
}

TEST_CASE("only one process sends from a library at a time", "[outbox]") {
  Outbox box;
  {
    const SenderLock lock(box.library().file());
    CHECK_THROWS_AS(SenderLock(box.library().file()), BusyError);
  }
  CHECK_NOTHROW(SenderLock(box.library().file()));
}

TEST_CASE("catching up counts what waits as seen, and nothing more", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  (void)box.prepare();
  box.add_paper(2);
  CHECK(catch_up(box.library(), box.all(), Outbox::run()) == 2);
  CHECK_FALSE(box.prepare().has_value());
  CHECK(box.waiting().waiting == 0);
  box.add_paper(3);
  CHECK(box.prepare()->papers == 1);
}

TEST_CASE("a limit leaves papers for the next issue", "[outbox]") {
  Outbox box;
  unsubscribe(box.library(), "all");
  SubscriptionRequest request;
  request.search.filters.limit = 2;
  subscribe(box.library(), "all", request);
  std::set<std::string> sent;
  for (int i = 1; i <= 5; ++i) box.add_paper(i);
  std::uint64_t papers = 0;
  for (int issue = 1; issue <= 3; ++issue) {
    const auto next = box.prepare();
    REQUIRE(next.has_value());
    CHECK(sent.insert(next->body).second);
    papers += next->papers;
    CHECK(box.send(*next, "cat > /dev/null").sent);
  }
  CHECK(papers == 5);
  CHECK_FALSE(box.prepare().has_value());
}

TEST_CASE("printing what would be sent stores nothing", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  const auto preview = preview_issue(box.library(), box.all(), Outbox::run());
  REQUIRE(preview.has_value());
  CHECK(box.library().database().integer("SELECT count(*) FROM issue") == 0);
  CHECK(box.prepare()->body == preview->body);
}

TEST_CASE("an issue can be empty only when asked for", "[outbox]") {
  Outbox box;
  CHECK_FALSE(box.prepare().has_value());
  CHECK(prepare_issue(box.library(), box.all(), Outbox::run(true)).has_value());
}

TEST_CASE("a subscription comes back as it was made", "[outbox]") {
  Outbox box;
  SubscriptionRequest request;
  request.search.query = "\"quoted\" 论文 -x";
  request.search.filters.since = parse_iso_day("2026-01-02");
  request.search.filters.sort = search::Sort::votes;
  request.search.filters.limit = 7;
  request.by = digest::GroupBy::day;
  request.summary = digest::SummaryKind::lead;
  request.to = "Ada <ada@example.org>";
  subscribe(box.library(), "two", request);
  const SubscriptionRequest back = find_subscription(box.library(), "two").request;
  CHECK(back.search.query == request.search.query);
  CHECK(back.search.filters.since == request.search.filters.since);
  CHECK(back.search.filters.sort == request.search.filters.sort);
  CHECK(back.search.filters.limit == request.search.filters.limit);
  CHECK(back.by == request.by);
  CHECK(back.summary == request.summary);
  CHECK(back.to == request.to);
  for (const char* bad : {"", "a b", "a/b", "..", "-x", "a\nb", "é"}) {
    INFO(bad);
    CHECK_THROWS_AS(subscribe(box.library(), bad, request), UsageError);
  }
  CHECK_THROWS_AS(subscribe(box.library(), "two", request), UsageError);
  CHECK_THROWS_AS(find_subscription(box.library(), "tow"), UsageError);
}
