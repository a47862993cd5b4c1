#include "render/markdown.hpp"
#include "render/render.hpp"
#include "render/visible.hpp"

namespace papers::render {
namespace {

class MarkdownWriter final : public ListWriter {
 public:
  explicit MarkdownWriter(bool whole) : whole_(whole) {}

  void paper(const Hit& hit, std::string& out) override {
    const Paper& paper = hit.paper;
    if (whole_) {
      out += "## " + markdown_link(visible(paper.title), best_link(paper)) + "\n\n";
      append_line(out, short_authors(paper, 100));
      append_line(out, facts_line(paper));
      append_line(out, visible(paper.abstract));
      for (const Link& link : paper.links) {
        out += "- " + markdown_text(link.kind) + ": " + markdown_url(link.url) + "\n";
      }
      if (!paper.links.empty()) out += '\n';
      append_line(out, visible(paper.note));
      return;
    }
    const std::string title =
        hit.title.empty() ? markdown_text(visible(paper.title)) : marked(hit.title);
    out += "- " + markdown_link_raw(title, best_link(paper));
    const std::string facts = facts_line(paper);
    if (!facts.empty()) out += "  \n  " + markdown_text(facts);
    if (!hit.snippet.empty()) out += "  \n  " + marked(hit.snippet);
    out += '\n';
  }

 private:
  /// Escaped first, so that the marks are the only emphasis.
  static std::string marked(std::string_view text) {
    return mark_matches(markdown_text(visible_with_marks(text)), "**", "**");
  }
  static void append_line(std::string& out, const std::string& text) {
    if (!text.empty()) out += markdown_text(text) + "\n\n";
  }
  static std::string facts_line(const Paper& paper) {
    std::string out = "#" + std::to_string(paper.id);
    if (paper.listed_on) out += " · " + format_day(*paper.listed_on);
    if (paper.upvotes) out += " · " + counted(static_cast<std::uint64_t>(*paper.upvotes), "vote");
    const std::string topics = join_visible(topic_names(paper), ", ");
    if (!topics.empty()) out += " · " + topics;
    return out;
  }

  bool whole_;
};

std::unique_ptr<ListWriter> make_markdown(const Style& style) {
  return std::make_unique<MarkdownWriter>(style.whole);
}

}  // namespace

extern const ListFormat markdown_list_format;
const ListFormat markdown_list_format{"markdown", "a list with links, for notes and issues",
                                      ListFormat::Use::list, make_markdown};

}  // namespace papers::render
