#include "ingest/feed/shown_list.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/article/shown_abstract.hpp"
#include "ingest/bibliography/bibtex_parse.hpp"
#include "ingest/bibliography/bibtex_record.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/feed/arxiv_text.hpp"
#include "ingest/feed/shown_citation.hpp"
#include "ingest/json/field_values.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/page/html_document.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "paper/url.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

constexpr std::size_t longest_part_bytes = 64 * 1024;
constexpr std::size_t most_titles = 20'000;
constexpr std::string_view alert_class = "gse_alrt_title";

/// What an element says of itself.
std::string said_of(const GumboNode* node) {
  std::string names;
  for (const char* said : {"class", "itemprop", "title"}) {
    const std::string_view value = attribute(node, said);
    // NeurIPS's links are titled "paper title"; other titles are texts.
    if (*said == 't' && value != "paper title") continue;
    names.append(ascii::lower(value)).append(" ");
  }
  return names;
}

/// Whether a word of `names` begins with one of `parts`.
bool word_begins(std::string_view names, std::initializer_list<std::string_view> parts) {
  while (!names.empty()) {
    const std::string_view word = take_part(names, " -_");
    for (const std::string_view part : parts) {
      if (word.starts_with(part)) return true;
    }
  }
  return false;
}

/// The word of `names` that says "title"; empty for none.
std::string_view title_word(std::string_view names) {
  while (!names.empty()) {
    const std::string_view word = take_part(names, " -_");
    if (word.ends_with("title") && word != "subtitle") return word;
  }
  return {};
}

std::string shown_text(const GumboNode* node) {
  std::string text = text::squeeze(shown_lines(node, longest_part_bytes));
  for (std::size_t at = text.find("\xC2\xA0"); at != text.npos; at = text.find("\xC2\xA0", at)) {
    text.replace(at, 2, " ");
  }
  return text;
}

bool holds(const GumboNode* outer, const GumboNode* inner) {
  for (; inner != nullptr; inner = inner->parent) {
    if (inner == outer) return true;
  }
  return false;
}

/// The titles of one list, and what lies round each.
class Entries {
 public:
  explicit Entries(std::vector<const GumboNode*> titles) : titles_(std::move(titles)) {}

  /// The elements that hold the entry of title `i`: the outermost one that has no other title, and
  /// where that has nothing but the title, what follows it up to the next.
  [[nodiscard]] std::vector<const GumboNode*> of(std::size_t i) const {
    std::size_t depth = 0;
    if (i > 0) depth = std::max(depth, shared_depth(titles_[i - 1], titles_[i]));
    if (i + 1 < titles_.size()) depth = std::max(depth, shared_depth(titles_[i], titles_[i + 1]));
    std::vector<const GumboNode*> path = path_to(titles_[i]);
    const GumboNode* top =
        titles_.size() > 1 ? path[std::min(depth, path.size() - 1)] : titles_[i]->parent;
    std::vector<const GumboNode*> found = {top};
    const GumboNode* next = i + 1 < titles_.size() ? titles_[i + 1] : nullptr;
    const bool is_alone = shown_text(top).size() < shown_text(titles_[i]).size() + 16;
    constexpr std::size_t most_followers = 8;
    for (const GumboNode* at = top; is_alone && found.size() < most_followers;) {
      at = next_node_after(at, at->parent);
      if (at == nullptr || (next != nullptr && holds(at, next))) break;
      found.push_back(at);
    }
    return found;
  }

 private:
  static std::vector<const GumboNode*> path_to(const GumboNode* node) {
    std::vector<const GumboNode*> path;
    for (; node != nullptr; node = node->parent) path.push_back(node);
    std::reverse(path.begin(), path.end());
    return path;
  }

  static std::size_t shared_depth(const GumboNode* a, const GumboNode* b) {
    const auto one = path_to(a), other = path_to(b);
    const auto parted = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    return static_cast<std::size_t>(parted.first - one.begin());
  }

  std::vector<const GumboNode*> titles_;
};

