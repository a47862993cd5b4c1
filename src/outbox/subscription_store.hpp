// A subscription's request as the JSON of its `request` column.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "outbox/subscriptions.hpp"

namespace papers::outbox {

std::string to_json(const SubscriptionRequest& request);

/// Unknown members are ignored, missing ones keep their defaults. nullopt when `json` is no object.
std::optional<SubscriptionRequest> request_of_json(std::string_view json);

}  // namespace papers::outbox
