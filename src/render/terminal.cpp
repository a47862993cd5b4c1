#include "render/terminal.hpp"

#include <algorithm>
#include <utility>

#include "render/visible.hpp"
#include "text/escape.hpp"
#include "text/width.hpp"

namespace papers::render {
namespace {

constexpr int narrowest_text_cols = 12;

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::title:
      return "\x1b[1m";
    case Ink::dim:
      return "\x1b[2m";
    case Ink::accent:
      return "\x1b[36m";
    case Ink::plain:
      break;
  }
  return "";
}

/// `line` with its marks as escapes. A match may be open from the line before and may stay open:
/// each line opens and closes its own.
std::string with_match_escapes(std::string_view line, std::string_view base, bool& open) {
  constexpr std::string_view on = "\x1b[1;4m";
  std::string out(open ? on : "");
  const std::size_t last_begin = line.rfind(match_begin);
  const std::size_t last_end = line.rfind(match_end);
  if (last_begin != std::string_view::npos || last_end != std::string_view::npos) {
    open = last_begin != std::string_view::npos &&
           (last_end == std::string_view::npos || last_begin > last_end);
  }
  out += mark_matches(line, on, "\x1b[0m" + std::string(base));
  if (open) out += "\x1b[0m";
  return out;
}

/// Gives lines of a text without its marks the marks back: they take no columns, so the text was
/// wrapped without them.
void put_marks_back(std::vector<std::string>& lines, std::string_view marked) {
  constexpr std::size_t mark_size = std::string_view(match_begin).size();
  const auto at_mark = [&marked](const char* mark) { return marked.starts_with(mark); };
  for (std::string& line : lines) {
    std::string with_marks;
    for (const char byte : line) {
      while (!marked.empty() && (at_mark(match_begin) || at_mark(match_end) || marked[0] != byte)) {
        const std::size_t size = at_mark(match_begin) || at_mark(match_end) ? mark_size : 1;
        if (size == mark_size) with_marks += marked.substr(0, size);
        marked.remove_prefix(size);
      }
      with_marks += byte;
      if (!marked.empty()) marked.remove_prefix(1);
    }
    while (at_mark(match_end)) {
      with_marks += match_end;
      marked.remove_prefix(mark_size);
    }
    line = std::move(with_marks);
  }
}

}  // namespace

std::string Terminal::paint(std::string_view text, Ink ink, std::string_view url) const {
  if (!style_.color) return std::string(text);
  std::string out;
  const bool link = !url.empty() && text::is_web_url(url);
  if (link) out += "\x1b]8;;" + std::string(url) + "\x1b\\";
  const std::string_view code = code_of(ink);
  out += code;
  out += text;
  if (!code.empty()) out += "\x1b[0m";
  if (link) out += "\x1b]8;;\x1b\\";
  return out;
}

std::string Terminal::link_to(const Paper& paper) const {
  return style_.color ? best_link(paper) : std::string();
}

std::vector<std::string> Terminal::lines_of(std::string text, int indent_cols) const {
  if (style_.width_cols > 0) {
    return text::wrap(text, std::max(narrowest_text_cols, style_.width_cols - indent_cols));
  }
  std::vector<std::string> lines;
  lines.push_back(std::move(text));
  return lines;
}

void Terminal::paragraph(std::string& out, std::string_view text, std::string_view first,
                         int indent_cols, Ink ink, std::string_view url) const {
  const std::string indent(static_cast<std::size_t>(indent_cols), ' ');
  // Plain marks take columns, so they must be there before wrapping; escapes take none.
  const std::string_view plain_mark = style_.color ? "" : "*";
  auto lines = lines_of(mark_matches(text, plain_mark, plain_mark), indent_cols);
  if (style_.color) put_marks_back(lines, text);
  bool open = false;
  bool first_line = true;
  for (const std::string& line : lines) {
    out += first_line ? first : std::string_view(indent);
    first_line = false;
    if (style_.color) {
      out += paint(with_match_escapes(line, code_of(ink), open), ink, url);
    } else {
      out += line;
    }
    out += '\n';
  }
}

}  // namespace papers::render
