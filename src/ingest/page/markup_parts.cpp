#include "ingest/page/markup_parts.hpp"

#include <algorithm>
#include <array>

#include "ingest/markup_text.hpp"
#include "ingest/page/entry.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/page/entry_runs.hpp"
#include "ingest/page/link_scan.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {

namespace {

constexpr auto nowhere = std::string_view::npos;

/// Whether a tag goes on like this behind its name: it ends, has an attribute, or the line ends.
bool goes_on_as_tag(std::string_view behind) {
  const std::size_t at = behind.find_first_not_of(" \n");
  if (at == nowhere || behind[at] == '>' || behind[at] == '/') return true;
  const std::size_t end = behind.find_first_of(" =>\n", at);
  return end == nowhere || behind[end] == '=';
}

}  // namespace

std::size_t closing_bracket(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') {
      ++depth;
    } else if (text[i] == ')' && --depth == 0) {
      return i;
    }
  }
  return nowhere;
}

std::string_view target_of(std::string_view inside) {
  inside = text::trim(inside);
  if (inside.starts_with('<') && inside.find('>') != nowhere) {
    return inside.substr(1, inside.find('>') - 1);
  }
  return inside.substr(0, inside.find_first_of(" \n"));
}

std::size_t attributes_size(std::string_view text) {
  if (text.size() < 3 || text[0] != '{') return 0;
  const char c = text[1];
  if (c != '.' && c != '#' && !is_lower(c)) return 0;
  const std::size_t end = text.find_first_of("{}", 1);
  if (end == nowhere || text[end] != '}') return 0;
  const bool named = c == '.' || c == '#' || text.substr(0, end).find_first_of("=:") != nowhere;
  return named ? end + 1 : 0;
}

std::string_view tag_name(std::string_view inside) {
  constexpr std::string_view known =
      "a|span|img|svg|path|b|i|em|sub|sup|input|button|br|div|p|ul|li|h1|h2|h3|h4|main|header|"
      "footer|form|nav|figure|article|video|source|iframe|strong|ol|time|section|details|summary|"
      "nowiki|hr|html|head|meta|title|link|body";
  if (inside.starts_with('/')) inside.remove_prefix(1);
  const std::string_view name = inside.substr(0, inside.find_first_of(" />\n"));
  if (name.empty() || name.size() > 7 || !goes_on_as_tag(inside.substr(name.size()))) return {};
  const bool is_known = any_of_names(known, [name](std::string_view one) { return name == one; });
  return is_known ? name : std::string_view{};
}

std::string_view href_of(std::string_view tag) {
  const std::size_t at = tag.find("href=");
  if (at == nowhere || at + 6 > tag.size()) return {};
  const char quote = tag[at + 5];
  tag.remove_prefix(at + 6);
  return quote == '"' || quote == '\'' ? tag.substr(0, tag.find(quote)) : std::string_view{};
}

std::string without_references(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find('&'), text.size());
    plain.append(text.substr(0, begin));
    text.remove_prefix(begin);
    if (text.empty() || take_reference(text, plain)) continue;
    plain += '&';
    text.remove_prefix(1);
  }
  return plain;
}

bool lists_labels(std::string_view bytes) {
  constexpr std::size_t enough = 2;
  constexpr std::size_t longest_label_bytes = 2000;
  std::size_t found = 0;
  std::size_t line = 0;
  for (std::size_t at = bytes.find("]: "); at != bytes.npos && found < enough;
       at = bytes.find("]: ", at + 3)) {
    const std::size_t from =
        std::max(line, at > longest_label_bytes ? at - longest_label_bytes : 0);
    const std::size_t line_end = bytes.substr(from, at - from).rfind('\n');
    if (line_end != bytes.npos) line = from + line_end + 1;
    if (at - line > longest_label_bytes) continue;
    const std::string_view label = text::trim(bytes.substr(line, at - line));
    const std::string_view url = bytes.substr(at + 3, 512);
    const bool number = label.find_first_not_of("[0123456789") == label.npos;
    if (label.starts_with('[') && !number && is_target(url.substr(0, url.find_first_of(" \n")))) {
      ++found;
    }
  }
  return found == enough;
}

namespace {

constexpr std::array<std::string_view, 6> picture_types = {".svg",  ".png", ".jpg",
                                                           ".jpeg", ".gif", ".webp"};

/// A document has no more links than this; years and the numbers of citations are no links.
constexpr unsigned most_references = 1000;

/// "[12]" whatever follows it.
LinkNumber read_bracketed_number(std::string_view text) {
  if (!text.starts_with('[')) return {};
  LinkNumber found;
  std::size_t at = 1;
  while (at < text.size() && is_digit(text[at]) && at <= 5) {
    found.number = found.number * 10 + static_cast<unsigned>(text[at] - '0');
    ++at;
  }
  if (at == 1 || at >= text.size() || text[at] != ']') return {};
  found.size = at + 1;
  return found;
}

}  // namespace

