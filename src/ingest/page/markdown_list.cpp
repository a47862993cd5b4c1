// A Markdown list of papers: `- [Title](url) - one sentence`, and the looser items of "awesome"
// lists, `- **Title**, authors. [[paper](url)] [[code](url)]`.
#include <optional>
#include <string>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "ingest/page/markdown_inline.hpp"
#include "ingest/page/markdown_lines.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// What follows the marker of a list item ("- ", "* ", "12. "); nullopt for other lines.
std::optional<std::string_view> item_text(std::string_view line) {
  const std::string_view text = text::trim(line);
  if (text.size() > 2 && (text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ') {
    return text::trim(text.substr(2));
  }
  std::size_t digits = 0;
  while (digits < text.size() && ascii::is_digit(text[digits])) ++digits;
  const std::string_view rest = text.substr(digits);
  if (digits == 0 || digits > 4 || (!rest.starts_with(". ") && !rest.starts_with(") "))) {
    return std::nullopt;
  }
  return text::trim(rest.substr(2));
}

bool is_continuation(std::string_view line) {
  return line.starts_with("  ") || line.starts_with('\t');
}

/// A URL at which papers live, whatever else the list links.
bool is_paper_url(std::string_view url) {
  if (!normalize_arxiv_id(url).empty() || !normalize_doi(url).empty()) return true;
  for (const char* place : {"huggingface.co/papers/", "openreview.net/", "aclanthology.org/",
                            "proceedings.", "openaccess.thecvf.com", "papers.nips.cc",
                            "semanticscholar.org/", "dl.acm.org/doi", "ieeexplore.ieee.org"}) {
    if (url.find(place) != std::string_view::npos) return true;
  }
  return url.ends_with(".pdf");
}

/// The punctuation between a title and what follows it.
std::string_view trim_joint(std::string_view text) {
  for (;;) {
    text = text::trim(text);
    const std::string_view before = text;
    for (const std::string_view joint : {"-", "–", "—", ":", ",", ".", "|", ";", ")", "]"}) {
      if (text.starts_with(joint)) text.remove_prefix(joint.size());
    }
    if (text.size() == before.size()) return text;
  }
}

std::string_view trim_title_end(std::string_view title) {
  title = text::trim(title);
  while (title.ends_with(',') || title.ends_with(':') || title.ends_with('-') ||
         title.ends_with('[') || title.ends_with('(') || title.ends_with('.')) {
    title.remove_suffix(1);
    title = text::trim(title);
  }
  return title;
}

/// Where the title stands in an item, in its plain text.
struct TitlePlace {
  std::string title;
  std::string_view rest;  ///< of the plain text, after the title
};

/// A title between marks at the front (`**…**`, `"…"`, `“…”`), read from the Markdown itself.
std::optional<std::string> marked_title(std::string_view markdown) {
  for (const std::string_view marks : {"**", "__", "\""}) {
    if (!markdown.starts_with(marks)) continue;
    const std::size_t end = markdown.find(marks, marks.size());
    if (end == std::string_view::npos || end == marks.size()) continue;
    return read_inline(markdown.substr(marks.size(), end - marks.size())).text;
  }
  return std::nullopt;
}

TitlePlace find_title(std::string_view markdown, const InlineText& item) {
  const std::string_view text = item.text;
  if (auto marked = marked_title(markdown)) {
    const std::size_t at = text.find(*marked);
    const std::string_view rest =
        at == std::string_view::npos ? std::string_view() : text.substr(at + marked->size());
    return {std::string(trim_title_end(*marked)), rest};
  }
  if (!item.links.empty()) {
    const InlineLink& first = item.links.front();
    if (item.before_links.empty() && !is_link_label(first.text)) {
      return {first.text, text.substr(std::min(text.size(), first.text.size()))};
    }
    // Text first, links after it: the title is what stands before them.
    const std::string_view before = trim_title_end(item.before_links);
    if (!before.empty()) return {std::string(before), text.substr(item.before_links.size())};
  }
  return {std::string(text), {}};
}

/// What is left of an item after its title, without the labels of links, when it is a sentence.
std::string summary_of(std::string_view rest, const InlineText& item) {
  std::string text(trim_joint(rest));
  for (const InlineLink& link : item.links) {
    if (!is_link_label(link.text) || link.text.empty()) continue;
    const std::size_t at = text.find(link.text);
    if (at != std::string_view::npos) text.erase(at, link.text.size());
  }
  std::string kept = text::squeeze(text);
  while (kept.ends_with(" []") || kept.ends_with(" [[]]") || kept.ends_with(" ()")) {
    kept = std::string(text::trim(std::string_view(kept).substr(0, kept.rfind(' '))));
  }
  std::size_t words = 1;
  for (const char c : kept) words += c == ' ' ? 1U : 0U;
  constexpr std::size_t fewest_words = 5;
  return words < fewest_words ? std::string() : std::string(trim_joint(kept));
}

/// Empty, or why the item is no paper.
std::string_view read_item(std::string_view markdown, Record& record) {
  const InlineText item = read_inline(markdown);
  bool has_web_link = false;
  for (const InlineLink& link : item.links) has_web_link |= text::is_web_url(link.url);
  if (!has_web_link) return "a list item without a web link";
  const TitlePlace place = find_title(markdown, item);
  record.title = place.title;
  apply_links(record, item.links);
  set_abstract(record, summary_of(place.rest, item), AbstractKind::summary);
  return {};
}

class ListReader {
 public:
  ListReader(Input& input, Sink& sink) : lines_(input), sink_(sink) {}

  void run() {
    while (const auto line = lines_.next()) {
      const std::string_view text = text::trim(line->text);
      const auto item = item_text(line->text);
      if (item) {
        flush();
        item_ = *item;
        first_line_ = last_line_ = line->number;
      } else if (!item_.empty() && !text.empty() && is_continuation(line->text)) {
        last_line_ = line->number;
        if (item_.size() + text.size() < limits::record_size_bytes) {
          item_ += ' ';
          item_ += text;
        }
      } else {
        flush();
        other_line(*line, text);
      }
    }
    flush();
  }

 private:
  void other_line(const MarkdownLine& line, std::string_view text) {
    LineKind kind = text.empty() ? LineKind::blank : LineKind::chrome;
    if (const auto day = day_of_heading(text)) {
      sink_.document_day(*day);
      kind = LineKind::date;
    }
    sink_.account({line.number, line.number, kind,
                   kind == LineKind::chrome ? "outside a list of papers" : ""});
  }

  void flush() {
    if (item_.empty()) return;
    Record record;
    record.line = first_line_;
    std::string_view fault = read_item(item_, record);
    // Contents and contributors are list items as well: no fault of the document.
    LineKind kind = LineKind::chrome;
    if (fault.empty()) {
      fault = check_record(record);
      kind = fault.empty() ? LineKind::title : LineKind::skipped;
    }
    if (kind == LineKind::title) {
      record.listing.emplace().position = ++position_;
      sink_.record(record);
    }
    sink_.account({first_line_, last_line_, kind, fault});
    item_.clear();
  }

  MarkdownLines lines_;
  Sink& sink_;
  std::string item_;
  std::uint64_t first_line_ = 0, last_line_ = 0;
  std::int64_t position_ = 0;
};

/// True for an item that is a paper: it links one, and not by a label ("arXiv Page", "8 authors")
/// alone, as the small print of a captured page does.
bool is_paper_item(std::string_view markdown) {
  const InlineText item = read_inline(markdown);
  const TitlePlace place = find_title(markdown, item);
  if (is_link_label(place.title) || place.title.find(' ') == std::string_view::npos) return false;
  if (place.title.ends_with(" authors")) return false;
  for (const InlineLink& link : item.links) {
    if (is_paper_url(link.url)) return true;
  }
  return false;
}

Evidence sniff_markdown_list(std::string_view head, std::string_view) {
  int lines = 0, items = 0, papers = 0, linking_headings = 0;
  while (!head.empty() && lines < 2000) {
    const std::size_t line_end = head.find('\n');
    const std::string_view line = head.substr(0, line_end);
    head = line_end == std::string_view::npos ? std::string_view() : head.substr(line_end + 1);
    if (text::trim(line).empty()) continue;
    ++lines;
    const bool links = line.find("](") != std::string_view::npos;
    if (line.starts_with('#') && links) ++linking_headings;
    const auto item = item_text(line);
    if (!item || !links) continue;
    ++items;
    papers += is_paper_item(*item) ? 1 : 0;
  }
  // A page whose titles are headings has list items for everything else.
  if (linking_headings >= 2) return {};
  if (papers >= 1 && papers * 2 >= items && items * 3 >= lines) {
    return {65, "a Markdown list whose items link papers"};
  }
  if (papers >= 3 && papers * 6 >= lines) return {55, "Markdown with list items that link papers"};
  return {};
}

void read_markdown_list(Input& input, Sink& sink) { ListReader(input, sink).run(); }

}  // namespace

extern const Format markdown_list_format = {"markdown-list",
                                            "a Markdown list of papers: - [Title](url) - summary",
                                            true,
                                            false,
                                            sniff_markdown_list,
                                            read_markdown_list};

}  // namespace papers::ingest
