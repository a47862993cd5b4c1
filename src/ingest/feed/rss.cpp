// RSS 2.0, RSS 1.0 as journals still send it, and Atom: arXiv's announcements, the answers of its
// query API, and other feeds of papers.
#include <algorithm>

#include "base/error.hpp"
#include "ingest/feed/feed_entry.hpp"
#include "ingest/feed/feed_reader.hpp"
#include "ingest/feed/xml.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest {

namespace {

void read_rss(Input& input, Sink& sink) {
  XmlDocument document(input);
  const pugi::xml_node root = document.root();
  if (local_name(root) != "rss" && local_name(root) != "RDF") {
    throw no_such_root(input.name(), root, "RSS feed");
  }
  const pugi::xml_node channel = child_named(root, "channel");
  FeedReader reader(sink, day_of_feed(channel));
  std::size_t items = 0;
  // RSS 1.0 has its items beside the channel, 2.0 inside.
  for (const pugi::xml_node& holder : {channel, root}) {
    for (const pugi::xml_node& item : holder.children()) {
      if (local_name(item) != "item") continue;
      reader.read(item, document.line_of(item));
      ++items;
    }
  }
  if (items == 0) throw NoPapers(input.name() + ": an RSS feed without entries");
  reader.finish(input.name(), "an RSS feed");
}

Evidence sniff_rss(std::string_view head, std::string_view) {
  constexpr std::size_t root_size_bytes = 4096;
  if (!begins_with_tag(head)) return {};
  const std::string_view root = head.substr(0, root_size_bytes);
  const auto has = [&](const char* text) { return root.find(text) != std::string_view::npos; };
  if (!has("<rss") && !has("http://purl.org/rss/1.0/")) return {};
  // Every feed of arXiv names Atom's namespace too.
  if (has("arxiv.org")) return {97, "an RSS feed from arXiv"};
  return {96, "an RSS feed"};
}

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

extern const Format rss_format = {"rss",     "RSS: arXiv's announcements and feeds of papers",
                                  true,      false,
                                  sniff_rss, read_rss,
                                  100,       Container::markup};

}  // namespace papers::ingest
