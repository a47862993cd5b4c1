#include "outbox/issues.hpp"

#include <array>
#include <set>

#include "base/error.hpp"
#include "library/remove.hpp"
#include "library/sqlite.hpp"
#include "outbox/outbox.hpp"
#include "render/mime.hpp"
#include "support/catch.hpp"

namespace papers::outbox_issues_test {

using namespace papers::outbox;
using test::day;
using test::Outbox;

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
  CHECK(second->body.find("Paper Number 3") != std::string::npos);
  CHECK(second->body.find("Paper Number 1") == std::string::npos);
  CHECK(second->message_id != first->message_id);
}

TEST_CASE("a change of mind takes the issue that nobody got with it", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  const auto refused = box.prepare();
  CHECK_FALSE(box.send(*refused, "exit 64").sent);
  // One that may have arrived stays what it is.
  const bool may_have_arrived = GENERATE(false, true);
  if (may_have_arrived) box.library().database().run("UPDATE issue SET state = 'sending'");
  SubscriptionRequest wanted = box.all().request;
  wanted.to = "me@example.org";
  change_subscription(box.library(), "all", wanted);
  give_up_pending(box.library(), box.all());
  CHECK(box.waiting().waiting == 1);
  const auto next = box.prepare();
  REQUIRE(next.has_value());
  CHECK((next->message_id == refused->message_id) == may_have_arrived);
  CHECK(next->papers == 1);
  CHECK(box.send(*next, "true").sent);
  CHECK_FALSE(box.prepare().has_value());
  // A run that began before.
  if (!may_have_arrived) CHECK_THROWS_AS(box.send(*refused, "true"), BusyError);
}

TEST_CASE("a name that somebody else put into the library begins no header", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  box.library().database().run(
      "UPDATE subscription SET name = 'n' || char(13, 10) || 'Bcc: v@evil.example' ||"
      " char(13, 10, 13, 10) || 'body'");
  outbox::Subscription named = subscriptions(box.library()).front();
  named.request.format = "email";
  named.request.to = "me@example.org";
  const auto issue = preview_issue(box.library(), named, Outbox::options());
  REQUIRE(issue.has_value());
  const std::string headers = issue->body.substr(0, issue->body.find("\n\n"));
  CHECK(headers.find("\nBcc") == std::string::npos);
  CHECK(headers.find('\r') == std::string::npos);
  CHECK(headers.find("\nContent-Type: multipart/alternative") != std::string::npos);
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

TEST_CASE("what was being sent when its papers were removed goes out as it was", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  const auto first = box.prepare();
  box.library().database().run("UPDATE issue SET state = 'sending'");
  library::remove_papers(box.library(), std::array{std::int64_t{1}}, false);
  const auto again = box.prepare();
  REQUIRE(again.has_value());
  CHECK(again->body == first->body);
  CHECK(again->message_id == first->message_id);
}

TEST_CASE("catching up counts what waits as seen, and nothing more", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  (void)box.prepare();
  box.add_paper(2);
  CHECK(catch_up(box.library(), box.all(), Outbox::options()) == 2);
  CHECK_FALSE(box.prepare().has_value());
  CHECK(box.waiting().waiting == 0);
  box.add_paper(3);
  CHECK(box.prepare()->papers == 1);
}

TEST_CASE("a limit leaves papers for the next issue", "[outbox]") {
  Outbox box;
  unsubscribe(box.library(), "all");
  SubscriptionRequest request;
  request.search.limit = 2;
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
  const auto preview = preview_issue(box.library(), box.all(), Outbox::options());
  REQUIRE(preview.has_value());
  CHECK(box.library().database().integer("SELECT count(*) FROM issue") == 0);
  CHECK(box.prepare()->body == preview->body);
}

TEST_CASE("an issue can be empty only when asked for", "[outbox]") {
  Outbox box;
  CHECK_FALSE(box.prepare().has_value());
  IssueOptions options = Outbox::options();
  options.allow_empty = true;
  CHECK(prepare_issue(box.library(), box.all(), options).has_value());
}

TEST_CASE("an issue whose papers are all gone is not sent", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  const auto first = box.prepare();
  REQUIRE(first.has_value());
  library::remove_papers(box.library(), std::array{std::int64_t{1}}, false);
  IssueOptions options = Outbox::options();
  CHECK_FALSE(preview_issue(box.library(), box.all(), options).has_value());
  CHECK_FALSE(box.prepare().has_value());
  CHECK_FALSE(box.waiting().open.has_value());
  box.add_paper(2);
  const auto second = box.prepare();
  REQUIRE(second.has_value());
  CHECK(second->number == first->number + 1);
  CHECK(second->body.find("Paper Number 2") != std::string::npos);
}

TEST_CASE("an issue keeps the format it was made in, and only a mail gets CRLF", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  IssueOptions options = Outbox::options();
  CHECK(preview_issue(box.library(), box.all(), options)->format == "text");
  options.format = "email";
  const auto made = prepare_issue(box.library(), box.all(), options);
  options.format = "html";
  const auto again = prepare_issue(box.library(), box.all(), options);
  CHECK(again->format == "email");
  CHECK(again->body == made->body);
  CHECK(bytes_of(*again, false) == made->body);
  CHECK(bytes_of(*again, true) == render::with_crlf(made->body));
  Issue text = *again;
  text.format = "text";
  CHECK(bytes_of(text, true) == made->body);
}

}  // namespace papers::outbox_issues_test
