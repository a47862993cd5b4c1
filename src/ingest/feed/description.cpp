#include "ingest/feed/description.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "ingest/article/shown_abstract.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/feed/arxiv_text.hpp"
#include "ingest/feed/shown_counts.hpp"
#include "ingest/json/field_values.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/html_document.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "paper/url.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

enum class Says { abstract, summary, authors, count, published, venue, keywords, link, nothing };

/// What may stand before a colon on a line of its own.
constexpr std::pair<std::string_view, Says> entry_labels[] = {
    {"abstract", Says::abstract},
    {"summary", Says::summary},
    {"ai summary", Says::summary},
    {"tl;dr", Says::summary},
    {"tldr", Says::summary},
    {"authors", Says::authors},
    {"author", Says::authors},
    {"author(s)", Says::authors},
    {"by", Says::authors},
    {"upvotes", Says::count},
    {"votes", Says::count},
    {"likes", Says::count},
    {"points", Says::count},
    {"score", Says::count},
    {"comments", Says::count},
    {"stars", Says::count},
    {"published", Says::published},
    {"published on", Says::published},
    {"publication date", Says::published},
    {"date", Says::published},
    {"submitted", Says::published},
    {"source", Says::venue},
    {"journal", Says::venue},
    {"venue", Says::venue},
    {"conference", Says::venue},
    {"keywords", Says::keywords},
    {"tags", Says::keywords},
    {"link", Says::link},
    {"links", Says::link},
    {"url", Says::link},
    {"paper", Says::link},
    {"pdf", Says::link},
    {"code", Says::link},
    {"github", Says::link},
    {"project", Says::link},
    {"project page", Says::link},
    {"arxiv", Says::link},
    {"arxiv id", Says::link},
    {"doi", Says::link},
    {"article url", Says::link},
    {"comments url", Says::nothing},
    {"categories", Says::nothing},
    {"category", Says::nothing},
    {"subjects", Says::nothing},
    {"organization", Says::nothing},
    {"submitted by", Says::nothing},
    {"read more", Says::nothing},
    {"continue reading", Says::nothing},
    {"view on arxiv", Says::nothing},
    {"view paper", Says::nothing},
    {"html", Says::nothing},
    {"hugging face", Says::nothing},
};

struct Labelled {
  Says says;
  std::string_view name;
  std::string_view value;
};

std::optional<Labelled> labelled(std::string_view line) {
  constexpr std::size_t longest_label_bytes = 20;
  const std::size_t colon = line.substr(0, longest_label_bytes).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string lower = ascii::lower(text::trim(line.substr(0, colon)));
  std::string_view name = lower;
  for (const std::string_view ornament : {"# ", "- ", "github "}) {
    ascii::take_prefix(name, ornament);
  }
  for (const auto& [label, says] : entry_labels) {
    if (name == label) return Labelled{says, label, text::trim(line.substr(colon + 1))};
  }
  return std::nullopt;
}

void set_link(std::string_view value, Record& record) {
  if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(value);
  if (record.doi.empty()) record.doi = normalize_doi(value);
  for (const std::string& url : urls_in(value)) add_link(record.links, url);
}

void set_labelled(const Labelled& line, Record& record) {
  std::string_view value = line.value;
  switch (line.says) {
    case Says::abstract:
      if (record.abstract.empty() || record.abstract_kind == AbstractKind::summary) {
        set_abstract(record, value, full_unless_cut(value));
      }
      break;
    case Says::summary:
      if (record.abstract.empty()) set_abstract(record, value, AbstractKind::summary);
      break;
    case Says::authors:
      if (record.authors.empty()) record.authors = names_in(value);
      break;
    case Says::count:
      if (const auto count = take_count(value)) set_count(counted_by(line.name), *count, record);
      break;
    case Says::published:
      if (std::string date = any_date(value); !date.empty()) record.published = date;
      break;
    case Says::venue:
      if (record.venue.empty()) record.venue = text::squeeze(value);
      break;
    case Says::keywords:
      if (record.keywords.empty()) record.keywords = names_in(value);
      break;
    case Says::link:
      set_link(value, record);
      break;
    case Says::nothing:
      break;
  }
}

/// The links of an entry's small page: code, the paper's own pages. What it shows of them is text.
void add_shown_links(const GumboNode* root, Record& record) {
  for (const GumboNode* at = root; at != nullptr; at = next_node(at, root)) {
    if (is_element(at, GUMBO_TAG_CITE) && record.venue.empty()) {
      record.venue = text::squeeze(shown_lines(at, 200));
    }
    if (!is_element(at, GUMBO_TAG_A)) continue;
    const std::string url = text::clean(attribute(at, "href"));
    const std::string kind = link_kind(url);
    if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(url);
    if (kind != "other" || !normalize_doi(url).empty()) add_link(record.links, url);
  }
}

/// The addresses in a text: code, the paper's own, which an abstract that cites others does not
/// give. True when the text is little else.
bool add_written_links(std::string_view text, Record& record) {
  constexpr std::size_t shortest_abstract_bytes = 80;
  const std::vector<std::string> urls = urls_in(text);
  std::size_t left = text.size();
  for (const std::string& url : urls) left -= std::min(left, url.size());
  const bool is_little_else = !urls.empty() && left < shortest_abstract_bytes;
  const bool may_identify = is_little_else && !leads_to_work(record);
  for (const std::string& url : urls) {
    if (may_identify && record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(url);
    if (may_identify && record.doi.empty()) record.doi = doi_in_address(url);
    if (link_kind(url) != "other") add_link(record.links, url);
  }
  return is_little_else;
}

/// A line of nothing but links' names: "Paper | Code | Project page".
bool is_row_of_links(std::string_view line) {
  const std::string lower = ascii::lower(line);
  std::string_view rest = lower;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("|[]()/"), rest.size());
    const std::string_view name = text::trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (name.empty()) continue;
    const bool known =
        std::any_of(std::begin(entry_labels), std::end(entry_labels), [name](const auto& row) {
          return row.first == name && (row.second == Says::link || row.second == Says::nothing);
        });
    if (!known) return false;
  }
  return true;
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
  Labelled open{Says::nothing, {}, {}};
  bool is_open = false;
  std::string gathered;  // of an abstract or summary that goes on
  const auto end_open = [&] {
    if (is_open) set_labelled({open.says, open.name, gathered}, record);
    is_open = false;
    gathered.clear();
  };
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    if (const auto found = labelled(line)) {
      end_open();
      const bool goes_on =
          found->value.empty() || found->says == Says::abstract || found->says == Says::summary;
      if (goes_on) {
        open = *found;
        is_open = true;
        gathered = found->value;
      } else {
        set_labelled(*found, record);
      }
    } else if (is_row_of_links(line) || read_counts(line, record) ||
               take_own_citation(line, record)) {
      end_open();
    } else if (is_open) {
      if (!gathered.empty()) gathered += ' ';
      gathered += line;
      const bool is_text = open.says == Says::abstract || open.says == Says::summary;
      if (!is_text) end_open();
    } else if (article::without_abstract_label(line).empty()) {
      open = {Says::abstract, {}, {}};
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
  const bool begins_with_field = labelled(text::trim(take_line(lines))) && !lines.empty();
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
