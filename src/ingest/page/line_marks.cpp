#include "ingest/page/line_marks.hpp"

#include <algorithm>

#include "ingest/page/link_scan.hpp"
#include "ingest/page/markup_parts.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// The level of a heading of Markdown ("### "), org ("*** ") or a wiki ("=== "), 0 for none. One
/// star is a bullet, and so are stars with blanks between.
unsigned marked_level(std::string_view line) {
  const char mark = line.front();
  if (mark != '#' && mark != '*' && mark != '=') return 0;
  const std::size_t level = std::min(line.find_first_not_of(mark), line.size());
  if (level > 6 || level == line.size() || line[level] != ' ') return 0;
  if (mark == '*' && (level < 2 || line.find("* ", level + 1) != std::string_view::npos)) return 0;
  if (mark == '*' && find_separator(line) == level + 1)
    return 0;  // of pictures, "****** · 6 authors"
  if (mark == '=' && level < 2 && line.back() != '=') return 0;
  return static_cast<unsigned>(level);
}

/// "h3. " or "h3(class#id). " of Textile at the start of `line`: its length, 0 for none.
std::size_t named_heading_size(std::string_view line) {
  if (line.size() < 4 || line[0] != 'h' || line[1] < '1' || line[1] > '6') return 0;
  if (line[2] != '.' && line[2] != '(') return 0;
  const std::size_t end = line[2] == '.' ? 2 : line.find("). ");
  if (end == std::string_view::npos || end + 1 >= line.size()) return 0;
  const std::size_t size = end + (line[2] == '.' ? 1 : 2);
  return size < line.size() && line[size] == ' ' ? size + 1 : 0;
}

/// "[!abstract]- ": what a quotation is called; what stands behind it is its heading.
std::size_t callout_size(std::string_view line) {
  const std::size_t end = line.starts_with("[!") ? line.find_first_of("] ") : line.npos;
  if (end == line.npos || line[end] != ']') return 0;
  const std::size_t size = end + (end + 1 < line.size() && line[end + 1] == '-' ? 2 : 1);
  return size < line.size() && line[size] == ' ' ? size : 0;
}

/// `line` without the state of org ("WAITING [#A] ") before a title "[[u][two words]]".
std::string_view without_org_state(std::string_view line) {
  const std::size_t link = line.find("[[");
  std::string_view label = line.substr(std::min(line.find("][", link), line.size()));
  label = label.substr(0, label.find("]]"));
  if (link == line.npos || label.find(' ') == line.npos) return line;
  const std::string_view before = line.substr(0, link);
  const bool plain = std::all_of(before.begin(), before.end(), [](char c) {
    return is_upper(c) || std::string_view(" [#]").find(c) != std::string_view::npos;
  });
  return plain ? line.substr(link) : line;
}

}  // namespace

bool are_org_tags(std::string_view text) {
  return text.size() > 2 && text.front() == ':' && text.back() == ':' &&
         text.find(' ') == text.npos;
}

void take_heading_end(std::string_view& line) {
  while (line.ends_with('#') || line.ends_with(" =") || line.ends_with("==")) {
    line = text::trim(line.substr(0, line.size() - 1));
  }
  const std::size_t open = line.ends_with('}') ? line.rfind('{') : std::string_view::npos;
  if (open != std::string_view::npos && open + attributes_size(line.substr(open)) == line.size()) {
    line = text::trim(line.substr(0, open));
  }
}

std::string_view bullet_of(std::string_view line) {
  for (const std::string_view bullet : {"- ", "* ", "+ ", "o ", "• ", "•"}) {
    if (line.starts_with(bullet)) return line.substr(0, bullet.size());
  }
  // "▪ ", "◦ ", any such shape; "▲ 12" are votes.
  constexpr std::size_t size = 4;
  const bool shape = line.starts_with("\xE2\x96") || line.starts_with("\xE2\x97") ||
                     line.starts_with("‣") || line.starts_with("⁃");
  const bool text = line.size() > size && line[size - 1] == ' ' && !is_digit(line[size]);
  return shape && text && line[size] != '-' ? line.substr(0, size) : std::string_view();
}

Prefix take_prefix(std::string_view& line) {
  Prefix prefix;
  if (line.empty()) return prefix;
  prefix.heading = marked_level(line);
  std::size_t taken = prefix.heading;
  if (const std::size_t size = named_heading_size(line); size > 0) {
    prefix.heading = static_cast<unsigned>(line[1] - '0');
    taken = size;
  } else if (const std::size_t callout = callout_size(line); callout > 0) {
    prefix.heading = 6;
    taken = callout;
  } else if (constexpr std::string_view rubric = ".. rubric:: "; line.starts_with(rubric)) {
    prefix.heading = 3;
    taken = rubric.size();
  }
  if (prefix.heading > 0) {
    const bool org = line.front() == '*';
    line = text::trim(line.substr(taken));
    if (org) line = without_org_state(line);
    take_heading_end(line);
    return prefix;
  }
  // "* * * · 6 authors": the items before held pictures.
  for (;;) {
    const std::string_view bullet = bullet_of(line);
    if (bullet.empty()) return prefix;
    if (prefix.bullet.empty()) prefix.bullet = bullet;
    line = text::trim(line.substr(bullet.size()));
  }
}

