#include "render/markdown.hpp"

#include "base/ascii.hpp"
#include "text/escape.hpp"

namespace papers::render {
namespace {

/// `_` and `.` inside a word, and `-`, `+`, `#` but at the start of a line, mean nothing.
bool acts(std::string_view line, std::size_t at) {
  const char c = line[at];
  const bool first = at == 0;
  const bool inside_word = !first && at + 1 < line.size() && ascii::is_alphanumeric(line[at - 1]) &&
                           ascii::is_alphanumeric(line[at + 1]);
  switch (c) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '~':
    case '|':
    case '$':
      return true;
    case '_':
      return !inside_word;
    case '#':
    case '-':
    case '+':
    case '=':
      return first;
    case '!':
      return at + 1 < line.size() && line[at + 1] == '[';
    case '@':
      return true;  // GitHub would notify somebody
    case '.':
    case ')':
      // "1. " at the start of a line opens a list.
      return !first && line.find_first_not_of("0123456789") == at;
    case ':':
      return line.substr(at, 3) == "://";  // no autolink: what is a link is decided by us
    default:
      return false;
  }
}

}  // namespace

std::string markdown_text(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (acts(line, at)) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string markdown_link_raw(std::string_view markdown, std::string_view url) {
  if (url.empty()) return std::string(markdown);
  std::string out = "[" + std::string(markdown) + "](";
  for (const char c : url) {
    if (c == '(') {
      out += "%28";
    } else if (c == ')') {
      out += "%29";
    } else if (c == '\\') {
      out += "%5C";
    } else {
      out += c;
    }
  }
  return out + ")";
}

std::string markdown_link(std::string_view text, std::string_view url) {
  return markdown_link_raw(markdown_text(text), url);
}

std::string markdown_url(std::string_view url) {
  if (!text::is_web_url(url) || url.find_first_of("<>") != std::string_view::npos) {
    return markdown_text(text::single_line(url));
  }
  return "<" + std::string(url) + ">";
}

}  // namespace papers::render
