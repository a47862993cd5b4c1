#include "outbox/subscriptions.hpp"

#include "outbox/outbox.hpp"
#include "support/catch.hpp"

using namespace papers;
using namespace papers::outbox;
using test::day;
using test::Outbox;

TEST_CASE("a subscription comes back as it was made", "[outbox]") {
  Outbox box;
  SubscriptionRequest request;
  request.search.query = "\"quoted\" 论文 -x";
  request.search.filters.since = day("2026-01-02");
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
