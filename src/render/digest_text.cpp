// A digest as plain text of 72 columns: for terminals, pipes and the text part of mails.
#include "render/digest_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "digest/standing.hpp"
#include "render/digest_words.hpp"
#include "render/render.hpp"
#include "render/shell_lines.hpp"
#include "render/terminal.hpp"
#include "render/visible.hpp"
#include "text/width.hpp"

namespace papers::render {
namespace {

constexpr int page_cols = 72;
constexpr int least_mark_cols = 4;

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
    find_indent();
    bool listed = false;
    for (const digest::Group& group : digest_.groups) {
      if (!group.is_top && !std::exchange(listed, true)) contents();
      section(group);
    }
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

  /// Marks of all entries end in one column, so that an eye can run along the titles.
  void find_indent() {
    int number = 0;
    for (const digest::Group& group : digest_.groups) {
      for (const digest::Entry& entry : group.entries) {
        mark_cols_ = std::max(mark_cols_, text::width_cols(entry_mark(digest_, entry, ++number)));
      }
    }
    indent_ = mark_cols_ + (digest::counts_something(digest_.measure) ? 2 : 1);
  }

  /// Areas with bars where there is room for them.
  void contents() {
    constexpr int bar_cols = 16;
    const Contents contents = contents_of(digest_);
    if (contents.empty()) return;
    out_ += "\n\n";
    int name_cols = 0;
    for (const digest::Group* group : contents.rows) {
      name_cols = std::max(name_cols, text::width_cols(visible(group->name)));
    }
    terminal_.paragraph(out_, contents_heading(digest_) + ":", "", 0, Ink::dim);
    const bool bars = mark_cols_ + 2 + name_cols + 2 + bar_cols <= style_.width_cols;
    const auto append = [this](std::string_view count, const std::string& words) {
      const std::string label = fmt::format("{:>{}}  ", count, mark_cols_);
      terminal_.paragraph(out_, words, label, mark_cols_ + 2, Ink::plain);
    };
    for (const digest::Group* group : contents.rows) {
      const std::string name = visible(group->name);
      const std::string count = std::to_string(group->entries.size());
      if (!bars) {
        append(count, name);
        continue;
      }
      const auto size = static_cast<int>(group->entries.size());
      const int length = std::max(1, size * bar_cols / static_cast<int>(contents.most));
      out_ += fmt::format("{:>{}}  {}{}  {}\n", count, mark_cols_, name,
                          repeated(" ", name_cols - text::width_cols(name)),
                          terminal_.paint(repeated("█", length), Ink::accent));
    }
    if (!contents.singles.empty()) append("1", "each: " + joined_names(contents.singles));
  }

  void section(const digest::Group& group) {
    if (!group.name.empty()) {
      out_ += "\n\n";
      const std::string note = heading_note(digest_, group);
      heading(group.is_top ? visible(group.name) + (note.empty() ? "" : " " + note)
                           : fmt::format("{} ({})", visible(group.name), group.entries.size()),
              "-");
    }
    std::string_view subheading;
    for (const digest::Entry& item : group.entries) {
      if (item.subheading != subheading) {
        out_ += '\n';
        terminal_.paragraph(out_, visible(item.subheading), "── ", 3, Ink::accent);
      }
      subheading = item.subheading;
      entry(group, item);
    }
  }

  void entry(const digest::Group& group, const digest::Entry& item) {
    const std::string mark = entry_mark(digest_, item, ++number_);
    const std::string label = repeated(" ", mark_cols_ - text::width_cols(mark)) + mark +
                              repeated(" ", indent_ - mark_cols_);
    const std::string blanks = repeated(" ", indent_);
    const Address address = entry_address(digest_, item);
    out_ += '\n';
    terminal_.paragraph(out_, entry_title(item), label, indent_, Ink::title, address.url);
    const auto append = [&](const std::string& text, Ink ink) {
      if (!text.empty()) terminal_.paragraph(out_, text, blanks, indent_, ink);
    };
    append(visible(item.text), Ink::plain);
    append(entry_reason(item), Ink::plain);
    for (const std::string& line : lines_of_facts(entry_facts(digest_, group, item))) {
      append(line, Ink::dim);
    }
    // A line of its own, never wrapped: mail readers find the whole address. On a terminal the
    // title is a link, which is enough for one that is long and says nothing.
    for (const NamedLink& link : entry_links(digest_, item)) {
      if (address.is_search && terminal_.colored() && link.url == address.url) continue;
      out_ += blanks + terminal_.paint(link.url, Ink::accent, link.url) + "\n";
    }
  }

  /// Broken between facts: "Feb 27" and "5 stars" stay together.
  [[nodiscard]] std::vector<std::string> lines_of_facts(
      const std::vector<std::string>& facts) const {
    constexpr std::string_view between = " · ";
    std::vector<std::string> lines;
    for (const std::string& fact : facts) {
      const bool fits =
          !lines.empty() && indent_ + text::width_cols(lines.back()) + text::width_cols(fact) + 5 <=
                                style_.width_cols;
      if (!fits && !lines.empty()) lines.back() += " ·";
      if (fits) {
        lines.back() += fmt::format("{}{}", between, fact);
      } else {
        lines.push_back(fact);
      }
    }
    return lines;
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
  int mark_cols_ = least_mark_cols;
  int indent_ = 0;
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
