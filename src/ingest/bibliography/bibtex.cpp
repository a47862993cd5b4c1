// BibTeX and BibLaTeX bibliographies.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/ascii.hpp"
#include "ingest/bibliography/bibtex_parse.hpp"
#include "ingest/bibliography/latex_text.hpp"
#include "ingest/person_name.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

std::string text_field(const BibtexEntry& entry, std::string_view name) {
  return text::squeeze(text::clean(latex_to_text(entry.field(name))));
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

void read_authors(const BibtexEntry& entry, Record& record) {
  std::string_view list = entry.field("author");
  for (const std::string_view raw : split_outside_braces(list, "and", "")) {
    if (raw == "others") continue;
    // In braces the whole is one name: {OpenAI}, {Barnes and Noble}.
    const bool braced = raw.starts_with('{') && raw.find('}') == raw.size() - 1;
    const std::string name = text::clean(latex_to_text(raw));
    std::string readable = braced ? text::squeeze(name) : first_name_first(name);
    if (!readable.empty()) record.authors.push_back(std::move(readable));
  }
}

void read_keywords(const BibtexEntry& entry, Record& record) {
  for (const std::string_view raw : split_outside_braces(entry.field("keywords"), "", ",;")) {
    std::string keyword = text::squeeze(text::clean(latex_to_text(raw)));
    if (!keyword.empty()) record.keywords.push_back(std::move(keyword));
  }
}

/// 1..12 out of "mar", "March", "3", "03", "12 mar"; 0 for anything else.
unsigned month_of(std::string_view text) {
  constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
  for (std::size_t i = 0; i + 3 <= text.size(); ++i) {
    const std::string word = ascii::lower(text.substr(i, 3));
    const std::size_t at = names.find(word);
    if (at != std::string_view::npos && at % 3 == 0) return static_cast<unsigned>(at / 3 + 1);
  }
  if (text.empty() || text.size() > 2) return 0;
  unsigned month = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    month = month * 10 + static_cast<unsigned>(c - '0');
  }
  return month <= 12 ? month : 0;
}

std::string published_of(const BibtexEntry& entry) {
  // BibLaTeX dates may be spans and open: the first day counts.
  const std::string date = text_field(entry, "date");
  std::string iso = normalize_iso_date(std::string_view(date).substr(0, date.find('/')));
  if (!iso.empty()) return iso;
  std::string year = normalize_iso_date(text_field(entry, "year"));
  if (year.empty()) return {};
  const std::string month_text = text_field(entry, "month");
  const unsigned month = month_of(month_text);
  if (month == 0 || year.size() != 4) return year;
  const std::string with_month = fmt::format("{}-{:02}", year, month);
  const std::string day = text_field(entry, "day");
  if (day.empty() || day.size() > 2) return with_month;
  const std::string full = normalize_iso_date(fmt::format("{}-{:0>2}", with_month, day));
  return full.empty() ? with_month : full;
}

/// arXiv's papers are written in half a dozen ways: eprint fields, arXiv's own DOIs, a journal
/// "arXiv preprint arXiv:2401.00001", DBLP's "CoRR" with volume "abs/2401.00001".
std::string arxiv_id_of(const BibtexEntry& entry, const std::string& journal) {
  const std::string archive =
      ascii::lower(text_field(entry, "archiveprefix") + text_field(entry, "eprinttype"));
  if (archive.empty() || archive == "arxiv") {
    std::string id = normalize_arxiv_id(url_field(entry, "eprint"));
    if (!id.empty()) return id;
  }
  std::string id = normalize_arxiv_id(url_field(entry, "arxiv"));
  if (id.empty()) id = normalize_arxiv_id(url_field(entry, "arxivid"));
  if (id.empty()) id = arxiv_id_of_doi(normalize_doi(url_field(entry, "doi")));
  if (!id.empty()) return id;
  std::string_view words = journal;
  const std::size_t last = words.rfind(' ');
  if (words.find("arXiv") != std::string_view::npos && last != std::string_view::npos) {
    const std::size_t mark = words.find("arXiv:");
    if (mark != std::string_view::npos) {
      const std::string_view tail = words.substr(mark);
      return normalize_arxiv_id(tail.substr(0, tail.find(' ')));
    }
  }
  const std::string volume = text_field(entry, "volume");
  if (journal == "CoRR" && volume.starts_with("abs/")) {
    return normalize_arxiv_id(std::string_view(volume).substr(4));
  }
  return normalize_arxiv_id(url_field(entry, "url"));
}

