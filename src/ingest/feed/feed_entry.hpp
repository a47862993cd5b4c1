// One entry of a feed, Atom's or RSS's: the names of their elements do not get in each other's way.
#pragma once

#include <pugixml.hpp>

#include "ingest/feed/description.hpp"
#include "paper/record.hpp"

namespace papers::ingest {

struct FeedEntry {
  Record record;
  Announced announced = Announced::none;
  std::string posted;     ///< the day the entry came out; of a post not that of its paper
  bool is_paper = false;  ///< it says more than every post does: an id, a journal, several authors
};

/// `entry`: an Atom entry or an RSS item. Of one that talks about a paper from elsewhere the
/// writer, the day and the text are the poster's, and left out.
FeedEntry read_feed_entry(const pugi::xml_node& entry);

/// The day of a feed or an entry: when it says that it came out; nullopt when it does not.
std::optional<StatedDay> day_of_feed(const pugi::xml_node& feed);

}  // namespace papers::ingest
