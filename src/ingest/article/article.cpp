// A saved page of one paper: publishers, archives and proceedings say in its head what it is, for
// Google Scholar and reference managers.
#include "ingest/article/article.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "ingest/article/meta_names.hpp"
#include "ingest/article/page_metadata.hpp"
#include "ingest/article/shown_abstract.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/json/field_values.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/html_document.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "paper/person_name.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {
namespace article {
namespace {

constexpr std::size_t page_limit_bytes = std::size_t{16} << 20;

/// All values under `name`.
std::vector<std::string> values_of(const PageMetadata& metadata, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [known, value] : metadata) {
    if (known == name) values.push_back(value);
  }
  return values;
}

std::string_view names_of(Part part) {
  const auto* const found = std::find_if(std::begin(meta_names), std::end(meta_names),
                                         [part](const MetaNames& row) { return row.part == part; });
  return found->names;
}

/// What `read` makes of the first value of a name for `part` that gives something.
template <typename Read>
std::string first(const PageMetadata& metadata, Part part, const Read& read) {
  for (std::string_view names = names_of(part); !names.empty();) {
    for (const std::string& value : values_of(metadata, take_part(names, "|"))) {
      std::string found = read(value);
      if (!found.empty()) return found;
    }
  }
  return {};
}

std::string plain(const std::string& value) { return text::squeeze(without_markup(value)); }

std::vector<std::string> authors_of(const PageMetadata& metadata) {
  std::vector<std::string> authors;
  for (std::string_view names = names_of(Part::author); authors.empty() && !names.empty();) {
    const std::string_view name = take_part(names, "|");
    for (const std::string& value : values_of(metadata, name)) {
      const bool several = name == "citation_authors" || value.find(';') != std::string::npos;
      if (several) {
        for (std::string& one : names_in(plain(value))) authors.push_back(std::move(one));
      } else if (std::string one = first_name_first(plain(value)); !one.empty()) {
        authors.push_back(std::move(one));
      }
    }
  }
  return authors;
}

/// The first date; a later one that names a day in it says more.
std::string published_of(const PageMetadata& metadata) {
  std::string published;
  for (std::string_view names = names_of(Part::published); !names.empty();) {
    for (const std::string& value : values_of(metadata, take_part(names, "|"))) {
      std::string date = any_date(value);
      if (date.size() > published.size() && date.starts_with(published)) published = date;
    }
  }
  return published;
}

std::vector<std::string> keywords_of(const PageMetadata& metadata) {
  std::vector<std::string> keywords;
  for (std::string_view names = names_of(Part::keywords); keywords.empty() && !names.empty();) {
    for (const std::string& value : values_of(metadata, take_part(names, "|"))) {
      std::string_view rest = value;
      const char* const mark = value.find(';') != std::string::npos ? ";" : ",";
      while (!rest.empty()) {
        std::string word = plain(std::string(take_part(rest, mark)));
        if (!word.empty()) keywords.push_back(std::move(word));
      }
    }
  }
  return keywords;
}

WorkKind kind_of(const PageMetadata& metadata) {
  for (const KindName& known : kind_names) {
    if (!values_of(metadata, known.name).empty()) return known.kind;
  }
  for (const char* name : {"dc.type", "dcterms.type", "eprints.type", "ld:type"}) {
    for (const std::string& value : values_of(metadata, name)) {
      const WorkKind kind = work_kind_called(value.substr(value.rfind('/') + 1));
      if (kind != WorkKind::unknown) return kind;
    }
  }
  return WorkKind::unknown;
}

void take_abstract(const PageMetadata& metadata, const GumboNode* root, Record& record) {
  std::string abstract = first(metadata, Part::abstract, [](const std::string& value) {
    const std::string lines = html_to_lines(value);
    return text::squeeze(without_abstract_label(lines));
  });
  if (abstract.empty() || full_unless_cut(abstract) == AbstractKind::truncated) {
    std::string shown = shown_abstract(root);
    if (shown.size() > abstract.size()) abstract = std::move(shown);
  }
  set_abstract(record, abstract, full_unless_cut(abstract));
}

Record record_of(const PageMetadata& metadata, const GumboNode* root) {
  Record record;
  record.title = first(metadata, Part::title, plain);
  record.authors = authors_of(metadata);
  take_abstract(metadata, root, record);
  record.url = first(metadata, Part::url, [](const std::string& value) {
    return text::is_web_url(value) && normalize_doi(value).empty() ? value : std::string();
  });
  const std::string file = first(metadata, Part::file, [](const std::string& value) {
    return text::is_web_url(value) ? value : std::string();
  });
  record.doi =
      first(metadata, Part::doi, [](const std::string& value) { return normalize_doi(value); });
  record.arxiv_id = first(metadata, Part::arxiv_id,
                          [](const std::string& value) { return normalize_arxiv_id(value); });
  for (const std::string& address : {record.url, file}) {
    if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(address);
  }
  if (record.arxiv_id.empty()) record.arxiv_id = arxiv_id_of_doi(record.doi);
  if (!record.arxiv_id.empty() && record.url.empty()) {
    record.url = "https://arxiv.org/abs/" + record.arxiv_id;
  }
  if (!file.empty()) add_link(record.links, file);
  record.published = published_of(metadata);
  record.venue = first(metadata, Part::venue, plain);
  record.work_kind = kind_of(metadata);
  record.keywords = keywords_of(metadata);
  record.line = 1;
  return record;
}

bool has(const PageMetadata& metadata, std::string_view prefix) {
  return std::any_of(metadata.begin(), metadata.end(),
                     [prefix](const auto& pair) { return pair.first.starts_with(prefix); });
}

/// Dublin Core describes any page; of a work it says so, or names its DOI.
bool is_work_by_dublin_core(const PageMetadata& metadata, const Record& record) {
  if (!record.doi.empty() || has(metadata, "dcterms.abstract")) return true;
  constexpr std::array<std::string_view, 8> types = {"article", "paper",   "proceeding", "preprint",
                                                     "thesis",  "chapter", "report",     "review"};
  for (const std::string& value : values_of(metadata, "dc.type")) {
    const std::string type = ascii::lower(value);
    for (const std::string_view word : types) {
      if (type.find(word) != std::string::npos) return true;
    }
  }
  return false;
}

/// Different titles under one name are a list; a second one may be a translation.
bool lists_several(const PageMetadata& metadata) {
  if (values_of(metadata, "ld:article").size() > 1 && !has(metadata, "citation_title")) return true;
  std::vector<std::string> titles = values_of(metadata, "citation_title");
  std::sort(titles.begin(), titles.end());
  return std::unique(titles.begin(), titles.end()) - titles.begin() > 2;
}

}  // namespace

