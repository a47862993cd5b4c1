// The default list: row id, title, a line of facts, and the passage that matched.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/render.hpp"
#include "render/terminal.hpp"
#include "render/visible.hpp"

namespace papers::render {
namespace {

constexpr int indent_cols = 6;
/// So many names do not push the abstract off the screen; all of them stand below it.
constexpr std::size_t leading_authors = 8;

std::string facts_line(const Hit& hit) {
  const Paper& paper = hit.paper;
  std::string line;
  const auto add = [&line](std::string_view fact) {
    if (!line.empty()) line += " · ";
    line += fact;
  };
  if (paper.listed_on) {
    add(format_day(*paper.listed_on));
  } else if (!paper.published.empty()) {
    add("published " + visible(paper.published));
  }
  if (paper.upvotes) {
    add(counted(static_cast<std::uint64_t>(std::max<std::int64_t>(0, *paper.upvotes)), "vote"));
  }
  for (const PaperTopic& topic : paper.topics) add(visible(topic.name));
  for (const std::string& tag : paper.tags) add("+" + visible(tag));
  if (hit.match == Hit::Match::partial) add("partial");
  return line;
}

class TextWriter final : public ListWriter {
 public:
  explicit TextWriter(const Style& style) : terminal_(style), whole_(style.whole) {}

  void paper(const Hit& hit, std::string& out) override {
    // A list of titles is dense; papers with passages, or whole ones, stand apart.
    const bool loose = whole_ || !hit.snippet.empty();
    if (!first_ && (loose || loose_)) out += '\n';
    if (hit.match == Hit::Match::partial && !partial_) append_rule(out);
    first_ = false;
    loose_ = loose;
    const std::string id = fmt::format("{:>4}  ", hit.paper.id);
    const int title_indent_cols = static_cast<int>(id.size());
    // Without colour the passage shows the match; a title stays as it can be pasted.
    const bool mark_title = terminal_.colored() && !hit.title.empty();
    const std::string title = mark_title ? visible_with_marks(hit.title) : visible(hit.paper.title);
    terminal_.paragraph(out, title, terminal_.paint(id, Ink::accent), title_indent_cols, Ink::title,
                        terminal_.link_to(hit.paper));
    if (whole_) {
      append_record(hit, out);
      return;
    }
    append(out, facts_line(hit), Ink::dim);
    if (!hit.snippet.empty()) append(out, visible_with_marks(hit.snippet), Ink::plain);
  }

 private:
  void append(std::string& out, std::string_view text, Ink ink) const {
    if (text.empty()) return;
    terminal_.paragraph(out, text, std::string(indent_cols, ' '), indent_cols, ink);
  }
  void append_fact(std::string& out, std::string_view name, std::string_view value) const {
    if (!value.empty()) append(out, fmt::format("{}: {}", name, value), Ink::plain);
  }
  void append_record(const Hit& hit, std::string& out) const;

  // Between papers with all the words and those with some.
  void append_rule(std::string& out) {
    partial_ = true;
    append(out,
           first_ ? "── no paper has all the words; these have some ──" : "── some of the words ──",
           Ink::dim);
    out += '\n';
  }

  Terminal terminal_;
  bool whole_;
  bool first_ = true;
  bool loose_ = false;
  bool partial_ = false;  ///< below the rule
};

void TextWriter::append_record(const Hit& hit, std::string& out) const {
  const Paper& paper = hit.paper;
  append(out, short_authors(paper, leading_authors), Ink::plain);
  append(out, facts_line(hit), Ink::dim);
  if (!paper.abstract.empty()) {
    out += '\n';
    append(out, visible(paper.abstract), Ink::plain);
    if (paper.abstract_kind == AbstractKind::truncated) append(out, "(truncated)", Ink::dim);
    if (paper.abstract_kind == AbstractKind::summary) append(out, "(a summary)", Ink::dim);
  }
  out += '\n';
  const std::string authors = join_visible(paper.authors, ", ");
  if (authors != short_authors(paper, leading_authors)) append_fact(out, "authors", authors);
  append_fact(out, "key", visible(paper.key).substr(0, 8));
  append_fact(out, "arXiv", visible(paper.arxiv_id));
  append_fact(out, "DOI", visible(paper.doi));
  append_fact(out, "published", visible(paper.published));
  append_fact(out, "venue", visible(paper.venue));
  append_fact(out, "keywords", join_visible(paper.keywords, ", "));
  append_fact(out, "page", visible(paper.url));
  std::set<std::string> shown = {paper.url};
  for (const Link& link : paper.links) {
    if (shown.insert(link.url).second) append_fact(out, visible(link.kind), visible(link.url));
  }
  for (const Listing& listing : paper.listings) {
    std::string line = listing.listed_on ? format_day(*listing.listed_on) : "undated";
    if (listing.position) line += fmt::format(", position {}", *listing.position);
    if (listing.upvotes) line += fmt::format(", {} votes", *listing.upvotes);
    if (listing.github_stars) line += fmt::format(", {} stars", *listing.github_stars);
    if (listing.comments) line += fmt::format(", {} comments", *listing.comments);
    append_fact(out, "listed", line + " (" + visible(listing.source) + ")");
  }
  append_fact(out, "note", visible(paper.note));
}

std::unique_ptr<ListWriter> make_text(const Style& style) {
  return std::make_unique<TextWriter>(style);
}

}  // namespace

extern const ListFormat text_list_format;
const ListFormat text_list_format{.name = "text",
                                  .summary = "for people: id, title, day, topics, passage",
                                  .use = ListFormat::Use::list,
                                  .make = make_text,
                                  .brief = true};

}  // namespace papers::render
