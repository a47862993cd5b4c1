#include "ingest/feed/description.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "ingest/article/shown_abstract.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/feed/arxiv_text.hpp"
#include "ingest/feed/shown_counts.hpp"
#include "ingest/json/field_values.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/page/html_document.hpp"
#include "ingest/page/statement.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "paper/url.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

void set_link(std::string_view value, Record& record) {
  if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(value);
  if (record.doi.empty()) record.doi = normalize_doi(value);
  for (const std::string& url : urls_in(value)) add_link(record.links, url);
}

page::StatedField labelled(std::string_view line) {
  return page::read_stated_field(line, FieldPlace::feed);
}

/// A line of nothing but links' names: "Paper | Code | Project page".
bool is_row_of_links(std::string_view line) {
  while (!line.empty()) {
    const std::string_view name = text::trim(take_part(line, "|[]()/"));
    if (name.empty()) continue;
    const Field field = field_called(name, FieldPlace::feed);
    if (field != Field::link && field != Field::other) return false;
  }
  return true;
}

void set_labelled(const page::StatedField& line, Record& record) {
  std::string_view value = line.value;
  switch (line.field) {
    case Field::abstract:
      if (record.abstract.empty() || record.abstract_kind == AbstractKind::summary) {
        set_abstract(record, value, full_unless_cut(value));
      }
      break;
    case Field::summary:
      if (record.abstract.empty()) set_abstract(record, value, AbstractKind::summary);
      break;
    case Field::authors:
      if (record.authors.empty()) record.authors = names_in(value);
      break;
    case Field::votes:
    case Field::comments:
    case Field::stars:
      if (const auto count = take_count(value)) {
        set_count(line.field == Field::votes   ? Counted::votes
                  : line.field == Field::stars ? Counted::stars
                                               : Counted::comments,
                  *count, record);
      }
      break;
    case Field::day:
      if (std::string date = any_date(value); !date.empty()) record.published = date;
      break;
    case Field::venue:
      if (record.venue.empty()) record.venue = text::squeeze(value);
      break;
    case Field::keywords:
      if (record.keywords.empty()) record.keywords = names_in(value);
      break;
    case Field::link:
      set_link(value, record);
      break;
    default:
      break;
  }
}

constexpr std::size_t shortest_abstract_bytes = 80;

bool is_of_work(std::string_view url) {
  return page::is_paper_url(url) || !doi_in_address(url).empty();
}

/// Whether `part` ends `line` or begins it; prose that cites another work goes on behind its link.
bool stands_at_edge(std::string_view line, std::string_view part) {
  const auto says = [](std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return ascii::is_alphanumeric(c) || (c & 0x80) != 0; });
  };
  const std::size_t at = line.find(part);
  return at != line.npos && !(says(line.substr(0, at)) && says(line.substr(at + part.size())));
}

using ShownLinks = std::vector<std::pair<std::string, std::string>>;  // address, text

bool is_of_links_alone(std::string line, const ShownLinks& links) {
  for (const auto& [url, shown] : links) {
    const std::size_t at = shown.empty() ? line.npos : line.find(shown);
    if (at != line.npos) line.erase(at, shown.size());
  }
  return std::none_of(line.begin(), line.end(),
                      [](char c) { return ascii::is_alphanumeric(c) || (c & 0x80) != 0; });
}

/// Whether the link shown as `shown` leads to what the entry is about: in a line that is labelled
/// so, in a row of links, or beside little else.
bool leads_on(std::string_view lines, std::string_view shown, bool is_little_else,
              const ShownLinks& links) {
  while (!lines.empty() && !shown.empty()) {
    const std::string_view line = take_line(lines);
    if (line.find(shown) == line.npos) continue;
    if (is_row_of_links(line) || labelled(line).field == Field::link) return true;
    if (is_little_else && stands_at_edge(line, shown)) return true;
    if (is_of_links_alone(std::string(line), links)) return true;
  }
  return false;
}

