#include "ingest/feed/feed_entry.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/feed/arxiv_text.hpp"
#include "ingest/feed/shown_counts.hpp"
#include "ingest/feed/xml.hpp"
#include "ingest/json/field_values.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "paper/person_name.hpp"
#include "paper/url.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// Titles of links in our own feeds; those of arXiv's say what a link leads to ("pdf").
bool is_link_kind(std::string_view title) {
  constexpr std::string_view kinds[] = {"code", "project", "data", "arxiv", "hf", "other"};
  return std::find(std::begin(kinds), std::end(kinds), title) != std::end(kinds);
}

/// Atom's links are attributes, RSS's are text.
void read_link(const pugi::xml_node& link, Record& record) {
  std::string url = text::clean(link.attribute("href").value());
  if (url.empty()) url = text_of(link);
  const std::string_view relation = link.attribute("rel").value();
  const std::string_view title = link.attribute("title").value();
  if (title == "doi" && record.doi.empty()) record.doi = normalize_doi(url);
  if (relation == "alternate" || relation.empty()) {
    if (record.url.empty() && text::is_web_url(url)) record.url = url;
    if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(url);
  } else if (relation == "related" && (title.empty() || is_link_kind(title))) {
    add_link(record.links, url, title);
  }
}

/// "http://arxiv.org/abs/2611.01234v1", "oai:arXiv.org:2611.01234v1", "doi:10.1000/1".
void read_id(const pugi::xml_node& node, Record& record) {
  const std::string id = text_of(node);
  std::string_view name = id;
  ascii::take_prefix(name, "oai:arxiv.org:");
  if (const std::string arxiv_id = normalize_arxiv_id(name); !arxiv_id.empty()) {
    record.arxiv_id = arxiv_id;
    // arXiv writes http:// for pages that have answered to https:// for years.
    set_arxiv_page(record);
  }
  if (record.doi.empty()) record.doi = normalize_doi(id);
}

/// Atom's author has a name inside; RSS's is "mail@example.org (Ann One)"; dc:creator names one or
/// all, as links in feeds of before 2024.
void read_authors(const pugi::xml_node& node, std::vector<std::string>& authors) {
  if (const pugi::xml_node name = child_named(node, "name")) {
    std::string text = text_of(name);
    if (!text.empty()) authors.push_back(std::move(text));
    return;
  }
  std::string text = text::squeeze(html_to_lines(lines_of(node)));
  const std::size_t bracket = text.find('(');
  if (text.find('@') < bracket && bracket != std::string::npos && text.ends_with(')')) {
    text = text.substr(bracket + 1, text.size() - bracket - 2);
  }
  // arXiv keeps the accents of LaTeX and affiliations in parentheses.
  if (text.find_first_of("\\(") != std::string::npos) {
    for (std::string& name : arxiv_authors(text)) authors.push_back(std::move(name));
    return;
  }
  // "One, Ann" is a person, "Ann One, Bob Two" are two.
  const bool is_one = std::count(text.begin(), text.end(), ',') == 1 &&
                      text.substr(0, text.find(',')).find(' ') == std::string::npos;
  std::vector<std::string> names =
      is_one ? std::vector<std::string>{first_name_first(text)} : names_in(text);
  for (std::string& name : names) authors.push_back(std::move(name));
}

/// RSS knows HTML in titles; feeds of arXiv from before 2024 end them in "(arXiv:ID [cs.LG])".
std::string title_of(const pugi::xml_node& node, Record& record) {
  std::string title = lines_of(node);
  const std::string_view type = node.attribute("type").value();
  if (type == "html" || local_name(node.parent()) == "item") title = without_markup(title);
  title = text::squeeze(title);
  std::string_view plain = title;
  ascii::take_prefix(plain, "[asap] ");  // of the American Chemical Society
  const std::size_t counts = plain.rfind(" (");
  if (plain.ends_with(')') && counts != plain.npos &&
      read_counts(plain.substr(counts + 2, plain.size() - counts - 3), record)) {
    plain = plain.substr(0, counts);
  }
  title = std::string(plain);
  const std::size_t bracket = title.rfind("(arXiv:");
  if (bracket != std::string::npos && title.ends_with(')')) {
    std::string_view rest;
    std::string id = leading_arxiv_id(std::string_view(title).substr(bracket), rest);
    if (!id.empty()) {
      record.arxiv_id = std::move(id);
      title = text::squeeze(std::string_view(title).substr(0, bracket));
      if (title.ends_with('.')) title.pop_back();
    }
  }
  return title;
}

