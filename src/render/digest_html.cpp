// A digest as one self-contained page. It needs no script to be read; the script adds a filter box.
#include <fmt/format.h>

#include <algorithm>

#include "papers/render/render.hpp"
#include "papers/text/escape.hpp"
#include "render/digest_words.hpp"
#include "render/shell_lines.hpp"
#include "render/visible.hpp"

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

/// Papers a day as bars; the numbers are in the title of each bar and in the caption.
std::string days_chart(const std::vector<digest::DayCount>& days) {
  if (days.size() < 3) return {};
  constexpr std::size_t bar_cols = 12;
  constexpr std::uint64_t height = 40;
  std::uint64_t most = 1;
  for (const digest::DayCount& day : days) most = std::max(most, day.papers);
  const std::size_t width = days.size() * bar_cols;
  std::string out = fmt::format(
      "<figure class=\"days\"><svg viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" role=\"img\" "
      "aria-label=\"Papers a day, at most {}\">",
      width, height, most);
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::uint64_t tall = std::max<std::uint64_t>(1, days[i].papers * height / most);
    out += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{}: {}</title></rect>",
        i * bar_cols + 1, height - tall, bar_cols - 2, tall, format_day_long(days[i].day),
        days[i].papers);
  }
  return out +
         fmt::format("</svg><figcaption>Papers a day, at most {}</figcaption></figure>\n", most);
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
  out += days_chart(digest.days) + "</header>\n";
}

void append_contents(std::string& out, const digest::Digest& digest) {
  std::size_t most = 1;
  for (const digest::Group& group : digest.groups) most = std::max(most, group.entries.size());
  out += "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ul>\n";
  for (const digest::Group& group : digest.groups) {
    out += fmt::format(
        "<li><a href=\"#{}\"><span class=\"name\">{}</span> <span class=\"count\">{}</span></a>"
        "<span class=\"bar\" style=\"width:{}%\"></span></li>\n",
        anchor(group), html(group.name), group.entries.size(), group.entries.size() * 100 / most);
  }
  out += "</ul>\n</nav>\n";
}

void append_entry(std::string& out, const digest::Entry& entry, char level) {
  const Paper& paper = entry.paper;
  const std::string best = best_link(paper);
  const std::string title = html(paper.title);
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
    facts += fmt::format("<li>{}</li>", text::escape_html(fact));
  }
  for (const NamedLink& named : entry_links(entry)) {
    facts += fmt::format("<li>{}</li>", link(named.url, text::escape_html(named.name)));
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
  if (has_contents(digest)) append_contents(out, digest);
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