/// Names as the page has them: a link each, else a list.
void take_authors(const GumboNode* node, std::vector<std::string>& authors) {
  std::vector<std::string> names;
  for (const GumboNode* at = node; at != nullptr; at = next_node(at, node)) {
    if (!is_element(at, GUMBO_TAG_A)) continue;
    std::string name = shown_text(at);
    if (reads_like_names(name)) names.push_back(std::move(name));
  }
  std::string text = shown_text(node);
  for (const char* label : {"authors:", "author:", "by "}) {
    if (ascii::starts_with(text, label)) text.erase(0, std::string_view(label).size());
  }
  if (names.empty()) names = names_in(text);
  // Some pages have the list twice: cut short, and whole.
  if (names.size() > 1 && authors.size() > 1) {
    if (names.size() > authors.size()) authors = std::move(names);
    return;
  }
  for (std::string& name : names) {
    const bool known = std::find(authors.begin(), authors.end(), name) != authors.end();
    if (!known) authors.push_back(std::move(name));
  }
}

void take_abstract_of(const GumboNode* node, Record& record) {
  constexpr std::size_t shortest_bytes = 40;
  const std::string text = shown_text(node);
  const std::string_view abstract = unfolded_abstract(article::without_abstract_label(text));
  if (abstract.size() < shortest_bytes || abstract.size() <= record.abstract.size()) return;
  set_abstract(record, abstract, full_unless_cut(abstract));
}

/// What a reference that stands beside its paper says more.
void add_reference(const std::string& text, Record& record) {
  ByteCursor cursor(text);
  const auto block = BibtexCutter(cursor).next();
  if (!block || !block->fault.empty()) return;
  BibtexEntry entry = parse_bibtex_entry(block->body, BibtexStrings());
  entry.type = block->type;
  const Record stated = record_of(entry);
  if (record.authors.size() < stated.authors.size()) record.authors = stated.authors;
  if (record.venue.empty()) record.venue = stated.venue;
  if (record.doi.empty()) record.doi = stated.doi;
  if (record.arxiv_id.empty()) record.arxiv_id = stated.arxiv_id;
  record.published = stated.published;
  record.work_kind = stated.work_kind;
}

void take_link(const GumboNode* link, bool of_title, Record& record) {
  const std::string url = behind_redirect(text::clean(attribute(link, "href")));
  if (!text::is_web_url(url)) return;
  if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(url);
  if (record.doi.empty()) record.doi = doi_in_address(url);
  const bool is_file = url.ends_with(".pdf");
  const bool is_page = of_title || (page::is_paper_url(url) && !is_file);
  if (is_page && record.url.empty()) {
    record.url = url;
  } else if (link_kind(url) != "other" || !normalize_doi(url).empty() || is_file) {
    add_link(record.links, url);
  }
}

void title_from(const GumboNode* title, Record& record) {
  record.title = shown_text(title);
  for (const GumboNode* at = title; at != nullptr; at = next_node(at, title)) {
    if (!is_element(at, GUMBO_TAG_A)) continue;
    std::string text = shown_text(at);
    // Beside it stand marks: "[PDF]".
    if (2 * text.size() > record.title.size()) record.title = std::move(text);
    take_link(at, true, record);
  }
  const GumboNode* parent = title->parent;
  if (parent != nullptr && is_element(parent, GUMBO_TAG_A)) take_link(parent, true, record);
}

/// What an entry states, and whether that is more than a blog's post or an advertisement has.
struct Shown {
  Record record;
  bool is_paper = false;
};

/// Reads what `node` says that it is; false when it says nothing that is read.
bool read_named(const GumboNode* node, Shown& shown) {
  const std::string names = said_of(node);
  Record& record = shown.record;
  if (word_begins(names, {"auth"})) {
    take_authors(node, record.authors);
    shown.is_paper = shown.is_paper || record.authors.size() > 1;
  } else if (word_begins(names, {"abstract", "snippet", "sni", "summary"})) {
    take_abstract_of(node, record);
    shown.is_paper =
        shown.is_paper || (word_begins(names, {"abstract"}) && !record.abstract.empty());
  } else if (word_begins(names, {"venue", "journal", "periodical", "conference", "ispartof"})) {
    constexpr std::size_t longest_venue = 160;
    std::string venue = shown_text(node);
    if (record.venue.empty() && venue.size() <= longest_venue) record.venue = std::move(venue);
  } else if (word_begins(names, {"date", "year"})) {
    if (record.published.empty()) record.published = any_date(shown_text(node));
  } else if (word_begins(names, {"bib"}) && shown_text(node).starts_with('@')) {
    add_reference(shown_text(node), record);
  } else {
    return false;
  }
  return true;
}