/// What an entry says besides the fields of a record.
struct Texts {
  std::string summary, content;
  std::vector<std::string> writers;  ///< every feed's entries have one
  std::string page, talk;            ///< addresses: its own, and where readers talk about it
  std::string source;                ///< dc:source: PubMed's journals
  bool of_journal = false;           ///< a volume or pages
  bool has_creator = false;          ///< dc:creator
  bool of_post = false;              ///< what posts, episodes and videos have besides a summary
};

bool is_of_post(std::string_view full) {
  constexpr std::string_view names[] = {"guid",     "enclosure", "category",
                                        "comments", "comment",   "content:encoded",
                                        "content",  "updated",   "wfw:commentrss"};
  return full.starts_with("media:") || full.starts_with("itunes:") ||
         std::find(std::begin(names), std::end(names), ascii::lower(full)) != std::end(names);
}

void read_field(const pugi::xml_node& node, FeedEntry& entry, Texts& texts) {
  Record& record = entry.record;
  const std::string_view full = node.name();
  texts.of_post |= is_of_post(full);
  texts.has_creator |= full == "dc:creator";
  if (full.starts_with("media:") || full.starts_with("itunes:")) return;
  const std::string name = ascii::lower(local_name(node));
  if (name == "id" || name == "guid" || name == "identifier") {
    read_id(node, record);
    if (name == "guid") texts.page = text_of(node);
  } else if (name == "title") {
    // Publishers put volume and pages into the other title.
    std::string title = title_of(node, record);
    const bool is_better = record.title.empty() || full == "dc:title";
    if (is_better && !title.empty()) record.title = std::move(title);
  } else if (name == "summary" || name == "description") {
    texts.summary = lines_of(node);
  } else if (name == "content" || name == "encoded") {
    texts.content = lines_of(node);
  } else if (name == "author" || name == "creator") {
    read_authors(node, texts.writers);
  } else if (name == "authors") {
    read_authors(node, record.authors);
  } else if (full == "dc:source") {
    texts.source = text_of(node);
  } else if (name == "volume" || name == "startpage" || name == "startingpage") {
    texts.of_journal = true;
  } else if (name == "published" || name == "publicationdate" || name == "pubdate") {
    record.published = any_date(text_of(node));
  } else if ((name == "date" || name == "coverdate") && record.published.empty()) {
    record.published = any_date(text_of(node));
  } else if (name == "category") {
    const std::string_view scheme = node.attribute("scheme").value();
    std::string term = text::squeeze(text::clean(node.attribute("term").value()));
    if (scheme.ends_with(":keyword") && !term.empty()) record.keywords.push_back(std::move(term));
  } else if (name == "doi") {
    record.doi = normalize_doi(text_of(node));
  } else if (name == "journal_ref" || name == "journal_reference" || name == "publicationname") {
    record.venue = text_of(node);
  } else if (name == "comment" || name == "comments") {
    if (local_name(node.parent()) == "item") {
      texts.talk = text_of(node);
      return;
    }
    for (const std::string& url : urls_in(text_of(node))) add_link(record.links, url);
  } else if (name == "announce_type") {
    entry.announced = announced_as(text_of(node));
  } else if (name == "link") {
    read_link(node, record);
  }
}

bool is_plain_text(const pugi::xml_node& entry, const char* name) {
  const std::string_view type = child_named(entry, name).attribute("type").value();
  return local_name(entry) == "entry" && (type.empty() || type == "text");
}

void read_texts(const pugi::xml_node& entry, const Texts& texts, FeedEntry& read) {
  Record& record = read.record;
  const auto take = [&](std::string_view text, const char* name) {
    if (text.empty()) return;
    // What Atom calls text is the abstract itself, but for arXiv's words before it.
    const bool announced = text.find("Announce Type:") != std::string_view::npos;
    if (is_plain_text(entry, name) && !announced) {
      if (record.abstract.empty()) set_abstract(record, text, full_unless_cut(text));
      return;
    }
    const Announced stated = read_description(text, record);
    if (read.announced == Announced::none) read.announced = stated;
  };
  take(texts.summary, "summary");
  if (record.abstract_kind != AbstractKind::truncated) return take(texts.content, "content");
  // A teaser: the whole text may stand in the entry's content.
  Record whole = record;
  whole.abstract.clear();
  whole.abstract_kind = AbstractKind::none;
  std::swap(record, whole);
  take(texts.content, "content");
  if (record.abstract.size() <= whole.abstract.size()) {
    record.abstract = whole.abstract;
    record.abstract_kind = whole.abstract_kind;
  }
}

