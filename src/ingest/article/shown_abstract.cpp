#include "ingest/article/shown_abstract.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/html_document.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::article {
namespace {

/// Shorter than any abstract, but for one that is a sentence.
constexpr std::size_t shortest_bytes = 40;
/// Longer than any abstract: what is named one and longer is the page's frame.
constexpr std::size_t longest_bytes = 20'000;
/// Elements that are looked into; a page has a handful.
constexpr int most_looks = 200;

bool is_heading(const GumboNode* node) {
  constexpr std::array tags = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                               GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
  return node->type == GUMBO_NODE_ELEMENT &&
         std::find(tags.begin(), tags.end(), node->v.element.tag) != tags.end();
}

/// "abstract mathjax", "acl-abstract", "ltx_abstract", but no button, no picture, no heading.
bool is_named_abstract(const GumboNode* node) {
  if (node->type != GUMBO_NODE_ELEMENT || is_heading(node) || is_element(node, GUMBO_TAG_A) ||
      is_element(node, GUMBO_TAG_BODY)) {
    return false;
  }
  const std::string names =
      ascii::lower(attribute(node, "class")) + ' ' + ascii::lower(attribute(node, "id"));
  if (names.find("abstract") == std::string::npos) return false;
  constexpr std::array<std::string_view, 11> others = {"graphical", "teaser", "button",    "btn",
                                                       "toggle",    "link",   "heading",   "title",
                                                       "label",     "tab-",   "highlights"};
  return std::none_of(others.begin(), others.end(), [&names](std::string_view other) {
    return names.find(other) != std::string::npos;
  });
}

/// What follows an abstract in the element that holds it.
bool begins_other_matter(std::string_view line) {
  constexpr std::array<std::string_view, 7> words = {
      "keyword", "key words", "index terms", "doi:", "subjects", "copyright", "\xC2\xA9"};
  const std::string lower = ascii::lower(line.substr(0, 20));
  return std::any_of(words.begin(), words.end(),
                     [&lower](std::string_view word) { return lower.starts_with(word); });
}

bool may_be_abstract(std::string_view text) {
  constexpr std::ptrdiff_t least_blanks = 2;
  const bool is_sentence =
      text.ends_with('.') && std::count(text.begin(), text.end(), ' ') >= least_blanks;
  return text.size() <= longest_bytes && (text.size() >= shortest_bytes || is_sentence);
}

std::string joined(std::string_view lines) {
  std::string text;
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    if (!text.empty() && begins_other_matter(line)) break;
    if (text.empty() && without_abstract_label(line).empty()) continue;
    text += text.empty() ? "" : " ";
    text += line;
  }
  return std::string(without_abstract_label(text));
}

/// The text between the heading `at` and the next one.
std::string text_under(const GumboNode* at, const GumboNode* root) {
  std::string lines;
  at = next_node_after(at, root);
  while (at != nullptr && !is_heading(at) && lines.size() < longest_bytes) {
    const bool holds_heading = [&] {
      const GumboNode* inside = at;
      while (inside != nullptr && !is_heading(inside)) inside = next_node(inside, at);
      return inside != nullptr;
    }();
    if (!holds_heading && !is_hidden(at)) {
      lines += shown_lines(at, longest_bytes);
      lines += '\n';
    }
    at = holds_heading ? next_node(at, root) : next_node_after(at, root);
  }
  return joined(lines);
}

}  // namespace

std::string_view without_abstract_label(std::string_view text) {
  std::string_view rest = text::trim(text);
  for (const std::string_view label : {"abstract", "summary"}) {
    std::string_view after = rest;
    if (!ascii::take_prefix(after, label)) continue;
    if (after.empty()) return after;
    // "Abstract interpretation is …" begins with a word of its own; "AbstractWe" with a lost blank.
    const bool marked = std::string_view(":.\n").find(after.front()) != std::string_view::npos ||
                        after.starts_with("\xE2\x80\x94") || ascii::starts_with(after, "---");
    const bool glued = ascii::is_upper(after.front());
    const std::string_view next = text::trim(after);
    const bool apart = ascii::is_blank(after.front()) && !next.empty() &&
                       ascii::is_upper(next.front()) && label == "abstract";
    if (glued || apart) return next;
    if (!marked) continue;
    const std::size_t begin = after.find_first_not_of(":.-\n\xE2\x80\x94 ");
    return begin == std::string_view::npos ? std::string_view() : after.substr(begin);
  }
  return rest;
}

std::string shown_abstract(const GumboNode* root) {
  std::string found;
  const GumboNode* holder = nullptr;
  int looks = 0;
  for (const GumboNode* at = root; at != nullptr && looks < most_looks; at = next_node(at, root)) {
    if (!is_named_abstract(at)) continue;
    bool inside = false;
    for (const GumboNode* up = at; up != nullptr && holder != nullptr; up = up->parent) {
      inside |= up == holder;
    }
    if (!found.empty() && !inside) continue;
    ++looks;
    std::string text = joined(shown_lines(at, longest_bytes + 1));
    if (!may_be_abstract(text)) continue;
    found = std::move(text);
    holder = at;
  }
  if (!found.empty()) return found;
  for (const GumboNode* at = root; at != nullptr && looks < most_looks; at = next_node(at, root)) {
    if (!is_heading(at)) continue;
    ++looks;
    const std::string heading = shown_lines(at, shortest_bytes);
    if (heading.empty() || !without_abstract_label(heading).empty()) continue;
    std::string text = text_under(at, root);
    if (may_be_abstract(text)) return text;
  }
  return {};
}

}  // namespace papers::ingest::article
