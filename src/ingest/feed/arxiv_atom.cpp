// Atom: the answers of arXiv's query API, its announcements, and other feeds of papers.
#include <fmt/format.h>

#include <string>

#include "base/error.hpp"
#include "ingest/feed/announcement.hpp"
#include "ingest/feed/feed_entry.hpp"
#include "ingest/feed/feed_reader.hpp"
#include "ingest/feed/xml.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest {

namespace {

void read_atom(Input& input, Sink& sink) {
  XmlDocument document(input);
  const pugi::xml_node feed = document.root();
  if (local_name(feed) == "entry") {
    FeedReader reader(sink, std::nullopt);
    reader.read(feed, 1);
    return reader.finish(input.name(), "an Atom entry");
  }
  if (local_name(feed) != "feed") throw no_such_root(input.name(), feed, "Atom feed");
  FeedReader reader(sink, day_of_feed(feed));
  for (const pugi::xml_node& entry : feed.children()) {
    if (local_name(entry) == "entry") reader.read(entry, document.line_of(entry));
  }
  const bool is_own = text_of(child_named(feed, "generator")) == "papers";
  reader.finish(input.name(), "an Atom feed", is_own);
}

Evidence sniff_atom(std::string_view head, std::string_view) {
  if (!begins_with_tag(head)) return {};
  const auto has = [&](const char* text) { return head.find(text) != std::string_view::npos; };
  if (!has("http://www.w3.org/2005/Atom")) return {};
  if (!has("<feed") && !has(":feed") && !has("<entry")) return {};
  if (has("arxiv.org")) return {95, "an Atom feed from arXiv"};
  return {70, "an Atom feed"};
}

}  // namespace

extern const Format arxiv_atom_format = {
    "arxiv-atom", "Atom: arXiv's answers and announcements, feeds of papers",
    true,         false,
    sniff_atom,   read_atom,
    100,          Container::markup};

}  // namespace papers::ingest
