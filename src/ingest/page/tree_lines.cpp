#include "ingest/page/tree_lines.hpp"

#include <algorithm>
#include <optional>

#include "ingest/markup_text.hpp"
#include "ingest/page/block.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// Roles whose names the page shows. Of others a name says what they are for.
constexpr std::string_view shown_roles =
    "link|heading|button|StaticText|text|cell|gridcell|columnheader|rowheader|tab|menuitem";
constexpr std::string_view unshown = "img|image|textbox|searchbox|combobox";
constexpr std::string_view holders =
    "generic|paragraph|main|banner|navigation|contentinfo|article|list|listitem|time|region|row|"
    "table|rowgroup|form|group|figure|code|strong|emphasis|search|document|complementary|term|"
    "definition|separator|status|alert|dialog|RootWebArea|none|ignored|section|label|LabelText";

struct Node {
  std::string role;
  std::string said;
  std::string url;
  unsigned level = 0;
  bool holds_others = false;  ///< says so, and what they say is what it says
};

/// Takes the string in quotation marks, of the kind in front, off `text`. Not all tools put
/// backslashes before those inside.
std::string take_quoted(std::string_view& text) {
  const char mark = text.front();
  std::string said;
  std::size_t at = 1;
  const auto ends = [mark](std::string_view behind) {
    return behind.empty() || behind == ":" || behind.starts_with(": ") ||
           behind.starts_with(" [") ||
           (behind.starts_with(' ') && behind.find(mark) == behind.npos) ||
           (behind.starts_with(' ') &&
            first_word(text::trim(behind)).find_first_of("=:") != behind.npos);
  };
  for (; at < text.size(); ++at) {
    if (text[at] == mark && ends(text.substr(at + 1))) break;
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    said += text[at];
  }
  text.remove_prefix(std::min(at + 1, text.size()));
  return said;
}

/// A value as YAML writes it, in quotation marks of either kind or none.
std::string value_of(std::string_view text) {
  if (text.starts_with('"')) return take_quoted(text);
  std::string said(text);
  if (text.size() < 2 || !text.starts_with('\'') || !text.ends_with('\'')) return said;
  said = text.substr(1, text.size() - 2);
  for (std::size_t at = said.find("''"); at != said.npos; at = said.find("''", at + 1)) {
    said.erase(at, 1);
  }
  return said;
}

/// `name="…"`, `name: …`, `[name=…]` in `text`.
std::string attribute(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    std::string_view value = text.substr(at + name.size());
    const bool named = (at == 0 || text[at - 1] == ' ' || text[at - 1] == '[') &&
                       (value.starts_with('=') || value.starts_with(": "));
    if (!named) continue;
    value = text::trim(value.substr(1));
    const bool quoted = value.starts_with('"') || value.starts_with('\'');
    const std::string_view end = quoted ? value.substr(0, 1) : " ]>";
    value.remove_prefix(quoted ? 1 : 0);
    return std::string(value.substr(0, value.find_first_of(end)));
  }
  return {};
}

/// Takes "- ", "uid=1_2 ", "[12]" and "*[12]*" off `text`.
bool take_mark(std::string_view& text) {
  std::size_t size = 0;
  if (text.starts_with("- ")) size = 2;
  if (text.starts_with("uid=")) size = text.find(' ');
  if (const std::size_t open = text.starts_with('*') ? 1 : 0; text.substr(open).starts_with('[')) {
    const std::size_t end = text.find_first_not_of("0123456789-_", open + 1);
    if (end != text.npos && end > open + 1 && text[end] == ']') size = end + 1;
    if (size > 0 && text.substr(size).starts_with('*')) ++size;
  }
  if (size == 0 || size == text.npos) return false;
  text = text::trim(text.substr(size));
  return true;
}

/// "<a href=…>Title</a>", "<a>Title />"
Node read_element(std::string_view text) {
  Node node;
  const std::string_view tag = text.substr(1, text.find_first_of(" />", 1) - 1);
  node.role = tag == "a" ? "link" : is_one_of(tag, unshown) ? std::string(tag) : "text";
  if (tag.size() == 2 && tag[0] == 'h' && is_digit(tag[1]))
    node.level = static_cast<unsigned>(tag[1] - '0');
  text.remove_prefix(1 + tag.size());
  for (const std::string& end : {"</" + std::string(tag) + ">", std::string("/>")}) {
    if (text.ends_with(end)) text = text::trim(text.substr(0, text.size() - end.size()));
  }
  const std::size_t close = text.find('>');
  node.url = attribute(text.substr(0, close), "href");
  if (close != text.npos) node.said = text::trim(text.substr(close + 1));
  return node;
}

