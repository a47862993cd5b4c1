#include "ingest/record_check.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "ingest/page/entry_facts.hpp"
#include "paper/identity.hpp"
#include "paper/person_name.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// "and others" is no author, but says that there are more; so does "Fern et al.".
void note_cut_authors(Record& record) {
  if (record.authors.empty() || record.restored) return;
  std::string& last = record.authors.back();
  const std::string lower = ascii::lower(last);
  std::size_t cut = 0;  // bytes
  if (lower == "others" || lower == "and others" || lower == "et al" || lower == "et al.") {
    cut = last.size();
  } else if (lower.ends_with(" et al") || lower.ends_with(" et al.")) {
    cut = last.size() - lower.rfind(" et al");
  }
  if (cut == 0) return;
  last.resize(last.size() - cut);
  if (last.empty()) record.authors.pop_back();
  record.authors_cut = !record.authors.empty();
}

/// What services put round a title: its name, the id before it, its address or "[pdf]" behind it.
std::string_view bare_title(std::string_view title) {
  const std::size_t bracket = title.find("] ");
  if (title.starts_with('[') && bracket != title.npos &&
      !normalize_arxiv_id(title.substr(1, bracket - 1)).empty()) {
    title.remove_prefix(bracket + 2);
  }
  ascii::take_prefix(title, "title: ");
  for (const std::string_view mark : {" [pdf]", " [PDF]"}) {
    if (title.ends_with(mark)) title.remove_suffix(mark.size());
  }
  const std::size_t last = title.rfind(' ');
  const bool has_address = last != title.npos && last > 0 &&
                           (title.substr(last + 1).starts_with("https://") ||
                            title.substr(last + 1).starts_with("http://"));
  return text::trim(has_address ? title.substr(0, last) : title);
}

/// "Article not found", "404": the heading of a page in place of the one that was asked for.
bool says_not_found(std::string_view title) {
  const std::string lower = ascii::lower(title);
  return std::count(lower.begin(), lower.end(), ' ') <= 3 &&
         (lower.ends_with("not found") || lower == "404");
}

/// "[No abstract available]", as Scopus has it.
bool says_there_is_none(std::string_view abstract) {
  constexpr std::string_view words[] = {
      "no abstract",          "no abstract available", "abstract not available",
      "abstract unavailable", "no abstract provided",  "n/a",
      "abstract missing"};
  if (abstract.starts_with('[') && abstract.ends_with(']')) {
    abstract = abstract.substr(1, abstract.size() - 2);
  }
  if (abstract.ends_with('.')) abstract.remove_suffix(1);
  return std::any_of(std::begin(words), std::end(words), [abstract](std::string_view said) {
    return abstract.size() == said.size() && ascii::starts_with(abstract, said);
  });
}

}  // namespace

std::string_view without_page_kind(std::string_view title) {
  ascii::take_prefix(title, "paper page - ");
  return title;
}

std::string_view check_record(Record& record) {
  record.title = text::squeeze(record.title);
  if (!record.restored) record.title = std::string(bare_title(without_page_kind(record.title)));
  if (record.title.empty()) return "no title";
  if (!record.restored && record.authors.empty() && record.doi.empty() && record.abstract.empty() &&
      says_not_found(record.title)) {
    return "a page that was not found";
  }
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

bool names_arxiv(std::string_view venue) {
  return ascii::starts_with(venue, "arxiv") || ascii::lower(venue) == "corr" ||
         ascii::starts_with(venue, "computing research repository");
}

bool leads_to_work(const Record& record) {
  if (!record.arxiv_id.empty() || !record.doi.empty()) return true;
  return page::is_paper_url(record.url) ||
         std::any_of(record.links.begin(), record.links.end(),
                     [](const Link& link) { return page::is_paper_url(link.url); });
}

void set_abstract(Record& record, std::string_view text, AbstractKind kind) {
  std::string folded = text::squeeze(text);
  if (ascii::starts_with(folded, "abstract: ")) folded.erase(0, 10);
  if (folded.empty() || says_there_is_none(folded)) return;
  record.abstract = std::move(folded);
  record.abstract_kind = kind;
}

void set_house(Record& record, std::string_view publisher) {
  const bool has_house =
      record.work_kind == WorkKind::thesis || record.work_kind == WorkKind::report;
  if (has_house && record.venue.empty()) record.venue = publisher;
}

AbstractKind full_unless_cut(std::string_view text) {
  text = text::trim(text);
  const bool cut = text.ends_with("...") || text.ends_with("\xE2\x80\xA6");
  return cut ? AbstractKind::truncated : AbstractKind::full;
}

}  // namespace papers::ingest