/// The paper that an entry leads to, when its links to papers are of one.
void take_led_to(const std::vector<std::string>& urls, Record& record) {
  if (!record.arxiv_id.empty() || !record.doi.empty() || page::is_paper_url(record.url)) return;
  Record led;
  for (const std::string& url : urls) {
    const std::string id = normalize_arxiv_id(url);
    if (!id.empty() && !led.arxiv_id.empty() && id != led.arxiv_id) return;
    if (led.arxiv_id.empty()) led.arxiv_id = id;
    if (led.doi.empty()) led.doi = doi_in_address(url);
  }
  record.arxiv_id = led.arxiv_id;
  record.doi = led.doi;
}

/// The links of an entry's small page: code, the paper's own pages. What it shows of them is text.
void add_shown_links(const GumboNode* root, Record& record) {
  const std::string lines = shown_lines(root, limits::record_size_bytes);
  ShownLinks links;
  std::size_t left = lines.size(), works = 0;
  for (const GumboNode* at = root; at != nullptr; at = next_node(at, root)) {
    if (is_element(at, GUMBO_TAG_CITE) && record.venue.empty()) {
      record.venue = text::squeeze(shown_lines(at, 200));
    }
    if (!is_element(at, GUMBO_TAG_A)) continue;
    links.emplace_back(text::clean(attribute(at, "href")),
                       text::squeeze(shown_lines(at, limits::title_size_bytes)));
    left -= std::min(left, links.back().second.size());
    works += is_of_work(links.back().first) ? 1U : 0U;
  }
  constexpr std::size_t most_works = 20;  // what leads to more is about none
  const bool is_little_else = left < shortest_abstract_bytes && works == 1;
  std::vector<std::string> own;
  for (const auto& [url, shown] : links) {
    const bool of_work = is_of_work(url);
    if (of_work && (works > most_works || !leads_on(lines, shown, is_little_else, links))) continue;
    if (of_work) own.push_back(url);
    if (of_work || link_kind(url) != "other") add_link(record.links, url);
  }
  take_led_to(own, record);
}

/// The addresses in a text: code, the paper's own, which an abstract that cites others does not
/// give. True when the text is little else.
bool add_written_links(std::string_view text, Record& record) {
  const std::vector<std::string> urls = urls_in(text);
  std::size_t left = text.size();
  for (const std::string& url : urls) left -= std::min(left, url.size());
  const bool is_little_else = !urls.empty() && left < shortest_abstract_bytes;
  std::vector<std::string> own;
  for (const std::string& url : urls) {
    const bool of_work = is_of_work(url);
    const page::StatedField label = labelled(text);
    const bool may_be_own =
        is_little_else || (label.field == Field::link && label.value.starts_with(url));
    if (of_work && !(may_be_own && stands_at_edge(text, url))) continue;
    if (of_work) own.push_back(url);
    if (link_kind(url) != "other") add_link(record.links, url);
  }
  take_led_to(own, record);
  return is_little_else;
}

/// "Nature, Published online: 08 May 2024; doi:10.1038/x" and "PMID:1 | DOI:10.1038/x" of the entry
/// with this DOI; "Journal of Hedges, Volume 12, Issue 2, Page 1-9", "…, Ahead of Print.".
bool take_own_citation(std::string_view line, Record& record) {
  constexpr std::size_t longest_bytes = 200;
  if (line.size() > longest_bytes) return false;
  if (line == record.venue || (line.starts_with("Volume ") && line.find(", Issue ") != line.npos)) {
    return true;
  }
  if (std::string_view names = line; ascii::take_prefix(names, "by ") && reads_like_names(names)) {
    if (record.authors.empty()) record.authors = names_in(names);
    return true;
  }
  if (!record.doi.empty() && ascii::lower(line).ends_with(record.doi)) return true;
  for (const std::string_view mark : {", Volume ", ", Ahead of Print", ", EarlyView"}) {
    const std::size_t at = line.find(mark);
    const std::string_view behind = line.substr(std::min(line.size(), at + mark.size()));
    const bool numbered = !behind.empty() && ascii::is_digit(behind.front());
    if (at == line.npos || (mark == ", Volume " && !numbered)) continue;
    if (record.venue.empty()) record.venue = std::string(line.substr(0, at));
    return true;
  }
  return false;
}

