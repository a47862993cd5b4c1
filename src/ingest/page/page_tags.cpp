#include "ingest/page/page_tags.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t longest_kept_bytes = 4096;

enum class Tag { none, inner, block, link, line_break };

/// Whether a tag goes on like this behind its name: it ends, has an attribute, or the line ends.
bool goes_on_as_tag(std::string_view behind) {
  const std::size_t at = behind.find_first_not_of(' ');
  if (at == std::string_view::npos || behind[at] == '>' || behind[at] == '/') return true;
  const std::size_t end = behind.find_first_of(" =>", at);
  return end == std::string_view::npos || behind[end] != ' ';
}

/// What "<div class=…" or "</span" is; "<k" and "<b and" of a formula are no tags.
Tag tag_of(std::string_view inside) {
  if (inside.starts_with('/')) inside.remove_prefix(1);
  const std::string_view name = inside.substr(0, inside.find_first_of(" />"));
  if (!goes_on_as_tag(inside.substr(name.size()))) return Tag::none;
  const auto one_of = [name](const auto& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  static constexpr std::array<std::string_view, 12> inner = {
      "span", "img", "svg", "path", "b", "i", "em", "strong", "sub", "sup", "input", "button"};
  static constexpr std::array<std::string_view, 17> block = {
      "div",  "p",      "ul",     "ol",      "li",   "h1",  "h2",     "h3",     "h4",
      "main", "header", "footer", "section", "form", "nav", "figure", "article"};
  if (name == "a") return Tag::link;
  if (name == "br") return Tag::line_break;
  return one_of(inner) ? Tag::inner : one_of(block) ? Tag::block : Tag::none;
}

std::string_view href_of(std::string_view tag) {
  constexpr std::string_view name = " href=\"";
  const std::size_t at = tag.find(name);
  if (at == std::string_view::npos) return {};
  tag.remove_prefix(at + name.size());
  return tag.substr(0, tag.find('"'));
}

}  // namespace

bool Tags::take_off(std::string& line) {
  if (!rest_.empty()) line = std::exchange(rest_, {}) + ' ' + line;
  std::size_t open = line.find('<');
  if (open == std::string::npos) return false;
  std::string plain;
  std::size_t done = 0;
  for (; open != std::string::npos; open = line.find('<', std::max(open + 1, done))) {
    const std::string_view rest = std::string_view(line).substr(open + 1);
    const Tag tag = tag_of(rest);
    const bool escaped = open > 0 && line[open - 1] == '\\';
    if (tag == Tag::none || escaped) continue;
    plain.append(line, done, open - done);
    const std::size_t end = rest.find('>');
    if (end == std::string_view::npos) {
      if (line.size() > longest_kept_bytes) {
        done = open;
        break;
      }
      href_.clear();
      rest_ = std::exchange(line, {});
      return true;
    }
    done = open + 1 + end + 1;
    if (tag == Tag::block) plain += "  ";
    if (tag == Tag::line_break) plain += ' ';
    if (tag != Tag::link) continue;
    if (!rest.starts_with('/')) {
      href_ = href_of(rest.substr(0, end));
      plain += '[';
    } else {
      plain.append("](").append(std::exchange(href_, {})).append(")");
    }
  }
  plain.append(line, done, std::string::npos);
  line = std::move(plain);
  return text::trim(line).empty();
}

}  // namespace papers::ingest::page
