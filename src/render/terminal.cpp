#include "render/terminal.hpp"

#include <algorithm>

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

std::vector<std::string> Terminal::lines_of(std::string_view text, int indent_cols) const {
  if (style_.width_cols <= 0) return {std::string(text)};
  return text::wrap(text, std::max(narrowest_text_cols, style_.width_cols - indent_cols));
}

void Terminal::paragraph(std::string& out, std::string_view text, std::string_view first,
                         int indent_cols, Ink ink, std::string_view url) const {
  const std::string indent(static_cast<std::size_t>(indent_cols), ' ');
  // Plain marks take columns, so they must be there before wrapping; escapes take none.
  const std::string marked = style_.color ? std::string(text) : mark_matches(text, "*", "*");
  bool open = false;
  bool first_line = true;
  for (const std::string& line : lines_of(marked, indent_cols)) {
    out += first_line ? first : std::string_view(indent);
    first_line = false;
    const std::string shown = style_.color ? with_match_escapes(line, code_of(ink), open) : line;
    out += paint(shown, ink, url);
    out += '\n';
  }
}

}  // namespace papers::render
