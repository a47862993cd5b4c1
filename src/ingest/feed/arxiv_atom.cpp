// The Atom answer of arXiv's query API, and Atom feeds of papers that look like it.
#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <string>

#include "base/error.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// arXiv answers at most 2000 entries at once, some 6 MB.
constexpr std::size_t feed_limit_bytes = std::size_t{64} << 20;

/// Names without their prefix: which prefix stands for which namespace is the document's choice.
std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The character data directly inside `node`, clean and on one line.
std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    } else if (child.type() == pugi::node_element) {
      text += child.text().get();  // <sub>2</sub> in a title of type xhtml
    }
  }
  return text::squeeze(text::clean(text));
}

/// Titles of links in our own feeds; those of arXiv's say what a link leads to ("pdf").
bool is_link_kind(std::string_view title) {
  constexpr std::string_view kinds[] = {"code", "project", "data", "arxiv", "hf", "other"};
  return std::find(std::begin(kinds), std::end(kinds), title) != std::end(kinds);
}

void read_link(const pugi::xml_node& link, Record& record) {
  const std::string url = text::clean(link.attribute("href").value());
  const std::string_view relation = link.attribute("rel").value();
  const std::string_view title = link.attribute("title").value();
  if (title == "doi" && record.doi.empty()) record.doi = normalize_doi(url);
  if (relation == "alternate" || relation.empty()) {
    if (record.url.empty()) record.url = url;
    if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(url);
  } else if (relation == "related" && (title.empty() || is_link_kind(title))) {
    add_link(record.links, url, title);
  }
}

void read_author(const pugi::xml_node& author, Record& record) {
  for (const pugi::xml_node& child : author.children()) {
    if (local_name(child.name()) != "name") continue;
    std::string name = text_of(child);
    if (!name.empty()) record.authors.push_back(std::move(name));
  }
}

void read_field(const pugi::xml_node& node, Record& record) {
  const std::string_view name = local_name(node.name());
  if (name == "id") {
    const std::string id = text_of(node);
    record.arxiv_id = normalize_arxiv_id(id);
    // arXiv writes http:// for pages that have answered to https:// for years.
    if (!record.arxiv_id.empty()) record.url = "https://arxiv.org/abs/" + record.arxiv_id;
  } else if (name == "title") {
    record.title = text_of(node);
  } else if (name == "summary" || (name == "content" && record.abstract.empty())) {
    const std::string text = text_of(node);
    set_abstract(record, text, full_unless_cut(text));
  } else if (name == "author") {
    read_author(node, record);
  } else if (name == "published") {
    record.published = normalize_iso_date(text_of(node));
  } else if (name == "date" && record.published.empty()) {
    record.published = normalize_iso_date(text_of(node));
  } else if (name == "category") {
    const std::string_view scheme = node.attribute("scheme").value();
    std::string term = text::squeeze(text::clean(node.attribute("term").value()));
    if (scheme.ends_with(":keyword") && !term.empty()) record.keywords.push_back(std::move(term));
  } else if (name == "doi") {
    record.doi = normalize_doi(text_of(node));
  } else if (name == "journal_ref") {
    record.venue = text_of(node);
  } else if (name == "comment") {
    for (const std::string& url : urls_in(text_of(node))) add_link(record.links, url);
  } else if (name == "link") {
    read_link(node, record);
  }
}

/// Counts lines up to growing offsets, once over the text in total.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  std::uint64_t at(std::ptrdiff_t offset) {
    const auto target = offset < 0 ? at_ : static_cast<std::size_t>(offset);
    for (; at_ < target && at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
    }
    return line_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

void read_entry(const pugi::xml_node& entry, std::uint64_t number, std::uint64_t line, Sink& sink) {
  Record record;
  for (const pugi::xml_node& field : entry.children()) read_field(field, record);
  record.line = line;
  std::string why;
  // A query that arXiv refuses is answered with an entry that says why.
  if (record.title == "Error" && record.arxiv_id.empty()) {
    why = fmt::format("line {}: arXiv reports an error: {}", line, record.abstract.substr(0, 200));
  } else if (const std::string_view fault = check_record(record); !fault.empty()) {
    why = fmt::format("line {}: {}", line, fault);
  }
  if (why.empty()) sink.record(record);
  sink.account({number, number, why.empty() ? LineKind::title : LineKind::skipped, why});
}

void read_atom(Input& input, Sink& sink) {
  const std::string text = text::clean(input.rest(feed_limit_bytes));
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) {
    throw Error(fmt::format("{}:{}: this is not well-formed XML: {}", input.name(),
                            LineCounter(text).at(parsed.offset), parsed.description()));
  }
  const pugi::xml_node feed = document.document_element();
  LineCounter lines(text);
  if (local_name(feed.name()) == "entry") return read_entry(feed, 1, 1, sink);
  if (local_name(feed.name()) != "feed") {
    throw Error(fmt::format("{}: the XML is no Atom feed: its root is <{}>", input.name(),
                            text::squeeze(feed.name()).substr(0, 40)));
  }
  std::uint64_t number = 0;
  for (const pugi::xml_node& entry : feed.children()) {
    if (local_name(entry.name()) != "entry") continue;
    read_entry(entry, ++number, lines.at(entry.offset_debug()), sink);
  }
}

Evidence sniff_atom(std::string_view head, std::string_view) {
  const auto has = [&](const char* text) { return head.find(text) != std::string_view::npos; };
  const std::size_t first = head.find('<');
  if (first == std::string_view::npos ||
      head.substr(0, first).find_first_not_of(" \t\r\n\xEF\xBB\xBF") != std::string_view::npos) {
    return {};
  }
  if (!has("http://www.w3.org/2005/Atom")) return {};
  if (has("arxiv.org")) return {95, "an Atom feed from arXiv"};
  if (has("<feed") || has(":feed")) return {70, "an Atom feed"};
  return {};
}

}  // namespace

extern const Format arxiv_atom_format = {
    "arxiv-atom", "the Atom answer of arXiv's query API", false, false, sniff_atom, read_atom};

}  // namespace papers::ingest