Shown read_entry(const std::vector<const GumboNode*>& parts, const GumboNode* title) {
  Shown shown;
  Record& record = shown.record;
  title_from(title, record);
  std::string lines;
  for (const GumboNode* part : parts) {
    for (const GumboNode* at = part; at != nullptr;) {
      const bool is_read = at == title || (at != part && is_hidden(at)) ||
                           (!holds(at, title) && read_named(at, shown));
      if (is_element(at, GUMBO_TAG_A) && at != title->parent) take_link(at, false, record);
      at = is_read ? next_node_after(at, part) : next_node(at, part);
    }
    lines.append(shown_lines(part, longest_part_bytes)).append("\n");
  }
  for (std::string_view rest = lines; record.authors.empty() && !rest.empty();) {
    std::string_view line = take_line(rest);
    if (line.starts_with(record.title)) line.remove_prefix(record.title.size());
    const bool cited = read_citation_line(text::trim(line), record);
    shown.is_paper = shown.is_paper || (cited && !record.published.empty());
  }
  shown.is_paper =
      shown.is_paper || word_begins(said_of(title), {"paper"}) || leads_to_work(record);
  return shown;
}

/// The papers under `titles`; none when these are no list of papers.
std::vector<Record> papers_under(const std::vector<const GumboNode*>& titles) {
  const Entries entries(titles);
  std::vector<Record> papers;
  std::size_t with_authors = 0, of_papers = 0;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    auto [record, is_paper] = read_entry(entries.of(i), titles[i]);
    std::string_view rest;
    if (record.title.empty() || !leading_arxiv_id(record.title, rest).empty()) continue;
    if (!record.authors.empty()) ++with_authors;
    if (is_paper) ++of_papers;
    // What the site's own pages show beside titles is read by those who know them.
    if (record.url.find("huggingface.co/papers/") != std::string::npos) return {};
    papers.push_back(std::move(record));
  }
  if (4 * with_authors < 3 * titles.size() || 2 * of_papers < titles.size()) return {};
  const bool stopped = std::all_of(papers.begin(), papers.end(), [](const Record& record) {
    return record.title.ends_with('.');
  });
  for (Record& record : papers) {
    if (stopped) record.title.pop_back();
  }
  return papers;
}

std::vector<Record> classed_papers(const GumboNode* root) {
  std::map<std::string, std::vector<const GumboNode*>> groups;
  std::size_t count = 0;
  for (const GumboNode* at = root; at != nullptr && count < most_titles;) {
    const std::string names = at->type == GUMBO_NODE_ELEMENT ? said_of(at) : std::string();
    const std::string_view word = title_word(names);
    const bool is_title = !is_hidden(at) && !word.empty();
    const bool is_alert = names.find(alert_class) != names.npos;
    if (is_title) groups[is_alert ? std::string(alert_class) : std::string(word)].push_back(at);
    count += is_title ? 1 : 0;
    at = is_hidden(at) ? next_node_after(at, root) : next_node(at, root);
  }
  std::vector<Record> best;
  constexpr std::size_t most_groups = 16;
  if (groups.size() > most_groups) return best;
  for (const auto& [name, titles] : groups) {
    if (titles.size() < 2 && name != alert_class) continue;
    std::vector<Record> papers = papers_under(titles);
    if (papers.size() > best.size()) best = std::move(papers);
  }
  return best;
}

bool is_bookmarks(const GumboNode* root) {
  return root->type == GUMBO_NODE_DOCUMENT &&
         ascii::starts_with(root->v.document.name, "netscape-bookmark");
}

std::vector<Record> bookmarked_papers(const GumboNode* root) {
  std::vector<Record> papers;
  for (const GumboNode* at = root; at != nullptr; at = next_node(at, root)) {
    if (!is_element(at, GUMBO_TAG_A)) continue;
    Record record;
    take_link(at, true, record);
    record.title = title_of_page(shown_text(at), record.url);
    if (leads_to_work(record)) papers.push_back(std::move(record));
  }
  return papers;
}

}  // namespace

bool take_shown_list(const GumboNode* root, Sink& sink) {
  const bool bookmarks = is_bookmarks(root);
  std::vector<Record> papers = bookmarks ? bookmarked_papers(root) : classed_papers(root);
  if (bookmarks && papers.empty()) return false;
  std::uint64_t number = 0;
  for (Record& record : papers) {
    record.line = ++number;
    const std::string_view fault = check_record(record);
    if (fault.empty()) sink.record(record);
    sink.account({number, number, fault.empty() ? LineKind::title : LineKind::skipped, fault});
  }
  return !papers.empty();
}

}  // namespace papers::ingest
