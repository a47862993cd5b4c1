// A digest as plain text of 72 columns: for terminals, pipes and the text part of mails.
#include "render/digest_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "digest/digest.hpp"
#include "render/digest_words.hpp"
#include "render/render.hpp"
#include "render/shell_lines.hpp"
#include "render/terminal.hpp"
#include "render/visible.hpp"
#include "text/width.hpp"

namespace papers::render {
namespace {

constexpr int page_cols = 72;
constexpr int entry_indent_cols = 4;

std::string repeated(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

std::string sparkline(const Timeline& timeline) {
  constexpr std::string_view blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::string out;
  for (const Timeline::Bar& bar : timeline.bars) {
    out += blocks[(bar.papers * 7 + timeline.most / 2) / timeline.most];
  }
  return out;
}

class TextPage {
 public:
  TextPage(const digest::Digest& digest, const Style& style, const std::vector<FootNote>& notes)
      : digest_(digest), style_(style), terminal_(style), notes_(notes) {}

  std::string render() {
    head();
    contents();
    for (const digest::Group& group : digest_.groups) section(group);
    foot();
    return std::move(out_);
  }

 private:
  void heading(std::string_view text, std::string_view rule) {
    int cols = 0;
    for (const std::string& line : text::wrap(text, style_.width_cols)) {
      out_ += terminal_.paint(line, Ink::title) + "\n";
      cols = std::max(cols, text::width_cols(line));
    }
    out_ += terminal_.paint(repeated(rule, cols), Ink::dim) + "\n";
  }

  void head() {
    heading(visible(digest_.title), "=");
    terminal_.paragraph(out_, digest_lead(digest_), "", 0, Ink::plain);
    const Timeline timeline = timeline_of(digest_);
    const std::string line = sparkline(timeline);
    const std::string label = fmt::format("Papers a {}: ", timeline.unit);
    if (line.empty() || text::width_cols(label + line) > style_.width_cols) return;
    out_ += label + terminal_.paint(line, Ink::accent) + "\n";
  }

  void contents() {
    const Contents contents = contents_of(digest_);
    if (contents.empty()) return;
    out_ += '\n';
    const auto append = [this](const std::string& count, const std::string& words) {
      terminal_.paragraph(out_, words, fmt::format("{:>4}  ", count), 6, Ink::plain);
    };
    for (const digest::Group* group : contents.rows) {
      append(std::to_string(group->entries.size()), visible(group->name));
    }
    if (!contents.singles.empty()) append("1", "each: " + joined_names(contents.singles));
  }

  void section(const digest::Group& group) {
    if (!group.name.empty()) {
      out_ += "\n\n";
      heading(fmt::format("{} ({})", visible(group.name), group.entries.size()), "-");
    }
    for (const digest::Entry& item : group.entries) entry(item);
  }

  void entry(const digest::Entry& item) {
    const std::string label = fmt::format("{:>2}. ", ++number_);
    const int indent = std::max(entry_indent_cols, static_cast<int>(label.size()));
    const std::string blanks(static_cast<std::size_t>(indent), ' ');
    const std::vector<NamedLink> links = entry_links(item);
    out_ += '\n';
    terminal_.paragraph(out_, entry_title(item), label, indent, Ink::title, best_link(item.paper));
    const auto append = [&](const std::string& text, Ink ink) {
      if (!text.empty()) terminal_.paragraph(out_, text, blanks, indent, ink);
    };
    append(short_authors(item.paper, 5), Ink::plain);
    append(fmt::format("{}", fmt::join(entry_facts(item), " · ")), Ink::dim);
    append(visible(item.text), Ink::plain);
    // A line of its own, never wrapped: mail readers find the whole address.
    for (const NamedLink& link : links) {
      out_ += blanks + terminal_.paint(link.url, Ink::accent, link.url) + "\n";
    }
  }

  void foot() {
    if (notes_.empty()) return;
    out_ += "\n-- \n";
    for (const FootNote& note : notes_) {
      terminal_.paragraph(out_, note.words, "", 0, Ink::plain);
      for (const std::string& line : shell_lines(note.command, style_.width_cols - 2)) {
        out_ += "  " + line + "\n";
      }
    }
  }

  const digest::Digest& digest_;
  Style style_;
  Terminal terminal_;
  const std::vector<FootNote>& notes_;
  std::string out_;
  int number_ = 0;
};

std::string render_text(const digest::Digest& digest, const Style& style, const MailFields&) {
  return text_page(digest, style, left_out_note(digest));
}

}  // namespace

std::string text_page(const digest::Digest& digest, const Style& style,
                      const std::vector<FootNote>& notes) {
  Style page = style;
  page.width_cols = style.width_cols > 0 ? std::min(style.width_cols, page_cols) : page_cols;
  return TextPage(digest, page, notes).render();
}

extern const DigestFormat text_digest_format;
const DigestFormat text_digest_format{"text", "for terminals and plain mail, 72 columns",
                                      render_text};

}  // namespace papers::render
