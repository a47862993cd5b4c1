// Standing queries: what a subscription stores, and the subscriptions of a library by their names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "digest/digest.hpp"

namespace papers::outbox {

/// What a subscription stores; enough to make each of its issues.
struct SubscriptionRequest {
  search::Request search;
  digest::GroupBy by = digest::GroupBy::area;
  digest::SummaryKind summary = digest::SummaryKind::sentence;
  std::string format = "email";
  std::string to, from, subject;  ///< for email; may be empty

  bool operator==(const SubscriptionRequest&) const = default;
};

struct Subscription {
  std::int64_t id = 0;
  std::string name;
  std::string created_at;
  SubscriptionRequest request;
  std::string damage;  ///< that `request` could not be read, and how to mend it; empty: it was
};

/// Names are letters, digits and -_. and stand for themselves in Message-IDs and List-Ids.
/// Throws UsageError for others, and when the name is taken.
void subscribe(library::Library& library, std::string_view name,
               const SubscriptionRequest& request);

/// Asks for something else under the same name: issues and what was sent stay, and so what was sent
/// is not sent again. Throws as find_subscription.
void change_subscription(library::Library& library, std::string_view name,
                         const SubscriptionRequest& request);

/// By name; in order of names; damaged ones too. find_subscription throws UsageError with the
/// nearest name.
std::vector<Subscription> subscriptions(library::Library& library);
Subscription find_subscription(library::Library& library, std::string_view name);

/// Forgets it with its issues. Throws as find_subscription.
void unsubscribe(library::Library& library, std::string_view name);

/// Those whose request cannot be read. papers cannot know what they asked for, so none is
/// repairable.
std::vector<library::Damage> damaged_subscriptions(library::Library& library);

/// The papers command that lists what it matches.
std::string query_of(const Subscription& subscription);

}  // namespace papers::outbox