bool is_preprint_server(std::string_view venue) {
  return venue.starts_with("arXiv") || venue == "CoRR" || venue.starts_with("ArXiv");
}

void read_links(const BibtexEntry& entry, Record& record) {
  const std::string stated = url_field(entry, "url");
  if (text::is_web_url(stated) && link_kind(stated) != "code") record.url = stated;
  for (const char* name : {"url", "howpublished", "code", "github", "note"}) {
    const std::string value = url_field(entry, name);
    for (const std::string& url : urls_in(value)) {
      if (record.url.empty() && link_kind(url) != "code") record.url = url;
      if (url != record.url) add_link(record.links, url);
    }
  }
  if (record.url.empty() && !record.arxiv_id.empty()) {
    record.url = "https://arxiv.org/abs/" + record.arxiv_id;
  }
}

void read_entry(const BibtexEntry& entry, Record& record) {
  record.title = text_field(entry, "title");
  const std::string subtitle = text_field(entry, "subtitle");
  if (!record.title.empty() && !subtitle.empty()) record.title += ": " + subtitle;
  const std::string abstract = text_field(entry, "abstract");
  set_abstract(record, abstract, full_unless_cut(abstract));
  record.venue =
      first_field(entry, {"journal", "journaltitle", "booktitle", "school", "institution"});
  record.arxiv_id = arxiv_id_of(entry, record.venue);
  if (is_preprint_server(record.venue)) record.venue.clear();
  record.doi = normalize_doi(url_field(entry, "doi"));
  record.published = published_of(entry);
  read_authors(entry, record);
  read_keywords(entry, record);
  read_links(entry, record);
}

void read_bibtex(Input& input, Sink& sink) {
  ByteCursor cursor([&] { return input.next_chunk(); });
  BibtexCutter cutter(cursor);
  BibtexStrings strings;
  std::uint64_t accounted = 0;
  while (const auto block = cutter.next()) {
    if (block->first_line > accounted + 1) {
      sink.account({accounted + 1, block->first_line - 1, LineKind::chrome, "between entries"});
    }
    const std::uint64_t first = std::max(accounted + 1, block->first_line);
    const std::uint64_t last = std::max(first, block->last_line);
    accounted = last;
    const bool is_command =
        block->type == "string" || block->type == "comment" || block->type == "preamble";
    if (is_command && block->fault.empty()) {
      if (block->type == "string") strings.define(block->body);
      sink.account({first, last, LineKind::chrome, "@string, @comment or @preamble"});
      continue;
    }
    Record record;
    record.line = block->first_line;
    std::string_view fault = block->fault;
    if (fault.empty()) {
      read_entry(parse_bibtex_entry(block->body, strings), record);
      fault = check_record(record);
    }
    if (fault.empty()) sink.record(record);
    sink.account({first, last, fault.empty() ? LineKind::title : LineKind::skipped, fault});
  }
  if (cursor.line() > accounted + 1) {
    sink.account({accounted + 1, cursor.line() - 1, LineKind::chrome, "after the last entry"});
  }
}

/// `@type{key, field =`: what no other text has, however many '@' and braces it holds.
bool is_bibliography_entry(const BibtexBlock& block) {
  constexpr std::size_t shortest_type = 4;
  const std::string_view body = block.body;
  const std::size_t comma = body.find(',');
  const std::size_t equals = body.find('=');
  if (block.type.size() < shortest_type || equals == std::string_view::npos || comma > equals) {
    return false;
  }
  const std::string_view key = text::trim(body.substr(0, comma));
  const std::string_view field = text::trim(body.substr(comma + 1, equals - comma - 1));
  const auto is_word = [](std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c > ' '; });
  };
  return is_word(key) && is_word(field) && !field.empty();
}

Evidence sniff_bibtex(std::string_view head, std::string_view) {
  ByteCursor cursor(head);
  BibtexCutter cutter(cursor);
  for (int tries = 0; tries < 20; ++tries) {
    const auto block = cutter.next();
    if (!block) return {};
    if (is_bibliography_entry(*block)) {
      return {90, fmt::format("a BibTeX entry (@{})", block->type)};
    }
  }
  return {};
}

}  // namespace

extern const Format bibtex_format = {
    "bibtex", "BibTeX and BibLaTeX entries", false, false, sniff_bibtex, read_bibtex};

}  // namespace papers::ingest