bool is_media_file(std::string_view line) {
  constexpr std::size_t longest_bytes = 80;
  if (line.size() > longest_bytes || std::count(line.begin(), line.end(), ' ') > 2) return false;
  for (const std::string_view type : {".mp4", ".webm", ".png", ".jpg", ".jpeg", ".gif", ".svg"}) {
    if (line.ends_with(type)) return true;
  }
  return false;
}

namespace {

/// Box Drawing and the blocks that are drawn with it, U+2500 to U+259F.
bool is_drawn_line(std::string_view text) {
  if (text.size() < 3) return false;
  const std::string_view row = text.substr(0, 2);
  return row == "\xE2\x94" || row == "\xE2\x95" || (row == "\xE2\x96" && text[2] < '\xA0');
}

}  // namespace

bool is_rule(std::string_view line) {
  std::size_t marks = 0;
  std::string_view rest = line;
  while (!rest.empty()) {
    std::size_t size = 1;
    if (is_drawn_line(rest) || rest.starts_with("—")) {
      size = 3;
    } else if (std::string_view("-=_*~ #+\\").find(rest.front()) == std::string_view::npos) {
      return false;
    }
    if (rest.front() != ' ') ++marks;
    rest.remove_prefix(size);
  }
  return marks >= 3;
}

std::optional<BlockLink> read_definition(std::string_view line) {
  std::string_view rest = line;
  unsigned key = 0;
  if (line.starts_with('[')) {
    const std::size_t end = line.find("]:");
    const LinkNumber number = read_link_number(line);
    if (end == std::string_view::npos && number.size == 0) return std::nullopt;
    key = number.size > 0 ? number.number : reference_key(line.substr(1, end - 1));
    rest.remove_prefix(number.size > 0 ? number.size : end + 1);
    if (rest.starts_with(':')) rest.remove_prefix(1);
  } else {
    const std::size_t end = line.find_first_not_of("0123456789");
    if (end == std::string_view::npos || end == 0 || end > 5 || line[end] != '.') {
      return std::nullopt;
    }
    key = reference_key(line.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  rest = text::trim(rest);
  const std::size_t blank = rest.find(' ');
  const bool titled = blank != std::string_view::npos && rest.size() > blank + 2 &&
                      std::string_view("\"'({").find(rest[blank + 1]) != std::string_view::npos;
  if (titled) rest = rest.substr(0, blank);
  if (rest.starts_with('<') && rest.ends_with('>')) rest = rest.substr(1, rest.size() - 2);
  if (key == 0 || rest.find(' ') != std::string_view::npos || !is_target(rest)) return std::nullopt;
  BlockLink link = link_to(rest);
  link.number = key;
  return link;
}

bool take_emphasis(std::string_view& text) {
  for (const std::string_view mark : {"**", "__", "*", "_"}) {
    if (text.size() <= 2 * mark.size() || !text.starts_with(mark) || !text.ends_with(mark))
      continue;
    const std::string_view inside = text.substr(mark.size(), text.size() - 2 * mark.size());
    if (inside.find(mark) != std::string_view::npos || inside.starts_with(' ')) continue;
    text = inside;
    return true;
  }
  return false;
}

bool take_half_of_strong(std::string_view& text) {
  constexpr std::string_view mark = "**";
  const bool opens = text.starts_with(mark) && !text.starts_with("** ");  // a heading of org
  if (!opens && !text.ends_with(mark)) return false;
  if (text.size() <= 2 * mark.size() || text.find(mark) != text.rfind(mark)) return false;
  text = opens ? text.substr(mark.size()) : text.substr(0, text.size() - mark.size());
  return true;
}

std::string_view without_leading_picture(std::string_view label, LinkTo to) {
  if (!label.starts_with('[')) return label;
  const std::size_t end = label.find(']');
  if (end == std::string_view::npos) return label;
  const std::string_view rest = text::trim(label.substr(end + 1));
  const std::string_view name = label.substr(1, end - 1);
  const bool described = name.find(':') != std::string_view::npos ||
                         name.find("\xEF\xBC\x9A") != std::string_view::npos;
  const bool of_title = to == LinkTo::paper || to == LinkTo::numbered;
  return rest.empty() || described || !of_title || picture_size(label) > 0 ? rest : label;
}

std::string_view without_trailing_link_number(std::string_view text, unsigned& number) {
  const std::size_t open = text.rfind('[');
  if (open == std::string_view::npos || open == 0 || !text.ends_with(']')) return text;
  const LinkNumber found = read_link_number(text.substr(open));
  if (found.size == 0 || open + found.size != text.size()) return text;
  number = found.number;
  return text::trim(text.substr(0, open));
}

}  // namespace papers::ingest::page
