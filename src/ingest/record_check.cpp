#include "ingest/record_check.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "ingest/page/entry_words.hpp"
#include "paper/person_name.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// "and others" is no author, but says that there are more.
void note_cut_authors(Record& record) {
  constexpr std::string_view words[] = {"others", "et al", "et al.", "and others"};
  if (record.authors.empty()) return;
  const std::string last = ascii::lower(record.authors.back());
  if (std::find(std::begin(words), std::end(words), last) == std::end(words)) return;
  record.authors.pop_back();
  record.authors_cut = !record.authors.empty();
}

/// "[No abstract available]", as Scopus has it.
bool says_there_is_none(std::string_view abstract) {
  constexpr std::string_view words[] = {
      "no abstract",          "no abstract available", "abstract not available",
      "abstract unavailable", "no abstract provided",  "n/a"};
  if (abstract.starts_with('[') && abstract.ends_with(']')) {
    abstract = abstract.substr(1, abstract.size() - 2);
  }
  if (abstract.ends_with('.')) abstract.remove_suffix(1);
  return std::any_of(std::begin(words), std::end(words), [abstract](std::string_view said) {
    return abstract.size() == said.size() && ascii::starts_with(abstract, said);
  });
}

/// arXiv under the names that services have for it: where preprints lie, no venue.
bool names_arxiv(std::string_view venue) {
  return ascii::starts_with(venue, "arxiv") || ascii::lower(venue) == "corr";
}

}  // namespace

std::string_view without_page_kind(std::string_view title) {
  ascii::take_prefix(title, "paper page - ");
  return title;
}

std::string_view check_record(Record& record) {
  record.title = text::squeeze(without_page_kind(text::trim(record.title)));
  if (record.title.empty()) return "no title";
  if (record.title.size() > limits::title_size_bytes) return "the title is longer than 2000 bytes";
  if (record.abstract.size() > limits::record_size_bytes) {
    return "the abstract is longer than 1 MiB";
  }
  for (std::string& author : record.authors) author = name_without_number(author);
  note_cut_authors(record);
  if (names_arxiv(record.venue)) record.venue.clear();
  // A table may state the kind of an abstract that it does not have.
  if (record.abstract.empty()) record.abstract_kind = AbstractKind::none;
  if (record.authors.size() > limits::authors_per_paper) {
    record.authors.resize(limits::authors_per_paper);
  }
  if (record.keywords.size() > limits::keywords_per_paper) {
    record.keywords.resize(limits::keywords_per_paper);
  }
  if (record.links.size() > limits::links_per_paper) record.links.resize(limits::links_per_paper);
  return {};
}

bool leads_to_work(const Record& record) {
  if (!record.arxiv_id.empty() || !record.doi.empty()) return true;
  return page::is_paper_url(record.url) ||
         std::any_of(record.links.begin(), record.links.end(),
                     [](const Link& link) { return page::is_paper_url(link.url); });
}

void set_abstract(Record& record, std::string_view text, AbstractKind kind) {
  std::string folded = text::squeeze(text);
  if (folded.empty() || says_there_is_none(folded)) return;
  record.abstract = std::move(folded);
  record.abstract_kind = kind;
}

AbstractKind full_unless_cut(std::string_view text) {
  text = text::trim(text);
  const bool cut = text.ends_with("...") || text.ends_with("\xE2\x80\xA6");
  return cut ? AbstractKind::truncated : AbstractKind::full;
}

}  // namespace papers::ingest