/// The node that `line` is, if it is one.
std::optional<Node> read_node(std::string_view line) {
  constexpr std::string_view address = "/url:";
  std::string_view text = text::trim(line);
  if (!take_mark(text)) return std::nullopt;
  if (text.starts_with('<')) return read_element(text);
  std::string unquoted;
  if (const std::size_t end = text.rfind('\''); text.starts_with('\'') && end > 0) {
    unquoted = value_of(text.substr(0, end + 1)).append(text.substr(end + 1));
    text = unquoted;
  }
  Node node;
  if (text.starts_with(address)) {
    node.url = value_of(text::trim(text.substr(address.size())));
    return node;
  }
  const std::string_view role = text.substr(0, text.find_first_of(" :"));
  node.role = role;
  const bool hidden = is_one_of(role, unshown);
  if (!hidden && !is_one_of(role, shown_roles) && !is_one_of(role, holders)) return std::nullopt;
  text = text::trim(text.substr(role.size()));
  if (text.starts_with('"') || text.starts_with('\'')) node.said = take_quoted(text);
  if (!is_one_of(role, shown_roles)) node.said.clear();
  node.url = attribute(text, "url");
  const std::string level = attribute(text, "level");
  if (role == "heading" && !level.empty() && level[0] >= '1' && level[0] <= '6') {
    node.level = static_cast<unsigned>(level[0] - '0');
  }
  while (text = text::trim(text), text.starts_with('[') && text.find(']') != text.npos) {
    text.remove_prefix(text.find(']') + 1);
  }
  node.holds_others = text == ":";
  if (text.starts_with(": ")) node.said = value_of(text::trim(text.substr(1)));
  if (hidden || (node.holds_others && role != "link")) node.said.clear();
  return node;
}

}  // namespace

bool has_tree_lines(std::string_view head) {
  constexpr std::size_t fewest = 12;
  std::size_t lines = 0, nodes = 0;
  while (!head.empty()) {
    const std::string_view line = text::trim(take_line(head));
    if (line.empty()) continue;
    ++lines;
    if (read_node(line)) ++nodes;
  }
  return nodes >= fewest && nodes * 2 > lines;
}

void TreeLines::operator()(std::string& line) {
  constexpr std::string_view page_url = "Page URL: ";
  std::optional<Node> node = read_node(line);
  if (node && node->role == "RootWebArea") line = std::string(page_url) + node->url;
  if (const std::size_t at = line.find(page_url); at != line.npos && (!node || at == 0)) {
    const std::size_t host = line.find("://", at);
    if (host != line.npos && line.find("huggingface.co/") == line.npos) {
      origin_ = line.substr(at + page_url.size(), line.find('/', host + 3) - at - page_url.size());
    }
    return;
  }
  if (!node) return;
  if (node->url.starts_with('/')) node->url.insert(0, origin_);
  const std::size_t indent = line.find_first_not_of(" \t");
  if (indent <= indent_) said_.clear();
  const std::string& text = node->said;
  const bool own = node->role == "link" || node->role == "heading";
  const bool again = own ? text == said_ && node->url.empty() : said_.find(text) != said_.npos;
  if (node->role.empty() || text.empty() || again) {
    line = node->role.empty() ? node->url : std::string();
    return;
  }
  // What is longer is not looked for in every node below.
  constexpr std::size_t longest_said_again_bytes = 16 * 1024;
  said_ = text.size() <= longest_said_again_bytes ? text : std::string();
  indent_ = indent;
  line.assign(node->level, '#').append(node->level > 0 ? " " : "");
  if (node->url.empty()) {
    line += text;
  } else if (text.find_first_of("[]") == text.npos) {
    line.append("[").append(text).append("](").append(node->url).append(")");
  } else {
    line.append(text).append(" <").append(node->url).append(">");
  }
}

}  // namespace papers::ingest::page