bool is_target(std::string_view text) {
  if (text.empty()) return false;
  const char c = text.front();
  if (c == '/' || c == '#' || c == '?') {
    return text.size() == 1 || is_alphanumeric(text[1]) || text[1] == '/';
  }
  for (const std::string_view start : {"http://", "https://", "mailto:", "data:", "file:", "about:",
                                       "papers/", "login?", "./", "../"}) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

bool is_picture_file(std::string_view url) {
  if (url.starts_with("data:")) return true;
  url = url.substr(0, url.find_first_of("?#"));
  return std::any_of(picture_types.begin(), picture_types.end(),
                     [url](auto type) { return url.ends_with(type); });
}

unsigned reference_key(std::string_view label) {
  constexpr unsigned above_numbers = 0x80000000U;
  label = text::trim(label);
  if (label.size() <= 6 && label.find_first_not_of("0123456789") == std::string_view::npos) {
    unsigned number = 0;
    for (const char c : label) number = number * 10 + static_cast<unsigned>(c - '0');
    return number;
  }
  unsigned hash = 0x811c9dc5U;  // FNV-1a; a label may be broken over lines
  for (const char c : label) {
    if (c != ' ' && c != '\n') hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  }
  return hash | above_numbers;
}

LinkNumber read_link_number(std::string_view text) {
  const LinkNumber found = read_bracketed_number(text);
  if (found.size == 0) return {};
  const std::string_view rest = text.substr(found.size);
  const LinkNumber next = read_bracketed_number(rest);
  // Dumps number in order, "[7][8]", and name pictures by files, "[7][2408]".
  const bool reference =
      next.size > 0 && next.number != found.number + 1 && next.number < most_references;
  return reference || rest.starts_with('(') ? LinkNumber() : found;
}

std::size_t picture_size(std::string_view text) {
  constexpr std::string_view button = "(BUTTON)";
  constexpr std::size_t longest_name_bytes = 60;
  if (text.starts_with(button)) return button.size();
  if (!text.starts_with('[')) return 0;
  const std::size_t end = text.substr(0, longest_name_bytes).find(']');
  if (end == std::string_view::npos || text.substr(end).starts_with("](")) return 0;
  const std::string_view name = text.substr(1, end - 1);
  if (name.find_first_not_of(" _-") == std::string_view::npos) return end + 1;
  for (const std::string_view word : {"IMG", "IMAGE", "INLINE", "BUTTON", "x", "X"}) {
    if (name == word) return end + 1;
  }
  if (name.starts_with("-- ") && name.ends_with(" --")) return end + 1;
  // Without words of its own a picture is named by its file.
  constexpr std::size_t shortest_hash_bytes = 6;
  const bool hash = name.size() >= shortest_hash_bytes &&
                    name.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
                    name.find_first_of("0123456789") != std::string_view::npos;
  return hash || is_picture_file(name) ? end + 1 : 0;
}

bool take_summary(std::string_view line, std::string& text) {
  const std::size_t tag = line.find("<summary");
  const std::size_t begin = tag == line.npos ? line.npos : line.find('>', tag);
  const std::size_t end = line.rfind("</summary>");
  if (begin == line.npos || end == line.npos || end < begin) return false;
  const std::string_view said = text::trim(line.substr(begin + 1, end - begin - 1));
  const std::string plain = plain_text(read_runs(said));
  constexpr std::size_t most_words_to_click = 4;
  const Words words = count_words(plain);
  std::string_view first = first_word(plain);
  while (first.ends_with(':') || first.ends_with('.')) first.remove_suffix(1);
  const bool button =
      words.count <= most_words_to_click && said.find("href") == said.npos &&
      (words.count < 2 ||
       is_one_of(first,
                 "show|details|click|expand|more|read|view|toggle|open|see|hide|full|summary"));
  const std::string_view behind = text::trim(line.substr(end + 10));
  if (button) return behind.empty();
  const Entry entry = read_item(said);
  std::string title = entry.record.title;
  if (entry.listing.upvotes) title += " (▲ " + std::to_string(*entry.listing.upvotes) + ")";
  const std::string& id = entry.record.arxiv_id;
  const bool leads_elsewhere = !id.empty() && !is_paper_url(entry.record.url);
  const std::string url = leads_elsewhere ? "https://arxiv.org/abs/" + id : entry.record.url;
  text = "###### " + (url.empty() ? title : "[" + title + "](" + url + ")");
  for (const Link& link : entry.record.links) {
    if (link.url != url) text += " [project](" + link.url + ")";
  }
  return true;
}

}  // namespace papers::ingest::page
