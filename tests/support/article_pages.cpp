#include "support/article_pages.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/escape.hpp"

namespace papers::test {
namespace {

std::string family_first(const std::string& name) {
  const std::size_t blank = name.rfind(' ');
  return name.substr(blank + 1) + ", " + name.substr(0, blank);
}

}  // namespace

std::string meta(std::string_view name, std::string_view content) {
  return "<meta name=\"" + text::escape_html(name) + "\" content=\"" + text::escape_html(content) +
         "\">\n";
}

std::string highwire(const Record& record) {
  std::string day = record.published;
  std::replace(day.begin(), day.end(), '-', '/');
  std::string head = meta("citation_title", record.title);
  for (const std::string& author : record.authors) {
    head += meta("citation_author", family_first(author));
  }
  return head + meta("citation_publication_date", day) + meta("citation_doi", record.doi) +
         meta("citation_journal_title", record.venue) +
         meta("citation_keywords", "retrieval; large language models") +
         meta("citation_abstract", record.abstract);
}

std::string dublin_core(const Record& record) {
  std::string head = meta("DC.title", record.title);
  for (const std::string& author : record.authors) head += meta("DC.creator", author);
  head += meta("DC.date", record.published) + meta("DC.identifier", "doi:" + record.doi) +
          meta("DC.source", record.venue) + meta("DCTERMS.abstract", record.abstract);
  for (const std::string& word : record.keywords) head += meta("DC.subject", word);
  return head;
}

std::string linked_data(const Record& record) {
  nlohmann::json article = {{"@type", "ScholarlyArticle"},
                            {"headline", record.title},
                            {"abstract", record.abstract},
                            {"datePublished", record.published},
                            {"identifier", "https://doi.org/" + record.doi},
                            {"keywords", record.keywords},
                            {"isPartOf", {{"name", record.venue}}}};
  for (const std::string& author : record.authors) {
    article["author"].push_back({{"@type", "Person"}, {"name", author}});
  }
  return "<script type=\"application/ld+json\">" + article.dump() + "</script>\n";
}

}  // namespace papers::test
