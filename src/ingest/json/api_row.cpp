#include "ingest/json/api_row.hpp"

#include <fmt/format.h>

#include "base/day.hpp"
#include "ingest/json/json_value.hpp"
#include "ingest/json/python_repr.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

constexpr std::size_t iso_day_size = 10;

/// The member of the row or, where that lacks it, of the paper inside it: over the years the same
/// fields stood on either side.
JsonValue either(const JsonValue& row, const JsonValue& paper, const char* key) {
  const JsonValue inner = paper[key];
  return inner.is_null() ? row[key] : inner;
}

std::string first_text(const JsonValue& row, const JsonValue& paper,
                       std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    for (const JsonValue& holder : {paper, row}) {
      std::string found = holder[key].line();
      if (!found.empty()) return found;
    }
  }
  return {};
}

void read_authors(const JsonValue& authors, Record& record) {
  for (std::size_t i = 0; i < authors.size(); ++i) {
    const JsonValue author = authors.item(i);
    std::string name = author.is_string() ? author.line() : author["name"].line();
    if (name.empty()) name = author["user"]["fullname"].line();
    if (!name.empty()) record.authors.push_back(std::move(name));
  }
}

void read_keywords(const JsonValue& keywords, Record& record) {
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    std::string keyword = keywords.item(i).line();
    if (!keyword.empty()) record.keywords.push_back(std::move(keyword));
  }
}

void read_links(const JsonValue& row, const JsonValue& paper, Record& record) {
  const std::string code = first_text(row, paper, {"githubRepo"});
  if (!code.empty()) add_link(record.links, code, "code");
  const std::string project = first_text(row, paper, {"projectPage"});
  if (!project.empty()) add_link(record.links, project, "project");
  // The organisation's page: `link:deepseek-ai` then finds what it published.
  const std::string organization = either(row, paper, "organization")["name"].line();
  if (!organization.empty() && organization.find_first_of(" /?#\"<>") == std::string::npos) {
    add_link(record.links, "https://huggingface.co/" + organization, "hf");
  }
}

void read_appearance(const JsonValue& row, const JsonValue& paper, Record& record) {
  Appearance appearance;
  const std::string listed = first_text(row, paper, {"submittedOnDailyAt"});
  appearance.day = parse_iso_day(std::string_view(listed).substr(0, iso_day_size));
  appearance.upvotes = either(row, paper, "upvotes").count();
  appearance.github_stars = either(row, paper, "githubStars").count();
  appearance.comments = either(row, paper, "numComments").count();
  record.appearance = appearance;
}

void read_paper(const JsonValue& row, const JsonValue& paper, Record& record) {
  record.title = first_text(row, paper, {"title"});
  set_abstract(record, first_text(row, paper, {"summary", "abstract"}), AbstractKind::full);
  if (record.abstract.empty()) {
    set_abstract(record, first_text(row, paper, {"ai_summary"}), AbstractKind::summary);
  }
  const std::string id = first_text(row, paper, {"id", "arxiv_id", "arxivId"});
  record.arxiv_id = normalize_arxiv_id(id);
  if (!record.arxiv_id.empty()) record.url = "https://huggingface.co/papers/" + record.arxiv_id;
  record.doi = normalize_doi(first_text(row, paper, {"doi"}));
  record.published = normalize_iso_date(first_text(row, paper, {"publishedAt", "published"}));
  read_authors(either(row, paper, "authors"), record);
  read_keywords(either(row, paper, "ai_keywords"), record);
  read_links(row, paper, record);
  read_appearance(row, paper, record);
}

/// A row that is a string: the text of the row, which may be JSON or Python's repr.
bool read_text_row(const std::string& inner, Record& record, std::string& why) {
  if (!inner.empty() && (inner.front() == '"' || inner.front() == '\'')) {
    why = "a string inside a string";
    return false;
  }
  return read_api_row(inner, record, why);
}

}  // namespace

bool read_api_row(std::string_view text, Record& record, std::string& why) {
  text = text::trim(text);
  std::string as_json;
  const bool is_object = text.starts_with('{');
  JsonDocument document(text);
  if (document.fault().empty()) {
    const JsonValue row = document.root();
    if (row.is_string()) return read_text_row(row.text(), record, why);
    if (!row.is_object()) {
      why = "neither an object nor the text of one";
      return false;
    }
    const JsonValue paper = row["paper"];
    read_paper(row, paper.is_object() ? paper : row, record);
    const std::string_view fault = check_record(record);
    why = fault;
    return fault.empty();
  }
  std::string python_fault;
  const auto converted = python_repr_to_json(text, python_fault);
  const bool is_python = text.starts_with("{'") || text.starts_with('\'');
  if (!converted || (!is_object && !is_python)) {
    why = is_python ? "not a Python value: " + python_fault : "not JSON: " + document.fault();
    return false;
  }
  if (*converted == text) {  // what Python reads in the same way cannot be mended by it
    why = "not JSON: " + document.fault();
    return false;
  }
  return read_api_row(*converted, record, why);
}

}  // namespace papers::ingest
