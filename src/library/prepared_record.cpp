#include "library/prepared_record.hpp"

#include <utility>

#include "base/limits.hpp"
#include "base/string_table.hpp"
#include "library/author_names.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/utf8.hpp"
#include "text/variants.hpp"
#include "text/word_cutter.hpp"

namespace papers::library {
namespace {

/// Longer "words" are data (hashes, URLs run together) that nobody misspells.
constexpr std::size_t form_size_bytes = 64;

template <typename T>
void cap(std::vector<T>& values, std::size_t limit) {
  if (values.size() > limit) values.resize(limit);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

void normalize(Record& record) {
  record.title = text::squeeze(record.title);
  record.arxiv_id = normalize_arxiv_id(record.arxiv_id);
  record.doi = normalize_doi(record.doi);
  if (record.arxiv_id.empty()) record.arxiv_id = arxiv_id_of_doi(record.doi);
  record.published = normalize_iso_date(record.published);
  if (record.abstract.empty()) {
    record.abstract_kind = AbstractKind::none;
  } else if (record.abstract_kind == AbstractKind::none) {
    record.abstract_kind = AbstractKind::full;
  }
  // An exported paper has its links, and comes back as it was.
  if (!record.restored) complete_links(record);
  cap(record.authors, limits::authors_per_paper);
  cap(record.keywords, limits::keywords_per_paper);
  cap(record.links, limits::links_per_paper);
}

}  // namespace

Names names_of(const Record& record) {
  Names names;
  names.arxiv = record.arxiv_id;
  if (arxiv_id_of_doi(record.doi).empty()) names.doi = record.doi;
  names.citation = citation_of(record);
  names.other_citations = other_citations_of(record);
  if (record.restored) names.key = record.restored->key;
  return names;
}

IndexRow index_row(const Record& record) {
  IndexRow row{
      record.title, record.abstract, authors_text(record.authors), joined(record.keywords), {}};
  row.variants = text::variant_column(row.title, row.abstract, row.keywords_text);
  return row;
}

std::string word_forms(const IndexRow& row) {
  StringTable seen;
  std::string forms;
  const auto visit = [&](std::string_view form, std::size_t, std::size_t) {
    if (form.size() > form_size_bytes) return;
    const std::uint32_t met = seen.size();
    if (seen.number_of(form) < met) return;
    forms += form;
    forms += '\n';
  };
  for (const std::string* text :
       {&row.title, &row.abstract, &row.authors_text, &row.keywords_text}) {
    text::cut_words(*text, visit);
  }
  return forms;
}

PreparedRecord prepare(Record record) {
  normalize(record);
  Names names = names_of(record);
  IndexRow index = index_row(record);
  std::string forms = word_forms(index);
  return {std::move(record), std::move(names), std::move(index), std::move(forms)};
}

}  // namespace papers::library
