#include "ingest/markup_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "ingest/page/html_document.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// Elements of HTML and JATS that stand in titles and abstracts of Crossref and others.
bool is_markup(std::string_view tag) {
  if (tag.starts_with('/')) tag.remove_prefix(1);
  tag = tag.substr(0, tag.find_first_of(" /\t\n"));
  if (tag.starts_with("jats:") || tag.starts_with("mml:")) return true;
  constexpr std::string_view known[] = {
      "i",     "b",   "em",   "strong", "sub", "sup", "p",  "u",  "scp",        "italic", "bold",
      "title", "sec", "span", "br",     "div", "ul",  "ol", "li", "blockquote", "small",  "tt"};
  return std::find(std::begin(known), std::end(known), tag) != std::end(known);
}

/// Elements before and after which a line ends.
bool ends_line(const GumboNode* node) {
  constexpr std::array tags = {
      GUMBO_TAG_P,          GUMBO_TAG_DIV,     GUMBO_TAG_LI,      GUMBO_TAG_UL,
      GUMBO_TAG_OL,         GUMBO_TAG_DL,      GUMBO_TAG_DT,      GUMBO_TAG_DD,
      GUMBO_TAG_H1,         GUMBO_TAG_H2,      GUMBO_TAG_H3,      GUMBO_TAG_H4,
      GUMBO_TAG_H5,         GUMBO_TAG_H6,      GUMBO_TAG_TABLE,   GUMBO_TAG_TR,
      GUMBO_TAG_BR,         GUMBO_TAG_HR,      GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER,  GUMBO_TAG_PRE,
      GUMBO_TAG_FIGURE,     GUMBO_TAG_MAIN,    GUMBO_TAG_NAV,     GUMBO_TAG_ASIDE,
      GUMBO_TAG_DETAILS,    GUMBO_TAG_SUMMARY, GUMBO_TAG_FORM,    GUMBO_TAG_FIGCAPTION};
  return node->type == GUMBO_NODE_ELEMENT &&
         std::find(tags.begin(), tags.end(), node->v.element.tag) != tags.end();
}

/// Collects words into lines.
class Lines {
 public:
  void add(std::string_view text) { text::append_clean(line_, text); }
  void end() {
    const std::string folded = text::squeeze(line_);
    line_.clear();
    if (folded.empty()) return;
    if (!all_.empty()) all_ += '\n';
    all_ += folded;
  }
  [[nodiscard]] std::size_t size_bytes() const { return all_.size() + line_.size(); }
  std::string take() {
    end();
    return std::move(all_);
  }

 private:
  std::string all_, line_;
};

/// Whether `text`, which begins with '<', begins with a tag: "<p>", "</a>", "<br/>", but "x<y$".
bool begins_with_tag_of_any_name(std::string_view text) {
  constexpr std::size_t longest_bytes = 2000;
  text.remove_prefix(text.substr(1, 1) == "/" ? 2 : 1);
  if (text.empty() || !ascii::is_letter(text.front())) return false;
  const auto* const end = std::find_if_not(text.begin(), text.end(), [](char c) {
    return ascii::is_alphanumeric(c) || c == '-' || c == ':';
  });
  const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.begin()));
  return rest.find_first_of("> /\t\r\n") == 0 &&
         rest.substr(0, longest_bytes).find('>') != std::string_view::npos;
}

/// Whether an element or a character reference may stand in `text`.
bool has_markup(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&");
       at != std::string_view::npos && at + 1 < text.size();
       at = text.find_first_of("<&", at + 1)) {
    const char next = text[at + 1];
    if (text[at] == '<' ? begins_with_tag_of_any_name(text.substr(at))
                        : ascii::is_letter(next) || next == '#') {
      return true;
    }
  }
  return false;
}

/// Paragraphs and headings were apart, raised letters were not.
bool stands_apart(std::string_view tag) {
  constexpr std::string_view endings[] = {"p", "title", "div", "ul", "ol", "li", "blockquote"};
  return tag.starts_with("br") ||
         std::any_of(std::begin(endings), std::end(endings),
                     [tag](std::string_view ending) { return tag.ends_with(ending); });
}

