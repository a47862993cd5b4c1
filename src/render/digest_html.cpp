// A digest as one self-contained page. It needs no script to be read; the script adds a filter box.
#include <fmt/format.h>

#include <algorithm>

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

std::string anchor(const digest::Group& group) { return text::escape_html("in-" + group.slug); }

std::string link(std::string_view url, std::string_view escaped_text) {
  return fmt::format("<a href=\"{}\">{}</a>", text::escape_html(url), escaped_text);
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
      "<figure class=\"timeline\"><svg viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" "
      "role=\"img\" aria-label=\"{}\">",
      timeline.bars.size() * bar_width, height, caption);
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
  std::size_t most = 1;
  for (const digest::Group* group : contents.rows) most = std::max(most, group->entries.size());
  out += "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n";
  if (!contents.rows.empty()) out += "<ul class=\"rows\">\n";
  for (const digest::Group* group : contents.rows) {
    out += fmt::format(
        "<li><a href=\"#{}\"><span class=\"name\">{}</span> <span class=\"bar\" "
        "style=\"width:{}%\"></span> <span class=\"count\">{}</span></a></li>\n",
        anchor(*group), html(group->name),
        std::max<std::size_t>(1, group->entries.size() * 100 / most), group->entries.size());
  }
  if (!contents.rows.empty()) out += "</ul>\n";
  if (!contents.singles.empty()) {
    out += "<p id=\"singles\">1 each:</p>\n<ul class=\"singles\" aria-labelledby=\"singles\">\n";
    for (const digest::Group* group : contents.singles) {
      out += fmt::format("<li>{}</li>\n", link("#" + anchor(*group), html(group->name)));
    }
    out += "</ul>\n";
  }
  out += "</nav>\n";
}

void append_entry(std::string& out, const digest::Entry& entry, char level) {
  const Paper& paper = entry.paper;
  const std::string best = best_link(paper);
  const std::string title = text::escape_html(entry_title(entry));
  out += fmt::format("<article id=\"paper-{}\">\n<h{} dir=\"auto\">{}</h{}>\n", paper.id, level,
                     best.empty() ? title : link(best, title), level);
  const std::string authors = short_authors(paper, 5);
  if (!authors.empty()) {
    out += fmt::format("<p class=\"authors\" dir=\"auto\">{}</p>\n", text::escape_html(authors));
  }
  const std::string text = html(entry.text);
  if (!text.empty()) out += fmt::format("<p dir=\"auto\">{}</p>\n", text);
  std::string facts;
  for (const std::string& fact : entry_facts(entry)) {
    facts += fmt::format("<li>{}</li> ", text::escape_html(fact));
  }
  for (const NamedLink& named : links_besides_title(entry)) {
    facts += fmt::format("<li>{}</li> ", link(named.url, text::escape_html(named.name)));
  }
  if (!facts.empty()) out += "<ul class=\"facts\">" + facts + "</ul>\n";
  out += "</article>\n";
}

void append_group(std::string& out, const digest::Group& group) {
  if (group.name.empty()) {
    for (const digest::Entry& entry : group.entries) append_entry(out, entry, '2');
    return;
  }
  out += fmt::format(
      "<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1} <span "
      "class=\"count\">{2}</span></h2>\n",
      anchor(group), html(group.name), group.entries.size());
  for (const digest::Entry& entry : group.entries) append_entry(out, entry, '3');
  out += "</section>\n";
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
  append_contents(out, digest);
  out += "<main id=\"papers\">\n";
  for (const digest::Group& group : digest.groups) append_group(out, group);
  out += "</main>\n";
  append_foot(out, digest);
  return out;
}

}  // namespace

extern const DigestFormat html_digest_format;
const DigestFormat html_digest_format{"html", "one self-contained page, also for phones and paper",
                                      render_html};

}  // namespace papers::render
