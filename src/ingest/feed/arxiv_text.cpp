#include "ingest/feed/arxiv_text.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "ingest/bibliography/latex_text.hpp"
#include "ingest/json/field_values.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "paper/person_name.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

constexpr std::pair<std::string_view, ArxivField> arxiv_labels[] = {
    {"title", ArxivField::title},
    {"authors", ArxivField::authors},
    {"author", ArxivField::authors},
    {"abstract", ArxivField::abstract},
    {"comments", ArxivField::comments},
    {"subjects", ArxivField::subjects},
    {"categories", ArxivField::subjects},
    {"journal-ref", ArxivField::journal},
    {"journal reference", ArxivField::journal},
    {"journal ref", ArxivField::journal},
    {"doi", ArxivField::doi},
    {"related doi", ArxivField::doi},
    {"date", ArxivField::other},
    {"report-no", ArxivField::other},
    {"report number", ArxivField::other},
    {"msc-class", ArxivField::other},
    {"msc classes", ArxivField::other},
    {"acm-class", ArxivField::other},
    {"acm classes", ArxivField::other},
    {"license", ArxivField::other},
    {"proxy", ArxivField::other},
    {"cite as", ArxivField::other},
};

/// `text` without what stands in parentheses, however deep.
std::string without_affiliations(std::string_view text) {
  std::string kept;
  std::size_t depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) kept += c;
    if (c == ')' && depth > 0) --depth;
  }
  return kept;
}

bool reads_like_name(std::string_view name) {
  constexpr std::size_t most_words = 6;
  std::size_t words = 0;
  while (!name.empty()) {
    const std::string_view word = take_part(name, " ");
    if (word.empty()) continue;
    const bool capital = ascii::is_upper(word.front()) || (word.front() & 0x80) != 0;
    if (!capital && !is_particle(word)) return false;
    if (word.find_first_of(":?!\"$0123456789") != std::string_view::npos) return false;
    ++words;
  }
  return words >= 1 && words <= most_words;
}

}  // namespace

ArxivLine arxiv_line(std::string_view line) {
  line = text::trim(line);
  constexpr std::size_t longest_label_bytes = 20;
  const std::size_t colon = line.substr(0, longest_label_bytes).find(':');
  if (colon == std::string_view::npos) return {ArxivField::none, line};
  const std::string name = ascii::lower(text::trim(line.substr(0, colon)));
  for (const auto& [label, field] : arxiv_labels) {
    if (name == label) return {field, text::trim(line.substr(colon + 1))};
  }
  return {ArxivField::none, line};
}

void set_arxiv_field(ArxivField field, std::string_view value, Record& record) {
  switch (field) {
    case ArxivField::title:
      record.title = text::squeeze(value);
      break;
    case ArxivField::authors:
      record.authors = arxiv_authors(value);
      break;
    case ArxivField::abstract:
      set_abstract(record, value, full_unless_cut(value));
      break;
    case ArxivField::comments:
      for (const std::string& url : urls_in(text::squeeze(value))) add_link(record.links, url);
      break;
    case ArxivField::journal:
      record.venue = text::squeeze(value);
      break;
    case ArxivField::doi: {
      // Several stand in one field, divided by blanks.
      const std::string all = text::squeeze(value);
      if (record.doi.empty()) record.doi = normalize_doi(all.substr(0, all.find(' ')));
      break;
    }
    case ArxivField::subjects:
    case ArxivField::other:
    case ArxivField::none:
      break;
  }
}

std::vector<std::string> arxiv_authors(std::string_view text) {
  bool cut = false;
  return names_in(text::squeeze(latex_to_text(without_affiliations(text))), &cut, NamesOf::arxiv);
}

bool reads_like_names(std::string_view line) {
  const std::string plain = without_affiliations(line);
  std::string_view rest = plain;
  std::size_t names = 0;
  while (!rest.empty()) {
    std::string_view name = text::trim(take_part(rest, ","));
    if (name.empty()) continue;
    if (name.starts_with("and ")) name.remove_prefix(4);
    const std::size_t conjunction = name.find(" and ");
    if (!reads_like_name(name.substr(0, conjunction))) return false;
    if (conjunction != std::string_view::npos && !reads_like_name(name.substr(conjunction + 5))) {
      return false;
    }
    names += conjunction == std::string_view::npos ? 1 : 2;
  }
  return names > 0;
}

std::string leading_arxiv_id(std::string_view line, std::string_view& rest) {
  constexpr std::size_t most_before_bytes = 24;
  const std::string lower = ascii::lower(line.substr(0, most_before_bytes));
  const std::size_t at = lower.find("arxiv:");
  if (at == std::string::npos) return {};
  const std::string_view before = line.substr(0, at);
  if (before.find_first_not_of(" \t[]()0123456789.*") != std::string_view::npos) return {};
  const std::string_view tail = line.substr(at + 6);
  const std::size_t end = std::min(tail.find_first_of(" \t,;)][\xC2"), tail.size());
  std::string id = normalize_arxiv_id(tail.substr(0, end));
  if (!id.empty()) rest = tail.substr(end);
  return id;
}

std::string without_link_numbers(std::string_view line) {
  std::string kept;
  while (!line.empty()) {
    const std::size_t digits_end = line.find_first_not_of("0123456789", 1);
    const bool is_number = line.front() == '[' && digits_end != std::string_view::npos &&
                           digits_end > 1 && line[digits_end] == ']' &&
                           (kept.empty() || kept.back() == ' ' || kept.back() == '(' ||
                            kept.back() == '[' || kept.back() == ':');
    const std::string_view rest = line.substr(is_number ? digits_end + 1 : 0);
    const bool before_link = is_number && !rest.empty() &&
                             (ascii::is_alphanumeric(rest.front()) || (rest.front() & 0x80) != 0);
    if (before_link) {
      line = rest;
      continue;
    }
    kept += line.front();
    line.remove_prefix(1);
  }
  return kept;
}

void set_arxiv_page(Record& record) {
  if (!record.arxiv_id.empty()) record.url = "https://arxiv.org/abs/" + record.arxiv_id;
}

}  // namespace papers::ingest
