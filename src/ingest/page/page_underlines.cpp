#include "ingest/page/page_underlines.hpp"

#include <algorithm>
#include <cstddef>

#include "ingest/markup_text.hpp"
#include "ingest/page/markup_parts.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
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

}  // namespace papers::ingest::page
