#include "outbox/subscriptions.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/ascii.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"
#include "digest/command_line.hpp"
#include "library/sqlite.hpp"
#include "outbox/subscription_store.hpp"
#include "text/escape.hpp"

namespace papers::outbox {
namespace {

constexpr std::size_t name_size_bytes = 64;

bool is_name(std::string_view name) {
  if (name.empty() || name.size() > name_size_bytes || name.front() == '.' || name.back() == '.' ||
      name.front() == '-' || name.find("..") != std::string_view::npos) {
    return false;
  }
  for (const char c : name) {
    const bool letter = ascii::is_alphanumeric(c);
    if (!letter && c != '-' && c != '_' && c != '.') return false;
  }
  return true;
}

Subscription subscription_of(const library::Statement& row) {
  Subscription subscription;
  subscription.id = row.integer(0);
  subscription.name = row.text(1);
  subscription.created_at = row.text(2);
  if (auto request = request_of_json(row.text(3))) {
    subscription.request = std::move(*request);
  } else {
    const std::string name = digest::shell_quoted(text::single_line(subscription.name));
    subscription.damage = fmt::format(
        "its request is damaged; 'papers subscribe {0} QUERY --change' gives it a new one, "
        "'papers unsubscribe {0}' forgets it",
        name);
  }
  return subscription;
}

}  // namespace

void subscribe(library::Library& library, std::string_view name,
               const SubscriptionRequest& request) {
  if (!is_name(name)) {
    throw UsageError(fmt::format("'{}' is no name for a subscription: use letters, digits, - _ .",
                                 text::single_line(name)));
  }
  library::Database& database = library.database();
  library::Transaction transaction(database);
  auto taken = database.prepare("SELECT 1 FROM subscription WHERE name = ?1");
  if (taken.bind(1, name).step()) {
    throw UsageError(
        fmt::format("a subscription is called '{}' already; --change makes it ask for this", name));
  }
  database.prepare("INSERT INTO subscription(name, request, created_at) VALUES (?1, ?2, ?3)")
      .bind(1, name)
      .bind(2, to_json(request))
      .bind(3, now_utc())
      .run();
  transaction.commit();
}

void change_subscription(library::Library& library, std::string_view name,
                         const SubscriptionRequest& request) {
  library::Transaction transaction(library.database());
  library.database()
      .prepare("UPDATE subscription SET request = ?2 WHERE id = ?1")
      .bind(1, find_subscription(library, name).id)
      .bind(2, to_json(request))
      .run();
  transaction.commit();
}

std::vector<Subscription> subscriptions(library::Library& library) {
  std::vector<Subscription> all;
  auto rows = library.database().prepare(
      "SELECT id, name, created_at, request FROM subscription ORDER BY name");
  while (rows.step()) all.push_back(subscription_of(rows));
  return all;
}

Subscription find_subscription(library::Library& library, std::string_view name) {
  auto row = library.database().prepare(
      "SELECT id, name, created_at, request FROM subscription WHERE name = ?1");
  if (row.bind(1, name).step()) return subscription_of(row);
  std::vector<std::string> names;
  for (Subscription& other : subscriptions(library)) names.push_back(std::move(other.name));
  std::string message = fmt::format("no subscription is called '{}'", text::single_line(name));
  if (const auto nearest = search::nearest_word(name, names)) {
    message += fmt::format("; did you mean '{}'?", *nearest);
  } else {
    message += names.empty() ? "; make one with papers subscribe" : "; see papers subscriptions";
  }
  throw UsageError(message);
}

std::vector<library::Damage> damaged_subscriptions(library::Library& library) {
  std::vector<library::Damage> damage;
  for (const Subscription& one : subscriptions(library)) {
    if (one.damage.empty()) continue;
    damage.push_back({fmt::format("subscription {}: {}", one.name, one.damage), false});
  }
  return damage;
}

std::string query_of(const Subscription& subscription) {
  return digest::list_command(subscription.request.search);
}

void unsubscribe(library::Library& library, std::string_view name) {
  const Subscription subscription = find_subscription(library, name);
  library::Transaction transaction(library.database());
  library.database()
      .prepare("DELETE FROM subscription WHERE id = ?1")
      .bind(1, subscription.id)
      .run();
  transaction.commit();
}

}  // namespace papers::outbox
