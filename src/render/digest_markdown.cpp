#include <fmt/format.h>

#include <utility>

#include "render/digest_words.hpp"
#include "render/markdown.hpp"
#include "render/render.hpp"
#include "render/shell_lines.hpp"
#include "render/visible.hpp"

namespace papers::render {
namespace {

void append_markdown_entry(std::string& out, const digest::Digest& digest,
                           const digest::Group& group, const digest::Entry& entry) {
  const std::string_view level = entry.subheading.empty() ? "###" : "####";
  out += fmt::format("{} {}\n\n", level,
                     markdown_link(entry_title(entry), entry_address(digest, entry).url));
  const std::string text = visible(entry.text);
  if (!text.empty()) out += markdown_text(text) + "\n\n";
  const std::string reason = entry_reason(entry);
  if (!reason.empty()) out += markdown_text(reason) + "\n\n";
  std::string facts = markdown_text(entry_count(digest, entry));
  const auto add = [&facts](const std::string& fact) {
    facts += (facts.empty() || fact.empty() ? "" : " · ") + fact;
  };
  add(markdown_text(fmt::format("{}", fmt::join(entry_facts(digest, group, entry), " · "))));
  for (const NamedLink& link : links_besides_title(digest, entry)) {
    add(markdown_link(link.name, link.url));
  }
  if (!facts.empty()) out += "*" + facts + "*\n\n";
}

void append_markdown_group(std::string& out, const digest::Digest& digest,
                           const digest::Group& group) {
  if (!group.name.empty()) {
    const std::string note = heading_note(digest, group);
    out += "## " + markdown_text(visible(group.name)) + (note.empty() ? "" : " " + note) + "\n\n";
  }
  std::string_view subheading;
  for (const digest::Entry& entry : group.entries) {
    if (entry.subheading != subheading) {
      out += "### " + markdown_text(visible(entry.subheading)) + "\n\n";
    }
    subheading = entry.subheading;
    append_markdown_entry(out, digest, group, entry);
  }
}

/// The anchor that GitHub gives a heading: lower case, blanks as dashes, no punctuation.
std::string heading_anchor(std::string_view heading) {
  std::string anchor = "#";
  for (const char c : heading) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                       static_cast<unsigned char>(c) >= 0x80;
    if (upper) anchor += static_cast<char>(c - 'A' + 'a');
    if (plain) anchor += c;
    if (c == ' ') anchor += '-';
  }
  return anchor;
}

void append_markdown_contents(std::string& out, const digest::Digest& digest) {
  const auto linked = [](const digest::Group& group) {
    const std::string name = visible(group.name);
    return markdown_link(name, heading_anchor(name));
  };
  const Contents contents = contents_of(digest);
  if (contents.empty()) return;
  for (const digest::Group* group : contents.rows) {
    out += fmt::format("- {} ({})\n", linked(*group), group->entries.size());
  }
  for (const digest::Group* group : contents.singles) {
    out += (group == contents.singles.front() ? "- 1 each: " : " · ") + linked(*group);
  }
  out += contents.singles.empty() ? "\n" : "\n\n";
}

/// A fence longer than any run of backticks in `command`.
void append_command(std::string& out, const std::string& command) {
  std::string fence = "```";
  while (command.find(fence) != std::string::npos) fence += '`';
  out += fence + "sh\n";
  for (const std::string& line : shell_lines(command, 100)) out += line + "\n";
  out += fence + "\n";
}

std::string render_markdown(const digest::Digest& digest, const Style&, const MailFields&) {
  std::string out = "# " + markdown_text(visible(digest.title)) + "\n\n";
  out += markdown_text(digest_lead(digest)) + "\n\n";
  bool listed = false;
  for (const digest::Group& group : digest.groups) {
    if (!group.is_top && !std::exchange(listed, true)) append_markdown_contents(out, digest);
    append_markdown_group(out, digest, group);
  }
  for (const FootNote& note : left_out_note(digest)) {
    out += "---\n\n" + markdown_text(note.words) + "\n\n";
    append_command(out, note.command);
  }
  return out;
}

}  // namespace

extern const DigestFormat markdown_digest_format;
const DigestFormat markdown_digest_format{"markdown", "headings and links, as GitHub shows them",
                                          render_markdown};

}  // namespace papers::render
