#include "ingest/page/spoken_lines.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "ingest/markup_text.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// What may stand before a text, each once. In upper case only what JAWS says so: a title may begin
/// with "Image".
constexpr std::array<std::string_view, 24> roles = {"visited link",
                                                    "Visited link",
                                                    "link",
                                                    "Link",
                                                    "graphic",
                                                    "Graphic",
                                                    "image",
                                                    "button",
                                                    "Button",
                                                    "clickable",
                                                    "bullet",
                                                    "article",
                                                    "out of list",
                                                    "list end",
                                                    "end of list",
                                                    "banner landmark",
                                                    "main landmark",
                                                    "navigation landmark",
                                                    "content info landmark",
                                                    "banner region",
                                                    "Banner region",
                                                    "same page",
                                                    "unlabelled",
                                                    "toggle button"};

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

bool ends_role(std::string_view text, std::size_t size) {
  return size == text.size() || text[size] == ' ' || text[size] == ',' || text[size] == '.';
}

Spoken read_spoken(std::string_view line) {
  Spoken spoken;
  std::array<bool, roles.size()> taken{};
  std::string_view text = text::trim(line);
  for (bool more = true; more && !text.empty();) {
    std::size_t size = list_size(text);
    if (size == 0 && spoken.heading == 0) size = heading_size(text, spoken.heading);
    for (std::size_t i = 0; i < roles.size() && size == 0; ++i) {
      if (taken.at(i) || !text.starts_with(roles.at(i)) || !ends_role(text, roles.at(i).size()))
        continue;
      taken.at(i) = true;
      size = roles.at(i).size();
      spoken.graphic =
          spoken.graphic || equals_folded(roles.at(i), "graphic") || roles.at(i) == "image";
    }
    more = size > 0;
    text.remove_prefix(size);
    if (more) text.remove_prefix(std::min(text.find_first_not_of(" ,"), text.size()));
  }
  // "Title, heading level 3, link"
  for (std::size_t comma = text.rfind(", "); comma != text.npos; comma = text.rfind(", ")) {
    const std::string_view behind = text.substr(comma + 2);
    const bool role = std::find(roles.begin(), roles.end(), behind) != roles.end();
    if (!role && heading_size(behind, spoken.heading) != behind.size()) break;
    spoken.graphic = spoken.graphic || behind == "graphic" || behind == "image";
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

}  // namespace papers::ingest::page
