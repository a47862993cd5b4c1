// A digest as one self-contained page. It needs no script to be read; the script adds a filter box.
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "render/digest_words.hpp"
#include "render/render.hpp"
#include "render/shell_lines.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"

namespace papers::data {
extern const std::string_view digest_page_css;
extern const std::string_view digest_page_js;
}  // namespace papers::data

namespace papers::render {
namespace {

std::string html(std::string_view text) { return text::escape_html(visible(text)); }

std::string anchor(const digest::Group& group) { return html("in-" + group.slug); }

std::string link(std::string_view url, std::string_view escaped_text, bool is_search = false) {
  return fmt::format("<a{} href=\"{}\">{}</a>", is_search ? " class=\"search\"" : "",
                     text::escape_html(url), escaped_text);
}

/// Papers a day or month as bars; their numbers are in each bar's title.
std::string timeline_chart(const digest::Digest& digest) {
  constexpr std::size_t bar_width = 12;
  constexpr std::uint64_t height = 40;
  const Timeline timeline = timeline_of(digest);
  if (timeline.bars.empty()) return {};
  const std::string caption =
      fmt::format("Papers a {}, {} to {}: at most {}", timeline.unit, timeline.bars.front().label,
                  timeline.bars.back().label, timeline.most);
  std::string out = fmt::format(
      "<figure class=\"timeline\"><svg viewBox=\"0 0 {0} {1}\" preserveAspectRatio=\"none\" "
      "style=\"max-width:{3}rem\" role=\"img\" aria-label=\"{2}\">",
      timeline.bars.size() * bar_width, height, caption, timeline.bars.size() * 2);
  for (std::size_t i = 0; i < timeline.bars.size(); ++i) {
    const Timeline::Bar& bar = timeline.bars[i];
    const std::uint64_t tall = std::max<std::uint64_t>(1, bar.papers * height / timeline.most);
    out += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{}: {}</title></rect>",
        i * bar_width + 1, height - tall, bar_width - 2, tall, bar.label, bar.papers);
  }
  return out + fmt::format("</svg><figcaption>{}</figcaption></figure>\n", caption);
}

void append_head(std::string& out, const digest::Digest& digest) {
  const std::string title = html(digest.title);
  out +=
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n";
  out += fmt::format("<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n", title,
                     data::digest_page_css);
  out += "<a class=\"skip\" href=\"#papers\">Skip to the papers</a>\n<header>\n";
  out += fmt::format("<h1>{}</h1>\n<p>{}</p>\n", title, text::escape_html(digest_lead(digest)));
  out += timeline_chart(digest) + "</header>\n";
}

void append_contents(std::string& out, const digest::Digest& digest) {
  const Contents contents = contents_of(digest);
  if (contents.empty()) return;
  out += "<nav aria-labelledby=\"contents\">\n";
  out += fmt::format("<h2 id=\"contents\">{}</h2>\n", contents_heading(digest));
  if (!contents.rows.empty()) out += "<ul class=\"rows\">\n";
  for (const digest::Group* group : contents.rows) {
    out += fmt::format(
        "<li><a href=\"#{}\"><span class=\"name\">{}</span> <span class=\"bar\" "
        "style=\"width:{}%\"></span> <span class=\"count\">{}</span></a></li>\n",
        anchor(*group), html(group->name),
        std::max<std::size_t>(1, group->entries.size() * 100 / contents.most),
        group->entries.size());
  }
  if (!contents.rows.empty()) out += "</ul>\n";
  if (!contents.singles.empty()) {
    out += "<p id=\"singles\">1 each:</p>\n<ul class=\"singles\" aria-labelledby=\"singles\">\n";
    for (const digest::Group* group : contents.singles) {
      out += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", anchor(*group), html(group->name));
    }
    out += "</ul>\n";
  }
  out += "</nav>\n";
}

void append_entry(std::string& out, const digest::Digest& digest, const digest::Group& group,
                  const digest::Entry& entry, int number) {
  const Address address = entry_address(digest, entry);
  const std::string title = text::escape_html(entry_title(entry));
  const std::string count = entry_count(digest, entry);
  const char level = group.name.empty() ? '2' : entry.subheading.empty() ? '3' : '4';
  out += fmt::format("<article id=\"paper-{}\">\n<p class=\"mark\"{}>{}</p>\n", entry.paper.id,
                     count.empty() ? "" : fmt::format(" title=\"{}\"", count),
                     entry_mark(digest, entry, number));
  out +=
      fmt::format("<h{} dir=\"auto\">{}</h{}>\n", level,
                  address.url.empty() ? title : link(address.url, title, address.is_search), level);
  const std::string text = html(entry.text);
  if (!text.empty()) out += fmt::format("<p dir=\"auto\">{}</p>\n", text);
  const std::string reason = text::escape_html(entry_reason(entry));
  if (!reason.empty()) out += fmt::format("<p class=\"reason\" dir=\"auto\">{}</p>\n", reason);
  std::vector<std::string> facts;
  for (const std::string& fact : entry_facts(digest, group, entry)) {
    facts.push_back(text::escape_html(fact));
  }
  for (const NamedLink& named : links_besides_title(digest, entry)) {
    facts.push_back(link(named.url, text::escape_html(named.name)));
  }
  if (!facts.empty()) {
    // A dot within what stands before it never begins a line.
    out += fmt::format("<p class=\"facts\"><span>{}</span></p>\n",
                       fmt::join(facts, " ·</span> <span>"));
  }
  out += "</article>\n";
}

void append_heading(std::string& out, const digest::Digest& digest, const digest::Group& group) {
  const std::string note =
      group.is_top ? heading_note(digest, group) : std::to_string(group.entries.size());
  out += fmt::format("<section{1} aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{2}", anchor(group),
                     group.is_top ? " class=\"top\"" : "", html(group.name));
  if (!note.empty()) out += fmt::format(" <span class=\"count\">{}</span>", note);
  out += "</h2>\n";
}

/// Appends the group; numbers its entries on from `number`.
void append_group(std::string& out, const digest::Digest& digest, const digest::Group& group,
                  int& number) {
  if (!group.name.empty()) append_heading(out, digest, group);
  std::string_view subheading;
  for (const digest::Entry& entry : group.entries) {
    if (entry.subheading != subheading) {
      if (!subheading.empty()) out += "</section>\n";
      out += fmt::format("<section>\n<h3 class=\"sub\">{}</h3>\n", html(entry.subheading));
    }
    subheading = entry.subheading;
    append_entry(out, digest, group, entry, ++number);
  }
  if (!subheading.empty()) out += "</section>\n";
  if (!group.name.empty()) out += "</section>\n";
}

void append_foot(std::string& out, const digest::Digest& digest) {
  for (const FootNote& note : left_out_note(digest)) {
    std::string command;
    for (const std::string& line : shell_lines(note.command, 72)) command += line + "\n";
    out += fmt::format("<footer>\n<p>{}</p>\n<pre><code>{}</code></pre>\n</footer>\n",
                       text::escape_html(note.words), text::escape_html(command));
  }
  out += fmt::format("<script>\n{}</script>\n</body>\n</html>\n", data::digest_page_js);
}

std::string render_html(const digest::Digest& digest, const Style&, const MailFields&) {
  std::string out;
  append_head(out, digest);
  out += "<main id=\"papers\">\n";
  bool listed = false;
  int number = 0;
  for (const digest::Group& group : digest.groups) {
    if (!group.is_top && !std::exchange(listed, true)) append_contents(out, digest);
    append_group(out, digest, group, number);
  }
  out += "</main>\n";
  append_foot(out, digest);
  return out;
}

}  // namespace

extern const DigestFormat html_digest_format;
const DigestFormat html_digest_format{"html", "one self-contained page, also for phones and paper",
                                      render_html};

}  // namespace papers::render
