#include "ingest/bibliography/bibtex_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"
#include "ingest/bibliography/bibtex_names.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/bibliography/journal_macros.hpp"
#include "ingest/bibliography/latex_text.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

std::string text_field(const BibtexEntry& entry, std::string_view name) {
  return field_text(latex_to_text(entry.field(name)));
}

std::string first_field(const BibtexEntry& entry, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    std::string text = text_field(entry, name);
    if (!text.empty()) return text;
  }
  return {};
}

std::string url_field(const BibtexEntry& entry, std::string_view name) {
  return text::clean(latex_to_url(entry.field(name)));
}

std::string doi_of(const BibtexEntry& entry) {
  std::string value = url_field(entry, "doi");
  value.erase(std::remove(value.begin(), value.end(), '$'), value.end());  // "$<$"
  return stated_doi(value);
}

/// `value` without braces round the whole of it, as Web of Science writes every field.
std::string_view unbraced(std::string_view value) {
  value = text::trim(value);
  if (!value.starts_with('{') || value.find('}') != value.size() - 1) return value;
  return value.substr(1, value.size() - 2);
}

void read_keywords(const BibtexEntry& entry, Record& record) {
  for (const char* name : {"keywords", "keyword"}) {
    for (const std::string_view raw : split_outside_braces(unbraced(entry.field(name)), "", ",;")) {
      std::string keyword = field_text(latex_to_text(raw));
      if (!keyword.empty()) record.keywords.push_back(std::move(keyword));
    }
  }
}

/// "3", "03", "mar", "12 mar", "# jan" -> what any_date() understands together with the year.
std::string published_of(const BibtexEntry& entry) {
  std::string iso = any_date(text_field(entry, "date"));
  if (!iso.empty()) return iso;
  const std::string year = any_date(text_field(entry, "year"));
  if (year.size() != 4) return year;
  const std::string month = text_field(entry, "month");
  if (month.empty()) return year;
  std::string with_month = any_date(year + " " + month);
  const std::string day = text_field(entry, "day");
  if (day.empty() || with_month.size() != 7) return with_month.empty() ? year : with_month;
  const std::string full = normalize_iso_date(fmt::format("{}-{:0>2}", with_month, day));
  return full.empty() ? with_month : full;
}

std::string bare_or_stated_id(const std::string& value) {
  std::string id = normalize_arxiv_id(value);
  return id.empty() ? stated_arxiv_id(value) : id;
}

/// arXiv's papers are written in a dozen ways: eprint fields, arXiv's own DOIs, a journal "arXiv
/// preprint arXiv:2401.00001", DBLP's "CoRR" with volume "abs/2401.00001", a note.
std::string arxiv_id_of(const BibtexEntry& entry) {
  const std::string archive =
      ascii::lower(text_field(entry, "archiveprefix") + text_field(entry, "eprinttype"));
  std::string id;
  if (archive.empty() || archive.find("arxiv") != std::string::npos) {
    id = bare_or_stated_id(url_field(entry, "eprint"));
  }
  for (const char* name : {"arxiv", "arxivid"}) {
    if (id.empty()) id = bare_or_stated_id(url_field(entry, name));
  }
  if (id.empty()) id = arxiv_id_of_doi(normalize_doi(url_field(entry, "doi")));
  std::string archive_name;
  for (const char* name : {"journal", "journaltitle", "booktitle", "howpublished", "publisher",
                           "institution", "organization", "archive", "eprinttype"}) {
    const std::string value = url_field(entry, name);
    if (names_arxiv(value)) archive_name = value;
    if (id.empty()) id = stated_arxiv_id(value);
  }
  for (const char* name : {"volume", "number", "eid", "pages", "series"}) {
    if (id.empty()) id = arxiv_id_in_volume(archive_name, url_field(entry, name));
  }
  for (const char* name : {"note", "addendum", "url"}) {
    if (id.empty()) id = stated_arxiv_id(url_field(entry, name));
    if (id.empty()) id = stated_arxiv_id(text_field(entry, name));  // of \href{…}{arXiv:…}
  }
  return id;
}

/// The addresses of \href{…}{…}, whose text alone stays in the field.
void add_hrefs(std::string_view raw, Record& record) {
  constexpr std::string_view command = "\\href";
  for (std::size_t at = raw.find(command); at != std::string_view::npos;
       at = raw.find(command, at + command.size())) {
    const std::string_view rest = raw.substr(at + command.size());
    const std::size_t open = rest.find('{');
    const std::size_t close = rest.find('}');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return;
    const std::string url = text::clean(latex_to_url(rest.substr(open + 1, close - open - 1)));
    if (text::is_web_url(url)) add_link(record.links, url);
  }
}

void read_links(const BibtexEntry& entry, Record& record) {
  const std::string stated = url_field(entry, "url");
  if (text::is_web_url(stated) && link_kind(stated) != "code") record.url = stated;
  for (const char* name : {"url", "howpublished", "code", "github", "note"}) {
    const std::string value = url_field(entry, name);
    for (const std::string& url : urls_in(value)) {
      const std::string id = normalize_arxiv_id(url);
      const bool own = id.empty() || id == record.arxiv_id;
      if (record.url.empty() && own && link_kind(url) != "code") record.url = url;
      if (url != record.url) add_link(record.links, url);
    }
  }
  for (const char* name : {"title", "abstract"}) add_hrefs(entry.field(name), record);
  if (record.url.empty() && !record.arxiv_id.empty()) {
    record.url = "https://arxiv.org/abs/" + record.arxiv_id;
  }
}

std::string titled(const BibtexEntry& entry, const char* title, const char* subtitle) {
  std::string text = text_field(entry, title);
  const std::string more = text_field(entry, subtitle);
  if (text.empty() || more.empty()) return text;
  const bool has_mark = std::string_view(":?!.").find(text.back()) != std::string_view::npos;
  return text + (has_mark ? " " : ": ") + more;
}

std::string venue_of(const BibtexEntry& entry) {
  std::string venue = text_field(entry, "journal");
  if (venue.empty()) venue = titled(entry, "journaltitle", "journalsubtitle");
  if (venue.empty()) venue = titled(entry, "booktitle", "booksubtitle");
  if (venue.empty()) venue = titled(entry, "maintitle", "mainsubtitle");
  if (venue.empty()) {
    venue = first_field(entry, {"eventtitle", "shortjournal", "school", "institution"});
  }
  return names_arxiv(venue) ? std::string() : std::string(journal_called(venue));
}

}  // namespace

Record record_of(const BibtexEntry& entry) {
  Record record;
  record.title = titled(entry, "title", "subtitle");
  const std::string abstract = text_field(entry, "abstract");
  set_abstract(record, abstract, full_unless_cut(abstract));
  record.venue = venue_of(entry);
  record.work_kind = work_kind_called(entry.type);
  const bool is_of_book =
      record.work_kind == WorkKind::chapter || record.work_kind == WorkKind::book;
  // A whole book may have no other title than the book's.
  if (record.title.empty() && is_of_book) std::swap(record.title, record.venue);
  record.arxiv_id = arxiv_id_of(entry);
  record.doi = doi_of(entry);
  record.published = published_of(entry);
  record.authors = bibtex_names(entry.field("author"));
  read_keywords(entry, record);
  read_links(entry, record);
  return record;
}

}  // namespace papers::ingest
