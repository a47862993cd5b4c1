#include "ingest/page/spoken_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "ingest/markup_text.hpp"
#include "ingest/page/markup_parts.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {

namespace {

/// What may stand before a text, each once. In upper case only what JAWS says so: a title may begin
/// with "Image".
constexpr std::string_view roles =
    "visited link|Visited link|link|Link|graphic|Graphic|image|button|Button|clickable|bullet|"
    "article|out of list|list end|end of list|banner landmark|main landmark|navigation landmark|"
    "content info landmark|banner region|Banner region|same page|unlabelled|toggle button";

struct Spoken {
  unsigned heading = 0;
  bool graphic = false;
  std::string_view text;
};

/// "heading level 3" at the start of `text`: its size, 0 for none; `level` gets the 3.
std::size_t heading_size(std::string_view text, unsigned& level) {
  if (!starts_with_folded(text, "heading")) return 0;
  std::size_t at = text.find_first_not_of(" ,", 7);
  if (at == text.npos || text.substr(at, 5) != "level") return 0;
  at = text.find_first_not_of(' ', at + 5);
  if (at == text.npos || text[at] < '1' || text[at] > '6') return 0;
  level = static_cast<unsigned>(text[at] - '0');
  return at + 1;
}

/// "list with 5 items" at the start of `text`, 0 for none.
std::size_t list_size(std::string_view text) {
  if (!starts_with_folded(text, "list")) return 0;
  constexpr std::size_t longest_bytes = 32;
  const std::size_t end = text.substr(0, longest_bytes).find(" items");
  const bool counted =
      end != text.npos && text.substr(0, end).find_first_of("0123456789") != text.npos;
  return counted ? end + 6 : 0;
}

bool starts_with_role(std::string_view text, std::string_view role) {
  return text.starts_with(role) && (text.size() == role.size() ||
                                    std::string_view(" ,.").find(text[role.size()]) != text.npos);
}

bool is_graphic(std::string_view role) { return equals_folded(role, "graphic") || role == "image"; }

Spoken read_spoken(std::string_view line) {
  Spoken spoken;
  std::vector<std::string_view> taken;
  std::string_view text = text::trim(line);
  for (bool more = true; more && !text.empty();) {
    std::size_t size = list_size(text);
    if (size == 0 && spoken.heading == 0) size = heading_size(text, spoken.heading);
    for (std::string_view rest = roles; !rest.empty() && size == 0;) {
      const std::string_view role = take_part(rest, "|");
      const bool again = std::find(taken.begin(), taken.end(), role) != taken.end();
      if (again || !starts_with_role(text, role)) continue;
      taken.push_back(role);
      size = role.size();
      spoken.graphic = spoken.graphic || is_graphic(role);
    }
    more = size > 0;
    text.remove_prefix(size);
    if (more) text.remove_prefix(std::min(text.find_first_not_of(" ,"), text.size()));
  }
  // "Title, heading level 3, link"
  for (std::size_t comma = text.rfind(", "); comma != text.npos; comma = text.rfind(", ")) {
    const std::string_view behind = text.substr(comma + 2);
    if (!is_one_of(behind, roles) && heading_size(behind, spoken.heading) != behind.size()) break;
    spoken.graphic = spoken.graphic || is_graphic(behind);
    text = text.substr(0, comma);
  }
  spoken.text = text;
  return spoken;
}

}  // namespace

bool has_spoken_lines(std::string_view head) {
  constexpr std::size_t enough = 3;
  std::size_t headings = 0;
  std::size_t others = 0;
  while (!head.empty() && (headings < enough || others < enough)) {
    const std::string_view line = text::trim(take_line(head));
    const Spoken spoken = read_spoken(line);
    if (spoken.heading > 0) ++headings;
    if (spoken.heading == 0 && spoken.text.size() < line.size()) ++others;
  }
  return headings >= enough && others >= enough;
}

void plain_spoken_line(std::string& line) {
  const Spoken spoken = read_spoken(line);
  if (spoken.graphic && spoken.heading == 0) return line.clear();
  std::string plain(spoken.heading, '#');
  if (spoken.heading > 0) plain += ' ';
  line = plain.append(spoken.text);
}

