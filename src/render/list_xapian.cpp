// Input of Xapian's scriptindex: a line a field, an empty line behind each paper
// (https://xapian.org/docs/omega/scriptindex.html).
#include "render/render.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"

namespace papers::render {
namespace {

// Prefixes are Omega's (https://xapian.org/docs/omega/termprefixes.html) where it has one, its free
// "X…" elsewhere. A title's word counts three times an abstract's, as in papers' own ranking.
constexpr const char* index_script = R"(key : field boolean=Q unique=Q
id : field
title : field weight=3 index index=S
abstract : field index
author : field index=A
arxiv_id : field boolean=XARXIV
doi : field boolean=XDOI
url : field
published : field value=0
venue : field boolean=XVENUE
listed_on : field value=1
upvotes : field valuenumeric=2
github_stars : field valuenumeric=3
comments : field valuenumeric=4
topic : field boolean=XTOPIC
tag : field boolean=K
keyword : field index
)";

class XapianWriter final : public ListWriter {
 public:
  void paper(const Hit& hit, std::string& out) override {
    const Paper& paper = hit.paper;
    add(out, "key", paper.key);
    add(out, "id", std::to_string(paper.id));
    add(out, "title", paper.title);
    add(out, "abstract", paper.abstract);
    for (const std::string& author : paper.authors) add(out, "author", author);
    add(out, "arxiv_id", paper.arxiv_id);
    add(out, "doi", paper.doi);
    add(out, "url", best_link(paper));
    add(out, "published", paper.published);
    add(out, "venue", paper.venue);
    if (paper.listed_on) add(out, "listed_on", format_day(*paper.listed_on));
    add(out, "upvotes", paper.upvotes);
    add(out, "github_stars", paper.github_stars);
    add(out, "comments", paper.comments);
    for (const PaperTopic& topic : paper.topics) add(out, "topic", topic.slug);
    for (const std::string& tag : paper.tags) add(out, "tag", tag);
    for (const std::string& keyword : paper.keywords) add(out, "keyword", keyword);
    out += '\n';
  }

 private:
  static void add(std::string& out, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out += name;
    out += '=';
    out += text::single_line(value);
    out += '\n';
  }
  static void add(std::string& out, std::string_view name,
                  const std::optional<std::int64_t>& number) {
    if (number) add(out, name, std::to_string(*number));
  }
};

std::unique_ptr<ListWriter> make_xapian(const Style&) { return std::make_unique<XapianWriter>(); }

}  // namespace

extern const ListFormat xapian_list_format;
const ListFormat xapian_list_format{
    .name = "xapian",
    .summary = "input of Xapian's scriptindex; --schema: its index script",
    .use = ListFormat::Use::exchange,
    .make = make_xapian,
    .schema = index_script};

}  // namespace papers::render
