// One entry of a feed, Atom's or RSS's: the names of their elements do not get in each other's way.
#pragma once

#include <pugixml.hpp>

#include "ingest/feed/description.hpp"
#include "paper/record.hpp"

namespace papers::ingest {

struct FeedEntry {
  Record record;
  Announced announced = Announced::none;
};

/// `entry`: an Atom entry or an RSS item.
FeedEntry read_feed_entry(const pugi::xml_node& entry);

/// The day of a feed or an entry: when it says that it came out; nullopt when it does not.
std::optional<StatedDay> day_of_feed(const pugi::xml_node& feed);

}  // namespace papers::ingest
