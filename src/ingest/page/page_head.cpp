#include "ingest/page/page_head.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/page/page_line.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_run.hpp"
#include "ingest/page/page_underlines.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t longest_front_matter_lines = 100;

std::string_view next_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// The number of lines from one "---" to the next at the very start, or 0.
std::size_t front_matter_lines(std::string_view rest) {
  if (text::trim(next_line(rest)) != "---") return 0;
  for (std::size_t lines = 2; !rest.empty() && lines <= longest_front_matter_lines; ++lines) {
    const std::string_view line = text::trim(next_line(rest));
    if (line == "---" || line == "...") return lines;
    const bool yaml = line.empty() || line.find(':') != std::string_view::npos ||
                      line.starts_with('-') || line.starts_with('#');
    if (!yaml) return 0;
  }
  return 0;
}

/// "huggingface.co/papers?date=2026-03-12", "…/papers/date/2026-03-12".
std::optional<StatedDay> day_in_url(std::string_view text) {
  for (const std::string_view place : {"/papers?date=", "/papers/date/"}) {
    const std::size_t at = text.find(place);
    if (at == std::string_view::npos) continue;
    if (parse_iso_day(text.substr(at + place.size(), 10))) {
      return parse_stated_day(text.substr(at + place.size(), 10));
    }
  }
  return std::nullopt;
}

/// `line` split at its first colon into a key without marks and a value.
bool split_key(std::string_view line, std::string_view& key, std::string_view& value) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 24) return false;
  key = line.substr(0, colon);
  value = line.substr(colon + 1);
  while (!key.empty() && (key.front() == '*' || key.front() == '_')) key.remove_prefix(1);
  while (!key.empty() && (key.back() == '*' || key.back() == '_')) key.remove_suffix(1);
  while (!value.empty() && (value.front() == '*' || value.front() == '_')) value.remove_prefix(1);
  key = text::trim(key);
  value = text::trim(value);
  return !key.empty();
}

std::string_view without_quotes(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    return value.substr(1, value.size() - 2);
  }
  return value;
}

bool one_of(std::string_view key, const std::vector<std::string_view>& keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [key](std::string_view known) { return equals_folded(key, known); });
}

/// How much more of `line` is escaped as writers of Markdown do than is left as LaTeX has it: of
/// "5\%" they make "5\\%", of "``a''" "\`\`a''".
int count_escapes(std::string_view line) {
  int count = 0;
  for (std::size_t at = line.find('\\'); at < line.size(); at = line.find('\\', at + 2)) {
    const std::string_view rest = line.substr(at + 1);
    if (rest.starts_with('%') || rest.starts_with('&')) --count;
    if (!rest.empty() && std::string_view("\\`*[]<>#+-.").find(rest.front()) != rest.npos) ++count;
  }
  const std::size_t quote = line.find("``");
  if (quote != std::string_view::npos && (quote == 0 || line[quote - 1] == ' ')) --count;
  return count;
}

}  // namespace

Metadata read_metadata(std::string_view line, bool front_matter) {
  Metadata found;
  std::string_view key;
  std::string_view value;
  if (!split_key(line, key, value)) {
    found.is_metadata = front_matter;
    return found;
  }
  value = without_quotes(value);
  const bool web = value.find("://") != std::string_view::npos;
  const bool known =
      one_of(key, {"url", "source", "source url", "link", "page title", "site", "saved", "saved on",
                   "retrieved", "captured", "created", "accessed", "clipped", "canonical",
                   "page url", "saved from", "markdown content", "url source", "published time"});
  found.is_metadata = front_matter || (known && line.size() < 400) ||
                      (web && line.front() == '*' && line.size() < 400) ||
                      (one_of(key, {"title"}) && find_phrase(value) != Phrase::none);
  if (!found.is_metadata) return found;
  found.trending = value.find("/papers/trending") != std::string_view::npos ||
                   find_phrase(value) == Phrase::trending;
  found.listed = day_in_url(value);
  if (value.size() < 10) return found;
  const auto day = parse_iso_day(value.substr(0, 10));
  if (day && one_of(key, {"date"})) found.listed = parse_stated_day(value.substr(0, 10));
  if (day && !one_of(key, {"date", "published", "published time"})) found.captured = day;
  return found;
}

Head read_head(std::string_view bytes) {
  Head head;
  head.underlined = has_underlined_links(bytes);
  std::string plain;
  if (head.underlined) {
    while (!bytes.empty()) {
      std::string line(next_line(bytes));
      plain_underlines(line);
      plain.append(line).append(1, '\n');
    }
    bytes = plain;
  }
  head.front_matter_lines = front_matter_lines(bytes);
  WidthGuess widths;
  std::array<std::size_t, 7> headings{};
  std::vector<Field> fields;
  std::string_view previous;
  bool markdown = false;
  int escaped = 0;
  while (!bytes.empty()) {
    const std::string_view line = text::trim(next_line(bytes));
    if (line.find("/papers/2") != std::string_view::npos ||
        line.find("arxiv.org/") != std::string_view::npos) {
      ++head.paper_links;
    }
    markdown = markdown || line.find("](") != std::string_view::npos;
    head.tags = head.tags || line.starts_with("<div") || line == "</div>";
    escaped += count_escapes(line);
    std::string_view text;
    if (!line.empty()) {
      const LineReading reading = read_line(line, fields);
      if (reading.is == LineReading::Class::heading) ++headings[reading.level];
      if (reading.is == LineReading::Class::text) text = line;
      if (reading.header) ++head.header_lines;
      for (const Field& field : fields) {
        head.counts_authors = head.counts_authors || field.kind == Field::Kind::authors;
        head.names_authors = head.names_authors || field.kind == Field::Kind::names;
      }
      if (!head.names_authors && !text.empty()) head.names_authors = !read_names(line, 3).empty();
      if (reading.is == LineReading::Class::fields) ++head.small_print_lines;
    }
    if (!previous.empty() && !text.empty()) widths.add_continued(previous);
    previous = text;
  }
  head.wrap_width = widths.width();
  const auto* const most = std::max_element(headings.begin(), headings.end());
  head.escapes = (markdown || *most > 0) && escaped > 0;
  if (*most >= 2) head.title_level = static_cast<std::size_t>(most - headings.begin());
  return head;
}

}  // namespace papers::ingest::page
