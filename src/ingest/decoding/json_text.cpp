#include "ingest/decoding/json_text.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include "base/ascii.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {
namespace {

/// The first of these that an object has a page in is read, before any other.
constexpr std::string_view names_of_pages[] = {"markdown", "md",           "html", "content_html",
                                               "content",  "page_content", "text", "raw_text",
                                               "rawHtml",  "textContent",  "body"};

/// Members of papers: their long strings are no pages.
constexpr std::string_view names_of_papers[] = {"abstract", "abstractNote", "summary", "authors",
                                                "paper"};

/// Whether a string is a page rather than a value: of many lines, a third of them shorter than
/// those of wrapped paragraphs, or of HTML.
bool is_page(std::string_view text) {
  constexpr std::size_t fewest_lines = 20, wrapped_bytes = 40;
  std::size_t lines = 0, wrapped = 0;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', begin)) {
    ++lines;
    if (end - begin >= wrapped_bytes) ++wrapped;
    begin = end + 1;
  }
  return (lines >= fewest_lines && wrapped * 3 < lines * 2) ||
         (text.starts_with('<') && text.find("</") != text.npos && text.size() >= 1000);
}

constexpr std::string_view names_of_works[] = {"doi",          "DOI",          "author",
                                               "creators",     "authorString", "abstractText",
                                               "descriptions", "authorships"};

unsigned hex_value(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits)
    value = value * 16 + static_cast<unsigned>(std::max(ascii::hex_digit(c), 0));
  return value;
}

/// Takes the string that begins at the quotation mark `json` begins with off its front.
std::string take_string(std::string_view& json) {
  constexpr std::string_view marks = "nrtbf";
  constexpr std::string_view meant = "\n\r\t  ";
  std::string text;
  std::size_t at = 1;
  char32_t high = 0;
  for (; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] != '\\' || at + 1 == json.size()) {
      text += json[at];
      continue;
    }
    const char mark = json[++at];
    const std::size_t known = marks.find(mark);
    if (mark == 'u') {
      const char32_t unit = hex_value(json.substr(at + 1, 4));
      at = std::min(at + 4, json.size() - 1);
      const bool low = unit >= 0xDC00 && unit < 0xE000;
      if (unit < 0xD800 || unit >= 0xE000) text::append_codepoint(text, unit);
      if (low && high != 0) {
        text::append_codepoint(text, 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
      }
      high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    } else {
      text += known == marks.npos ? mark : meant[known];
    }
  }
  json.remove_prefix(std::min(at + 1, json.size()));
  return text;
}

/// Calls `take` with the name and the value of each member that is a string.
void for_each_string(std::string_view json,
                     const std::function<void(const std::string&, std::string&&)>& take) {
  std::string name;
  while (!json.empty()) {
    const std::size_t quote = json.find('"');
    if (quote == json.npos) return;
    const std::size_t behind_values = json.substr(0, quote).find_first_of(",{}[]");
    const bool value = behind_values == json.npos && !name.empty();
    json.remove_prefix(quote);
    std::string text = take_string(json);
    const std::size_t next = json.find_first_not_of(" \t\r\n");
    if (next != json.npos && json[next] == ':') {
      name = std::move(text);
    } else {
      if (value) take(name, std::move(text));
      name.clear();
    }
  }
}

std::size_t rank_of(std::string_view name) {
  return static_cast<std::size_t>(
      std::find(std::begin(names_of_pages), std::end(names_of_pages), name) -
      std::begin(names_of_pages));
}

constexpr std::size_t ranks = std::size(names_of_pages) + 1;  // the last: of any other name

/// Calls `take` with each item of the array of strings that `json` begins with; false where it is
/// of anything else, or of JSON in strings.
bool for_each_item(std::string_view json, const std::function<void(const std::string&)>& take) {
  json.remove_prefix(json.find('[') + 1);
  for (;;) {
    json.remove_prefix(std::min(json.find_first_not_of(" \t\r\n,"), json.size()));
    if (json.empty() || json.front() == ']') return true;
    const std::string text = json.front() == '"' ? take_string(json) : "{";
    if (text.starts_with('{') || text.starts_with('[')) return false;
    take(text);
  }
}

}  // namespace

bool holds_text_in_json(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == head.npos || (head[first] != '{' && head[first] != '[')) return false;
  // A script's list of the lines that it found.
  constexpr std::size_t fewest_items = 20;
  std::size_t items = 0;
  const auto count = [&items](const std::string&) { ++items; };
  if (head[first] == '[' && for_each_item(head, count) && items >= fewest_items) return true;
  bool page = false;
  bool paper = false;
  for (const std::string_view name : names_of_papers) {
    paper = paper || head.find("\"" + std::string(name) + "\"") != head.npos;
  }
  if (paper) return false;
  bool called = false;
  for_each_string(head, [&](const std::string& name, const std::string& text) {
    if (is_page(text)) (rank_of(name) < std::size(names_of_pages) ? called : page) = true;
  });
  // A record of a work has long strings of its own.
  const bool of_work = std::any_of(
      std::begin(names_of_works), std::end(names_of_works),
      [head](const auto name) { return head.find("\"" + std::string(name) + "\"") != head.npos; });
  return called || (page && !of_work);
}

std::string text_in_json(std::string_view document) {
  std::string lines;
  const auto add = [&lines](const std::string& text) { lines.append(text).append(1, '\n'); };
  const std::size_t first = document.find_first_not_of(" \t\r\n");
  if (first == document.npos) return {};
  if (document[first] == '[' && for_each_item(document, add)) return lines;
  std::array<std::string, ranks> texts;
  for_each_string(document, [&texts](const std::string& name, const std::string& text) {
    if (is_page(text)) texts.at(rank_of(name)).append(text).append("\n\n");
  });
  for (std::string& text : texts) {
    if (!text.empty()) return std::move(text);
  }
  return {};
}

}  // namespace papers::ingest