std::string_view host_of(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  url.remove_prefix(begin + 3);
  return url.substr(0, url.find_first_of("/?#"));
}

/// An entry on one site that leads to a paper on another.
bool is_elsewhere(std::string_view url, const Record& record) {
  return text::is_web_url(url) && !page::is_paper_url(url) && !host_of(url).empty() &&
         host_of(url) != host_of(record.url);
}

/// Whose the entry is. Writers have every post, video and release: a paper has an id, a journal,
/// authors in a field or a line that is called so, or an abstract with nothing that posts have.
void judge_entry(const Texts& texts, bool has_own_id, FeedEntry& read) {
  Record& record = read.record;
  read.posted = record.published;
  constexpr std::size_t most_writers_of_a_post = 2;
  const bool states_paper = !record.authors.empty() || texts.of_journal || !record.venue.empty() ||
                            texts.writers.size() > most_writers_of_a_post ||
                            read.announced != Announced::none;
  const bool has_several = texts.writers.size() > 1;
  if (record.authors.empty() || has_several) record.authors = texts.writers;
  const bool leads = leads_to_work(record);
  constexpr std::size_t shortest_abstract = 100;
  const bool has_abstract = (texts.has_creator || has_several) && !texts.of_post &&
                            record.abstract_kind == AbstractKind::full &&
                            record.abstract.size() >= shortest_abstract;
  read.is_paper = states_paper || leads || has_abstract;
  const bool is_post =
      !has_own_id || is_elsewhere(texts.page, record) || is_elsewhere(texts.talk, record);
  if (states_paper || !leads || texts.writers.empty() || !is_post) return;
  if (has_own_id && has_several) return;
  record.authors.clear();
  record.published.clear();
  record.abstract.clear();
  record.abstract_kind = AbstractKind::none;
}

/// Mirrors of arXiv end their addresses in its ids, behind what they call papers.
std::string id_at_mirror(std::string_view url) {
  const std::size_t end = url.rfind('/');
  if (end == url.npos) return {};
  const std::string_view part = url.substr(0, end).substr(url.rfind('/', end - 1) + 1);
  for (const std::string_view known : {"abs", "pdf", "p", "paper", "papers", "arxiv", "html"}) {
    if (part == known) return normalize_arxiv_id(url.substr(end + 1));
  }
  return {};
}

}  // namespace

FeedEntry read_feed_entry(const pugi::xml_node& entry) {
  FeedEntry read;
  Texts texts;
  for (const pugi::xml_node& field : entry.children()) read_field(field, read, texts);
  if (read.record.doi.empty()) read.record.doi = doi_in_address(read.record.url);
  if (read.record.arxiv_id.empty()) read.record.arxiv_id = id_at_mirror(read.record.url);
  const bool has_own_id = leads_to_work(read.record);
  read_texts(entry, texts, read);
  judge_entry(texts, has_own_id, read);
  if (read.is_paper && read.record.venue.empty()) read.record.venue = texts.source;
  Record& record = read.record;
  if (read.announced != Announced::none) {
    // The day is that of the announcement: of a new paper's near enough, of an old one's not.
    if (read.announced != Announced::fresh) record.published.clear();
    set_arxiv_page(record);
  }
  if (record.arxiv_id.empty()) record.arxiv_id = arxiv_id_of_doi(record.doi);
  return read;
}

std::optional<StatedDay> day_of_feed(const pugi::xml_node& feed) {
  for (const char* name : {"pubDate", "published", "lastBuildDate", "updated", "date"}) {
    const std::string day = any_date(text_of(child_named(feed, name)));
    if (const auto stated = parse_stated_day(day)) return stated;
  }
  return std::nullopt;
}

}  // namespace papers::ingest
