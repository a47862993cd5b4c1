#include "outbox/subscriptions.hpp"

#include <fmt/format.h>

#include <array>
#include <random>

#include "library/sqlite.hpp"
#include "outbox/outbox.hpp"
#include "search/query_text.hpp"
#include "support/catch.hpp"
#include "support/random_query.hpp"

namespace papers::outbox_subscriptions_test {

using namespace papers::outbox;
using test::Outbox;

TEST_CASE("a subscription comes back as it was made", "[outbox]") {
  Outbox box;
  constexpr unsigned seed = 7;
  test::RandomQuery queries(seed, Day{});
  std::mt19937 random(seed);
  const auto pick = [&random](const auto& items) { return items[random() % std::size(items)]; };
  const std::string texts[] = {"", "Ada <ada@example.org>", "\"quoted\" 论文", "a\\b\n"};
  SubscriptionRequest request;
  for (int round = 0; round < 100; ++round) {
    INFO("seed " << seed << ", round " << round << ": " << request.search.query);
    request.search.query = random() % 4 == 0 ? pick(texts) : search::to_query(queries.tree(3));
    request.search.limit = pick(std::array<std::optional<std::int64_t>, 3>{std::nullopt, 0, 7});
    request.search.order = random() % 3 == 0
                               ? nullptr
                               : &search::sort_orders()[random() % search::sort_orders().size()];
    using Mode = search::Request::Mode;
    request.search.mode = pick(std::array{Mode::usual, Mode::any, Mode::all});
    request.search.reverse = random() % 2 == 0;
    request.search.exact = random() % 2 == 0;
    request.search.ranked = random() % 2 == 0;
    using digest::GroupBy, digest::SummaryKind;
    request.by = pick(std::array{GroupBy::area, GroupBy::topic, GroupBy::day, GroupBy::none});
    request.summary = pick(
        std::array{SummaryKind::sentence, SummaryKind::lead, SummaryKind::full, SummaryKind::none});
    request.format = pick(std::array<std::string, 2>{"email", "text"});
    request.to = pick(texts);
    request.from = pick(texts);
    request.subject = pick(texts);
    const std::string name = fmt::format("n{}", round);
    subscribe(box.library(), name, request);
    CHECK(find_subscription(box.library(), name).request == request);
  }
}

TEST_CASE("a subscription of an older papers keeps its filters as clauses", "[outbox]") {
  Outbox box;
  // As schema 1 stored them.
  box.library().database().run(R"sql(INSERT INTO subscription(name, request, created_at) VALUES
    ('full', '{"query":"x OR \"y z\" -w","ranked":false,"topics":["agents","vision"],
      "no_topic":true,"tags":["star"],"since":"2026-01-01","until":"2026-11-24","limit":7,
      "sort":"votes","reverse":true,"any":true,"exact":true,"by":"day","summary":"lead",
      "format":"text","to":"","from":"","subject":""}', '2026-11-24T08:00:00Z'),
    ('plain', '{"query":"diffusion","ranked":false,"topics":[],"no_topic":false,"tags":[],
      "since":null,"until":null,"limit":null,"sort":null,"reverse":false,"any":false,
      "exact":false,"by":"topic","summary":"sentence","format":"email","to":"me@example.org",
      "from":"","subject":""}', '2026-11-24T08:00:00Z'))sql");
  SubscriptionRequest full;
  full.search.query =
      "topic:agents topic:vision -has:topic tag:star day:2026-01-01.. day:..2026-11-24"
      " (x OR \"y z\" -w)";
  full.search.limit = 7;
  full.search.order = search::find_sort_order("votes");
  full.search.reverse = full.search.exact = true;
  full.search.mode = search::Request::Mode::any;
  full.search.ranked = false;
  full.by = digest::GroupBy::day;
  full.summary = digest::SummaryKind::lead;
  full.format = "text";
  CHECK(find_subscription(box.library(), "full").request == full);
  SubscriptionRequest plain;
  plain.search.query = "diffusion";
  plain.search.ranked = false;
  plain.by = digest::GroupBy::topic;
  plain.to = "me@example.org";
  CHECK(find_subscription(box.library(), "plain").request == plain);
}

TEST_CASE("a subscription's name is a word that is not taken", "[outbox]") {
  Outbox box;
  const SubscriptionRequest request;
  subscribe(box.library(), "two", request);
  for (const char* bad : {"", "a b", "a/b", "..", "-x", "a\nb", "é"}) {
    INFO(bad);
    CHECK_THROWS_AS(subscribe(box.library(), bad, request), UsageError);
  }
  CHECK_THROWS_AS(subscribe(box.library(), "two", request), UsageError);
  CHECK_THROWS_AS(find_subscription(box.library(), "tow"), UsageError);
}

}  // namespace papers::outbox_subscriptions_test