/// Lines with a label are fields; a label alone is that of the next line; counts are counts; what
/// is left is the text.
void read_lines(std::string_view lines, Record& record) {
  std::string text;
  page::StatedField open;
  bool is_open = false;
  std::string gathered;  // of an abstract or summary that goes on
  const auto end_open = [&] {
    if (is_open) set_labelled({open.field, gathered}, record);
    is_open = false;
    gathered.clear();
  };
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    if (const auto found = labelled(line); found.field != Field::none) {
      end_open();
      const bool goes_on =
          found.value.empty() || found.field == Field::abstract || found.field == Field::summary;
      if (goes_on) {
        open = found;
        is_open = true;
        gathered = found.value;
      } else {
        set_labelled(found, record);
      }
    } else if (is_row_of_links(line) || read_counts(line, record) ||
               take_own_citation(line, record)) {
      end_open();
    } else if (is_open) {
      if (!gathered.empty()) gathered += ' ';
      gathered += line;
      const bool is_text = open.field == Field::abstract || open.field == Field::summary;
      if (!is_text) end_open();
    } else if (article::without_abstract_label(line).empty()) {
      open = {Field::abstract, {}};
      is_open = true;
    } else {
      if (!text.empty()) text += ' ';
      text += line;
    }
  }
  end_open();
  const std::string_view rest = article::without_abstract_label(text);
  const bool says_something = rest.find_first_not_of(" .,;:-") != rest.npos;
  if (record.abstract.empty() && says_something) {
    set_abstract(record, rest, full_unless_cut(rest));
  }
}

/// "arXiv:2611.01234v1 Announce Type: new Abstract: …"; `text` becomes what follows.
Announced take_announcement(std::string_view& text, Record& record) {
  std::string_view rest = text::trim(text);
  std::string_view after;
  std::string id = leading_arxiv_id(rest, after);
  if (id.empty()) return Announced::none;
  after = text::trim(after);
  if (!ascii::take_prefix(after, "announce type:")) return Announced::none;
  after = text::trim(after);
  const std::size_t end = std::min(after.find_first_of(" \t\n"), after.size());
  const Announced announced = announced_as(after.substr(0, end));
  if (record.arxiv_id.empty()) record.arxiv_id = std::move(id);
  text = article::without_abstract_label(after.substr(end));
  return announced;
}

}  // namespace

Announced announced_as(std::string_view word) {
  word = text::trim(word);
  if (word == "new") return Announced::fresh;
  if (word == "cross") return Announced::cross;
  return word.starts_with("replace") ? Announced::replaced : Announced::none;
}

Announced read_description(std::string_view description, Record& record) {
  const Announced announced = take_announcement(description, record);
  if (announced != Announced::none) {
    const std::string abstract = html_to_lines(description);
    if (record.abstract.empty()) set_abstract(record, abstract, full_unless_cut(abstract));
    return announced;
  }
  const bool is_html = description.find("</") != std::string_view::npos ||
                       description.find("/>") != std::string_view::npos ||
                       description.find("<p>") != std::string_view::npos ||
                       description.find("<br>") != std::string_view::npos;
  std::string_view lines = description;
  const bool begins_with_field =
      labelled(text::trim(take_line(lines))).field != Field::none && !lines.empty();
  if (!is_html && !begins_with_field) {
    const std::string_view abstract = article::without_abstract_label(description);
    if (!add_written_links(abstract, record) && record.abstract.empty()) {
      set_abstract(record, abstract, full_unless_cut(abstract));
    }
    return announced;
  }
  if (is_html) {
    const HtmlDocument document{std::string(description)};
    if (document.root() != nullptr) add_shown_links(document.root(), record);
  }
  read_lines(html_to_lines(description), record);
  return announced;
}

}  // namespace papers::ingest
