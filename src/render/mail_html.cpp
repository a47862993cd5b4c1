#include "render/mail_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/shell_lines.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"
#include "text/width.hpp"

// One column of tables with inline style: Outlook lays out nothing else, Gmail drops style sheets.
// The only sheet darkens the page where a client asks for that. Neither pure black nor white: both
// are inverted badly by clients that darken mails on their own. No links inside the page, no
// images, nothing that is fetched.
namespace papers::render {
namespace {

constexpr std::string_view font = "font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";
constexpr int preheader_cols = 110;

constexpr std::string_view dark_sheet =
    "@media (prefers-color-scheme:dark){.page{background:#16191d!important}"
    ".ink{color:#e4e6e8!important}.soft{color:#a3abb4!important}.link{color:#8fbff0!important}"
    ".line{border-color:#343a41!important}.bar{background:#4d759e!important}}";

std::string mail_words(std::string_view text) { return text::escape_html(visible(text)); }

std::string mail_link(std::string_view url, std::string_view words, std::string_view style) {
  return fmt::format("<a class=\"link\" href=\"{}\" style=\"color:#14508c;{}\">{}</a>",
                     text::escape_html(url), style, words);
}

/// A short fact stays on one line ("Feb 27"): no style is needed for that.
std::string unbroken(std::string fact) {
  constexpr int short_cols = 14;
  constexpr std::string_view no_break_space = "\xC2\xA0";
  if (text::width_cols(fact) > short_cols) return fact;
  for (std::size_t at = fact.find(' '); at != std::string::npos; at = fact.find(' ', at)) {
    fact.replace(at, 1, no_break_space);
  }
  return fact;
}

/// What mail lists show beside the subject: how many papers, and which come first.
std::string preheader(const digest::Digest& digest) {
  std::string words = counted(papers_shown(digest), "paper") + ": ";
  for (const digest::Group& group : digest.groups) {
    for (const digest::Entry& entry : group.entries) {
      words += entry_title(entry) + "; ";
      if (text::width_cols(words) > preheader_cols) {
        return text::truncate_words(words, preheader_cols);
      }
    }
  }
  return words;
}

class MailPage {
 public:
  MailPage(const digest::Digest& digest, const std::vector<FootNote>& notes)
      : digest_(digest), notes_(notes) {}

  std::string render() {
    head();
    bool listed = false;
    for (const digest::Group& group : digest_.groups) {
      if (!group.is_top && !std::exchange(listed, true)) contents();
      section(group);
    }
    foot();
    return std::move(out_);
  }

 private:
  void head() {
    const std::string title = mail_words(digest_.title);
    out_ += fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n"
        "<style>{}</style>\n</head>\n",
        title, dark_sheet);
    out_ += fmt::format(
        "<body class=\"page\" style=\"margin:0;padding:0;background:#fbfbf9\">\n"
        "<div class=\"page\" style=\"display:none\">{}"
        "</div>\n<table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" "
        "cellspacing=\"0\" border=\"0\" style=\"background:#fbfbf9\"><tbody><tr>"
        "<td style=\"padding:20px 14px\">\n"
        "<table role=\"presentation\" align=\"center\" width=\"600\" cellpadding=\"0\" "
        "cellspacing=\"0\" border=\"0\" style=\"width:100%;max-width:600px;text-align:left;"
        "word-break:break-word\"><tbody>\n",
        text::escape_html(preheader(digest_)));
    row("padding:0 0 4px",
        fmt::format("<h1 class=\"ink\" style=\"margin:0;font-size:24px;line-height:30px;"
                    "color:#1d2126\">{}</h1>",
                    title));
    row("padding:0 0 14px", paragraph("soft", text::escape_html(digest_lead(digest_))));
  }

  void row(std::string_view cell_style, std::string_view content) {
    out_ += fmt::format("<tr><td class=\"line\" colspan=\"2\" style=\"{};{}\">{}</td></tr>\n", font,
                        cell_style, content);
  }

  /// "ink" for what is read, "soft" for what is said about it.
  static std::string paragraph(std::string_view kind, std::string_view words) {
    const bool soft = kind == "soft";
    return fmt::format(
        "<p class=\"{}\" dir=\"auto\" style=\"margin:0 0 2px;font-size:{}px;"
        "line-height:{}px;color:{}\">{}</p>",
        kind, soft ? 14 : 16, soft ? 21 : 24, soft ? "#5a626c" : "#1d2126", words);
  }

