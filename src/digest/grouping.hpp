// The papers of a digest under its headings.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "digest/digest.hpp"
#include "topics/topics.hpp"

namespace papers::digest {

/// What is put under headings, and how.
struct GroupingRequest {
  GroupBy by = GroupBy::area;
  Measure measure = Measure::none;
  bool keeps_order = false;  ///< the papers stand in an order that was asked for
};

/// The groups of `entries`, each in one of them. First the five best where more than five papers
/// have headings; then areas or topics by their papers' votes and number, days from the newest,
/// what has no topic or day last. Within a group the best come first, unless the order is kept; in
/// an area, topics with three papers or more stand apart, after the rest, but not by score.
std::vector<Group> grouped(std::vector<Entry> entries, const GroupingRequest& request,
                           const topics::Areas& areas);

}  // namespace papers::digest