std::optional<Record> read_article(const GumboNode* root) {
  const PageMetadata metadata = read_metadata(root);
  if (lists_several(metadata)) return std::nullopt;
  Record record = record_of(metadata, root);
  if (record.title.empty()) return std::nullopt;
  const bool by_highwire = has(metadata, "citation_title");
  const bool by_data = has(metadata, "ld:title") || has(metadata, "xpl:title");
  const bool by_eprints = has(metadata, "eprints.title") || has(metadata, "ltx:title");
  const bool told_more = !record.authors.empty() || !record.doi.empty() ||
                         !record.arxiv_id.empty() || !record.published.empty();
  const bool found = ((by_highwire || by_data || by_eprints) && told_more) ||
                     (!record.authors.empty() && is_work_by_dublin_core(metadata, record));
  return found ? std::optional(std::move(record)) : std::nullopt;
}

bool take_article(const GumboNode* root, Sink& sink) {
  std::optional<Record> record = read_article(root);
  if (!record) return false;
  const std::string_view fault = check_record(*record);
  if (fault.empty()) sink.record(*record);
  sink.account({1, 1, fault.empty() ? LineKind::title : LineKind::skipped, fault});
  return true;
}

}  // namespace article

namespace {

Evidence sniff_article(std::string_view head, std::string_view) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || head[first] != '<' ||
      !article::may_describe_article(head)) {
    return {};
  }
  const HtmlDocument document(text::clean(head));
  if (document.root() == nullptr || !article::read_article(document.root())) return {};
  return {90, "HTML whose metadata describes one article (citation_title, JSON-LD, Dublin Core)"};
}

void read_article_page(Input& input, Sink& sink) {
  const HtmlDocument document(text::clean(input.rest(article::page_limit_bytes)));
  if (document.root() == nullptr) {
    throw Error(fmt::format("{}: the HTML is {}; no article's page is like that", input.name(),
                            document.fault()));
  }
  if (!article::take_article(document.root(), sink)) {
    throw NoPapers(
        fmt::format("{}: no metadata of one article in it; `--as html` reads a page "
                    "that lists papers",
                    input.name()));
  }
}

}  // namespace

extern const Format article_format = {
    "article",     "a saved page of one paper", false, false,
    sniff_article, read_article_page,           100,   Container::markup};

}  // namespace papers::ingest