/// How much of `text`, which begins behind a tag <title>, is the heading "Abstract" with its end.
std::size_t abstract_heading_size(std::string_view text) {
  const std::size_t end = text.find('<');
  if (end == std::string_view::npos) return 0;
  const std::string heading = ascii::lower(text::trim(text.substr(0, end)));
  return heading == "abstract" || heading == "summary" ? end : 0;
}

}  // namespace

bool take_reference(std::string_view& text, std::string& out) {
  constexpr std::size_t longest_bytes = 12;
  constexpr std::pair<std::string_view, char> common[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&#39;", '\''}};
  for (const auto& [reference, character] : common) {
    if (!text.starts_with(reference)) continue;
    out += character;
    text.remove_prefix(reference.size());
    return true;
  }
  const std::size_t end = text.substr(0, longest_bytes).find(';');
  if (text.front() != '&' || end == std::string_view::npos || end < 3) return false;
  const std::string_view name = text.substr(1, end - 1);
  const bool is_word = std::all_of(name.begin(), name.end(),
                                   [](char c) { return ascii::is_alphanumeric(c) || c == '#'; });
  if (!is_word) return false;
  const HtmlDocument document{std::string(text.substr(0, end + 1))};
  const std::string shown =
      document.root() == nullptr ? std::string() : shown_lines(document.root(), longest_bytes);
  if (shown.starts_with('&')) return false;
  out += shown.empty() ? " " : shown;  // a blank of some width
  text.remove_prefix(end + 1);
  return true;
}

std::string without_markup(std::string_view text) {
  if (text.find('<') == std::string_view::npos && text.find('&') == std::string_view::npos) {
    return std::string(text);
  }
  std::string out;
  while (!text.empty()) {
    const std::size_t end =
        text.front() == '<' ? text.substr(0, 200).find('>') : std::string_view::npos;
    if (end != std::string_view::npos && is_markup(text.substr(1, end - 1))) {
      const std::string_view tag = text.substr(1, end - 1);
      if (stands_apart(tag)) out += ' ';
      text.remove_prefix(end + 1);
      if (tag.ends_with("title")) text.remove_prefix(abstract_heading_size(text));
      continue;
    }
    if (take_reference(text, out)) continue;
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

std::string shown_lines(const GumboNode* node, std::size_t limit_bytes) {
  Lines lines;
  const GumboNode* at = node;
  while (at != nullptr && lines.size_bytes() < limit_bytes) {
    const bool hidden = is_hidden(at) && at != node;
    if (ends_line(at)) lines.end();
    if (is_element(at, GUMBO_TAG_TD) || is_element(at, GUMBO_TAG_TH)) lines.add(" ");
    if (!hidden && (at->type == GUMBO_NODE_TEXT || at->type == GUMBO_NODE_WHITESPACE ||
                    at->type == GUMBO_NODE_CDATA)) {
      lines.add(at->v.text.text);
    }
    const GumboNode* next = hidden ? next_node_after(at, node) : next_node(at, node);
    // What lies between `at` and `next` upwards has ended.
    const GumboNode* parent = next == nullptr ? nullptr : next->parent;
    for (; at != nullptr && at != parent; at = at->parent) {
      if (ends_line(at)) lines.end();
    }
    at = next;
  }
  return lines.take();
}

std::string html_to_lines(std::string_view html) {
  if (has_markup(html)) {
    const HtmlDocument document{std::string(html)};
    if (document.root() != nullptr) {
      return shown_lines(document.root(), limits::record_size_bytes);
    }
  }
  Lines lines;
  while (!html.empty()) {
    lines.add(take_line(html));
    lines.end();
  }
  return lines.take();
}

std::string_view take_part(std::string_view& text, std::string_view marks) {
  const std::string_view part = text.substr(0, text.find_first_of(marks));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

std::string_view take_line(std::string_view& lines) {
  std::string_view line = take_part(lines, "\n");
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace papers::ingest
