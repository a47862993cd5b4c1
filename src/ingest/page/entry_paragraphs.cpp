#include <algorithm>

#include "ingest/markup_text.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/page/entry_lines.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

std::optional<std::string_view> item_text(std::string_view line) {
  const std::string_view text = text::trim(line);
  if (text.size() > 2 && std::string_view("-*+").find(text[0]) != text.npos && text[1] == ' ') {
    return text::trim(text.substr(2));
  }
  if (text.starts_with("\xE2\x80\xA2")) return text::trim(text.substr(3));
  if (text.starts_with(".. [")) return text.substr(3);  // a footnote of reStructuredText
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view rest = text.substr(digits);
  if (digits == 0 || digits > 4 || (!rest.starts_with(". ") && !rest.starts_with(") "))) {
    return std::nullopt;
  }
  return text::trim(rest.substr(2));
}

std::string joined_item(const std::vector<std::string>& lines) {
  std::string text;
  bool is_broken = false;  // "… \\" ends a line of Markdown
  // Authors on a line, then the title, then the venue.
  const bool is_stack = !lines.empty() && is_names(text::trim(lines[0]), 2);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string line = text::clean(lines[i]);
    if (line.starts_with('#')) {
      line.erase(0, line.find_first_not_of("# "));
      if (line.find("](") == line.npos) line = "**" + line.substr(number_size(line)) + "**";
    }
    const auto item = item_text(line);
    std::string_view said = item && i == 0 ? *item : text::trim(line);
    const bool apart = is_broken || is_stack || item.has_value() || said.empty() ||
                       said.starts_with('>') || said.starts_with('*') || said.starts_with('_') ||
                       is_names(said, 2) || read_stated_field(said).field != Field::none;
    is_broken = said.ends_with('\\') || line.ends_with("  ");
    if (said.ends_with('\\')) said = text::trim(said.substr(0, said.size() - 1));
    if (i > 0) text += apart ? '\n' : ' ';
    text += said;
  }
  return text;
}

bool is_of_paragraph(std::string_view line) {
  return !text::trim(line).empty() && !item_text(line) && !line.starts_with('#') &&
         !line.starts_with('|');
}

bool begins_paragraph_of_paper(const std::string& title, std::string_view rest) {
  if (may_link(title)) return false;
  std::vector<std::string> lines = {title};
  while (!rest.empty() && lines.size() < most_item_lines) {
    const std::string_view line = take_line(rest);
    if (!is_of_paragraph(line) || is_all_bold(line)) break;
    lines.emplace_back(line);
  }
  return std::any_of(lines.begin(), lines.end(), may_link) &&
         is_paper_item(read_item(joined_item(lines)));
}

bool states_reference(const std::vector<std::string>& lines) {
  bool cited = false;
  const Entry entry = read_item(joined_item(lines), &cited);
  const bool is_stack = lines.size() > 1 && lines[0].starts_with('[') && is_paper_item(entry) &&
                        !entry.record.authors.empty();
  return is_stack || (cited && states_work(entry));
}

std::vector<std::string> paragraph_of(const std::string& first, std::string_view rest) {
  constexpr std::size_t most_lines = 16;
  std::vector<std::string> lines = {first};
  while (!rest.empty() && lines.size() < most_lines) {
    const std::string_view line = take_line(rest);
    if (!is_of_paragraph(line)) break;
    lines.emplace_back(line);
  }
  return lines;
}

std::size_t lines_of_headed_paper(const std::string& heading, std::string_view rest) {
  constexpr std::size_t longest_field_bytes = 120;
  std::vector<std::string> lines = {heading};
  std::size_t fields = 0;
  bool is_open = true;
  while (!rest.empty()) {
    const std::string_view line = text::trim(take_line(rest));
    if (line.starts_with('#')) break;
    const auto item = item_text(line);
    const Field field = read_stated_field(item ? *item : line).field;
    const bool is_text = !item && !line.starts_with('!') && line.size() > longest_field_bytes;
    if (is_text || field == Field::abstract || field == Field::summary) return 0;
    is_open = is_open && (!line.empty() || lines.size() == 1);
    if (!is_open) continue;
    if (item && field == Field::none && fields == 0) return 0;  // the heading of a list
    lines.emplace_back(line);
    if (item && field != Field::none) ++fields;
  }
  const Entry entry = read_item(joined_item(lines));
  const bool is_headed = fields >= 2 || (may_link(heading) && !entry.record.venue.empty());
  return is_headed && is_paper_item(entry) ? lines.size() : 0;
}

bool is_all_bold(std::string_view line) {
  line = without_symbols(text::trim(line));
  const std::size_t end = line.rfind("**");
  if (!line.starts_with("**") || end < 3 || end != line.find("**", 2)) return false;
  const std::string_view behind = text::trim(line.substr(end + 2));
  const bool is_emoji = behind.starts_with(':') && behind.find(':', 1) < behind.find(' ');
  return behind.empty() || behind == "\\" || is_emoji || behind.starts_with("<br");
}

bool may_link(std::string_view line) {
  return line.find("](") != std::string_view::npos || line.find("://") != std::string_view::npos ||
         line.find("arXiv:") != std::string_view::npos;
}

bool is_among_works(const std::vector<std::string>& lines, const Entry& entry) {
  constexpr std::size_t fewest_words = 4;
  const Record& record = entry.record;
  const bool is_dated = !record.venue.empty() && !record.published.empty() &&
                        count_words(record.title).count >= fewest_words;
  const bool has_names_below = lines.size() == 2 && record.authors.size() > 1;
  return states_work(entry) || is_dated || has_names_below;
}

}  // namespace papers::ingest::page
