// What the readers of feeds share: entries in, records and their account out.
#pragma once

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "ingest/feed/announcement.hpp"
#include "ingest/feed/feed_entry.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest {

class FeedReader {
 public:
  /// `day`: that of the feed. `sink` must outlive the reader.
  FeedReader(Sink& sink, const std::optional<StatedDay>& day)
      : sink_(sink), announcement_(sink), day_(day) {}

  /// An Atom entry or an RSS item that begins on `line`. What arXiv announces is listed on the
  /// feed's day, what shows votes on its own; other entries are no listings.
  void read(const pugi::xml_node& entry, std::uint64_t line);

  /// Passes on what was read: the entries about papers, and all where most are or `of_papers`.
  /// Throws NoPapers when `what` ("an RSS feed") has none about a paper.
  void finish(const std::string& name, std::string_view what, bool of_papers = false);

 private:
  struct Held {
    FeedEntry entry;
    std::string fault;
  };

  void pass_on(Held& held, std::uint64_t number);

  Sink& sink_;
  Announcement announcement_;
  std::optional<StatedDay> day_;
  std::vector<Held> held_;
};

/// "a.xml: the XML is no Atom feed: its root is <opml>".
Error no_such_root(const std::string& name, const pugi::xml_node& root, std::string_view wanted);

}  // namespace papers::ingest
