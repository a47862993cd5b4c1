#include "ingest/article/linked_data.hpp"

#include <algorithm>
#include <string>

#include "base/ascii.hpp"
#include "ingest/byte_cursor.hpp"
#include "ingest/json/field_values.hpp"
#include "ingest/json/json_cut.hpp"
#include "ingest/json/json_value.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::article {
namespace {

constexpr std::size_t most_articles = 100;

void add(PageMetadata& metadata, const char* name, std::string value) {
  if (!value.empty()) metadata.emplace_back(name, std::move(value));
}

/// schema.org's types for the works that papers keeps; "schema:" or an address may stand before.
bool is_article_type(const JsonValue& type) {
  const std::string text = type.line();
  const std::size_t prefix = text.find_last_of(":/");
  const std::string name = prefix == std::string::npos ? text : text.substr(prefix + 1);
  return name == "ScholarlyArticle" || name == "MedicalScholarlyArticle" || name == "Thesis";
}

bool is_article(const JsonValue& object) {
  const JsonValue type = object["@type"];
  bool found = is_article_type(type);
  for (std::size_t i = 0; i < type.size(); ++i) found |= is_article_type(type.item(i));
  return found;
}

/// "10.1000/x" out of an identifier: a text, a PropertyValue, or an array of either.
void add_identifiers(const JsonValue& value, PageMetadata& metadata) {
  add(metadata, "ld:identifier", value.line());
  add(metadata, "ld:identifier", value["value"].line());
  for (std::size_t i = 0; i < value.size(); ++i) {
    add(metadata, "ld:identifier", value.item(i).line());
    add(metadata, "ld:identifier", value.item(i)["value"].line());
  }
}

/// The journal: an issue is part of a volume, and that of a periodical.
std::string name_of_whole(JsonValue part) {
  constexpr int most_steps = 4;
  std::string name;
  for (int step = 0; step < most_steps; ++step) {
    part = part["isPartOf"];
    if (part.is_array()) part = part.item(0);
    std::string stated = part.is_string() ? part.line() : part["name"].line();
    if (!stated.empty()) name = std::move(stated);
  }
  return name;
}

void add_article(const JsonValue& article, PageMetadata& metadata) {
  metadata.emplace_back("ld:article", "1");
  add(metadata, "ld:type", article["@type"].line());
  for (const char* key : {"headline", "name"}) add(metadata, "ld:title", text_value(article[key]));
  JsonValue authors = article["author"];
  if (authors.is_null()) authors = article["creator"];
  if (authors.is_object()) {
    add(metadata, "ld:author", author_name(authors));
  } else {
    for (std::string& name : names_value(authors)) add(metadata, "ld:author", std::move(name));
  }
  add(metadata, "ld:abstract", text_value(article["abstract"]));
  add(metadata, "ld:description", text_value(article["description"]));
  add(metadata, "ld:date", article["datePublished"].line());
  for (const char* key : {"identifier", "doi", "sameAs", "@id"}) {
    add_identifiers(article[key], metadata);
  }
  add(metadata, "ld:url", article["url"].line());
  add(metadata, "ld:venue", name_of_whole(article));
  for (std::string& word : list_value(article["keywords"])) {
    add(metadata, "ld:keyword", std::move(word));
  }
}

/// An answer's articles stand at its top, in its graph, or as what the page is about.
void find_articles(const JsonValue& value, int depth, std::size_t& found, PageMetadata& metadata) {
  constexpr int deepest = 4;
  if (depth > deepest || found > most_articles) return;
  for (std::size_t i = 0; i < value.size(); ++i) {
    find_articles(value.item(i), depth + 1, found, metadata);
  }
  if (!value.is_object()) return;
  if (is_article(value)) {
    ++found;
    return add_article(value, metadata);
  }
  add(metadata, "ld:type", value["@type"].line());
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"}) {
    find_articles(value[key], depth + 1, found, metadata);
  }
}

}  // namespace

void add_linked_data(std::string_view json, PageMetadata& metadata) {
  const JsonDocument document(text::trim(json));
  std::size_t found = 0;
  find_articles(document.root(), 0, found, metadata);
}

void add_xplore_script(std::string_view script, PageMetadata& metadata) {
  constexpr std::string_view mark = "xplGlobal.document.metadata=";
  const std::size_t at = script.find(mark);
  if (at == std::string_view::npos) return;
  ByteCursor cursor(script.substr(at + mark.size()));
  CutText json;
  if (cut_value(cursor, json) != Cut::whole || !json.fault().empty()) return;
  const JsonDocument document(json.text);
  const JsonValue paper = document.root();
  for (const char* key : {"title", "displayDocTitle"}) {
    add(metadata, "xpl:title", text_value(paper[key]));
  }
  for (std::string& name : names_value(paper["authors"])) {
    add(metadata, "xpl:author", std::move(name));
  }
  add(metadata, "xpl:abstract", text_value(paper["abstract"]));
  add(metadata, "xpl:doi", paper["doi"].line());
  for (const char* key : {"publicationDate", "conferenceDate", "publicationYear"}) {
    add(metadata, "xpl:date", text_value(paper[key]));
  }
  add(metadata, "xpl:venue", text_value(paper["publicationTitle"]));
  const JsonValue groups = paper["keywords"];
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups.item(i)["type"].line() != "Author Keywords") continue;
    for (std::string& word : list_value(groups.item(i)["kwd"])) {
      add(metadata, "xpl:keyword", std::move(word));
    }
  }
}

}  // namespace papers::ingest::article