  void contents() {
    constexpr std::size_t bar_px = 90;
    const Contents contents = contents_of(digest_);
    if (contents.empty()) return;
    std::string rows;
    rows += fmt::format("<tr><td colspan=\"3\" style=\"{};padding:0 0 4px\">{}</td></tr>\n", font,
                        paragraph("soft", contents_heading(digest_)));
    const auto append = [&rows](std::string_view count, std::string_view words,
                                std::string_view bar) {
      rows += fmt::format(
          "<tr><td style=\"{0};width:34px;padding:0 10px 0 0;text-align:right;vertical-align:top\">"
          "{1}</td><td style=\"{0};padding:0\"{4}>{2}</td>{3}</tr>\n",
          font, paragraph("soft", count), paragraph("soft", words), bar,
          bar.empty() ? " colspan=\"2\"" : "");
    };
    for (const digest::Group* group : contents.rows) {
      const std::size_t papers = group->entries.size();
      const std::string bar = fmt::format(
          "<td style=\"width:{}px;padding:0 0 0 10px\"><div class=\"bar\" style=\"width:{}px;"
          "height:8px;font-size:1px;line-height:8px;background:#6b8fb6\">&nbsp;</div></td>",
          bar_px, std::max<std::size_t>(2, papers * bar_px / contents.most));
      append(std::to_string(papers), mail_words(group->name), bar);
    }
    if (!contents.singles.empty()) {
      append("1", "each: " + text::escape_html(joined_names(contents.singles)), "");
    }
    row("padding:24px 0 0",
        "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tbody>\n" +
            rows + "</tbody></table>");
  }

  void section(const digest::Group& group) {
    if (!group.name.empty()) {
      const std::string note =
          group.is_top ? heading_note(digest_, group) : fmt::format("({})", group.entries.size());
      row("padding:28px 0 6px;border-bottom:1px solid #d9dcd9",
          fmt::format("<h2 class=\"ink\" style=\"margin:0;font-size:19px;line-height:25px;"
                      "color:#1d2126\">{}{}{}</h2>",
                      mail_words(group.name), note.empty() ? "" : " ", note));
    }
    std::string_view subheading;
    for (const digest::Entry& item : group.entries) {
      if (item.subheading != subheading) {
        row("padding:18px 0 0",
            fmt::format("<h3 class=\"soft\" style=\"margin:0;font-size:15px;line-height:22px;"
                        "color:#5a626c\">{}</h3>",
                        mail_words(item.subheading)));
      }
      subheading = item.subheading;
      entry(group, item);
    }
  }

  /// Two cells: what counts, and the paper.
  void entry(const digest::Group& group, const digest::Entry& item) {
    const Address address = entry_address(digest_, item);
    const std::string title = text::escape_html(entry_title(item));
    const char level = item.subheading.empty() ? '3' : '4';
    std::string cell = fmt::format(
        "<h{} class=\"ink\" dir=\"auto\" style=\"margin:0 0 3px;font-size:16px;line-height:22px;"
        "color:#1d2126\">{}</h{}>",
        level,
        address.url.empty() ? title
                            : mail_link(address.url, title,
                                        address.is_search ? "text-decoration:underline dotted"
                                                          : "text-decoration:none"),
        level);
    const std::string text = mail_words(item.text);
    if (!text.empty()) cell += "\n" + paragraph("ink", text);
    const std::string reason = text::escape_html(entry_reason(item));
    if (!reason.empty()) cell += "\n" + paragraph("soft", reason);
    constexpr std::string_view between = "&nbsp;· ";  // a line may end with the dot, not begin
    std::string facts;
    for (const std::string& fact : entry_facts(digest_, group, item)) {
      if (!facts.empty()) facts += between;
      facts += text::escape_html(unbroken(fact));
    }
    for (const NamedLink& named : links_besides_title(digest_, item)) {
      if (!facts.empty()) facts += between;
      facts += mail_link(named.url, text::escape_html(named.name), "");
    }
    if (!facts.empty()) cell += "\n" + paragraph("soft", facts);
    const std::string count = entry_count(digest_, item);
    out_ += fmt::format(
        "<tr><td class=\"line soft\"{} style=\"{};width:40px;padding:12px 10px 10px 0;"
        "text-align:right;vertical-align:top;font-size:15px;line-height:22px;color:#5a626c;"
        "border-bottom:1px solid #d9dcd9\">{}</td>\n"
        "<td class=\"line\" style=\"{};padding:12px 0 10px;border-bottom:1px solid "
        "#d9dcd9\">{}</td>"
        "</tr>\n",
        count.empty() ? "" : fmt::format(" title=\"{}\"", count), font,
        entry_mark(digest_, item, ++number_), font, cell);
  }

  void foot() {
    for (const FootNote& note : notes_) {
      std::string lines;
      for (const std::string& line : shell_lines(note.command, 70)) {
        lines += "<br>\n<code>" + text::escape_html(line) + "</code>";
      }
      row("padding:16px 0 0", paragraph("soft", text::escape_html(note.words) + lines));
    }
    out_ += "</tbody></table>\n</td></tr></tbody></table>\n</body>\n</html>\n";
  }

  const digest::Digest& digest_;
  const std::vector<FootNote>& notes_;
  std::string out_;
  int number_ = 0;
};

}  // namespace

std::string mail_html(const digest::Digest& digest, const std::vector<FootNote>& notes) {
  return MailPage(digest, notes).render();
}

}  // namespace papers::render