namespace {

constexpr std::size_t lines_of_a_dump = 5;
constexpr std::size_t gaps_of_a_line = 4;
constexpr std::size_t most_stars = 6;  // h1 has them all

/// Most words of the line are joined by single underlines.
bool is_underlined(std::string_view line) {
  if (line.find("://") != line.npos) return false;  // an address has some of its own
  std::size_t gaps = 0;
  for (std::size_t at = 1; at + 1 < line.size(); ++at) {
    const auto joins = [&](std::size_t beside) {
      return line[beside] != ' ' && line[beside] != '_';
    };
    if (line[at] == '_' && joins(at - 1) && joins(at + 1)) ++gaps;
  }
  return gaps >= gaps_of_a_line &&
         gaps > static_cast<std::size_t>(std::count(line.begin(), line.end(), ' '));
}

std::size_t stars_before(std::string_view line) {
  return std::min(line.find_first_not_of('*'), line.size());
}

/// The stars behind a title may stand on its second line, which Markdown's writers indent, or
/// alone.
void plain_heading(std::string& line) {
  const std::size_t end = line.find_last_not_of('*');
  const std::size_t behind = end == std::string::npos ? line.size() : line.size() - end - 1;
  if (behind >= 2 && behind <= most_stars && (end == std::string::npos || line[end] == ' ')) {
    line.resize(end == std::string::npos ? 0 : end);
    if (!line.empty() && line.front() != '*') line.insert(0, "  ");
  }
  const std::size_t stars = stars_before(line);
  if (stars < 2 || stars > most_stars || stars >= line.size() || line[stars] != ' ') return;
  line.replace(0, stars, most_stars + 1 - stars, '#');
}

}  // namespace

bool has_underlined_links(std::string_view head) {
  std::size_t lines = 0;
  while (!head.empty() && lines < lines_of_a_dump) {
    if (is_underlined(text::trim(take_line(head)))) ++lines;
  }
  return lines == lines_of_a_dump;
}

void plain_underlines(std::string& line) {
  std::replace(line.begin(), line.end(), '_', ' ');
  plain_heading(line);
  if (line.find("&#") != std::string::npos) line = without_references(line);
}

namespace {

constexpr std::string_view submitted_by = "Submitted by", counted_authors = " authors";

/// Finds the small print of papers in a line, one after the other.
struct PrintFinder {
  std::string_view line;
  std::size_t begin = 0, end = 0;  ///< of what was found
  std::size_t by = 0, count = 0;   ///< where each stands next

  bool next() {
    if (by <= end) by = line.find(submitted_by, end);
    if (count <= end) count = line.find(counted_authors, end);
    if (by == line.npos && count == line.npos) return false;
    if (by < count) {
      begin = by;
      end = std::min(line.find_first_not_of(' ', by + submitted_by.size()), line.size());
      end = std::min(line.find(' ', end), line.size());
      return true;
    }
    constexpr std::string_view dot = "\u00b7";
    begin = count;
    while (begin > end && is_digit(line[begin - 1])) --begin;
    const std::string_view before = line.substr(end, begin - end);
    const std::size_t last = before.find_last_not_of(' ') + 1;  // 0 where all are blank
    if (before.substr(0, last).ends_with(dot)) begin = end + last - dot.size();
    end = count + counted_authors.size();
    return true;
  }
};

/// Takes what counts off the front of `text`.
std::string_view take_leading_number(std::string_view& text) {
  std::string_view rest = text;
  if (!take_count(rest, false)) return {};
  const std::string_view number = text::trim(text.substr(0, text.size() - rest.size()));
  text = rest;
  return number;
}

}  // namespace

std::vector<std::string_view> cut_flat_line(std::string_view line) {
  std::vector<std::string_view> parts;
  const auto put = [&parts](std::string_view text) {
    text = text::trim(text);
    for (auto number = take_leading_number(text); !number.empty();
         number = take_leading_number(text)) {
      parts.push_back(number);
    }
    if (!text.empty()) parts.push_back(text);
  };
  PrintFinder print{line};
  std::size_t told = 0;
  for (; print.next(); told = print.end) {
    put(line.substr(told, print.begin - told));
    parts.push_back(line.substr(print.begin, print.end - print.begin));
  }
  put(line.substr(told));
  return parts;
}

bool has_flat_lines(std::string_view head) {
  constexpr std::size_t enough = 3, longest_title_bytes = 300;
  std::size_t beside = 0;
  if (head.find("/papers/2") != head.npos) return false;  // links tell where each part ends
  while (!head.empty()) {
    const auto parts = cut_flat_line(take_line(head));
    const auto is_print = [](std::string_view part) {
      return part.starts_with(submitted_by) || part.ends_with(counted_authors);
    };
    const auto is_beside = [](std::string_view part) {
      return part.starts_with(submitted_by) || count_from(part);
    };
    const auto said = static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), is_print));
    // "1 Submitted by ann 36": of three papers
    const bool numbered =
        parts.size() > 1 && said > 0 && std::all_of(parts.begin(), parts.end(), is_beside);
    if (said > 1 || numbered) beside += said;
    const bool longer = std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
      return part.size() > longest_title_bytes;
    });
    if (longer) return false;
  }
  return beside >= enough;
}

}  // namespace papers::ingest::page
