#include "support/format_documents.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "support/announcements.hpp"
#include "support/article_pages.hpp"
#include "support/exchange_text.hpp"
#include "support/page_layouts.hpp"

namespace papers::test {
namespace {

using nlohmann::json;

std::string as_page(const std::vector<Record>& records) {
  std::vector<PagePaper> papers;
  for (const Record& record : records) {
    PagePaper paper;
    paper.title = record.title;
    paper.abstract = record.abstract;
    paper.author_names = record.authors;
    paper.published = "Oct 4, 2024";
    paper.votes = record.listing->upvotes;
    papers.push_back(std::move(paper));
  }
  return render_page(papers, {});
}

json api_row(const Record& record) {
  return {{"paper",
           {{"id", record.arxiv_id},
            {"title", record.title},
            {"summary", record.abstract},
            {"publishedAt", record.published + "T00:00:00.000Z"},
            {"upvotes", *record.listing->upvotes}}},
          {"title", record.title},
          {"numComments", 2}};
}

json api_rows(const std::vector<Record>& records) {
  json rows = json::array();
  for (const Record& record : records) rows.push_back(api_row(record));
  return rows;
}

std::string as_exported_lines(const std::vector<Record>& records) {
  std::string lines;
  for (const Record& record : records) {
    const json line = {{"title", record.title},
                       {"abstract", record.abstract},
                       {"abstract_kind", "full"},
                       {"arxiv_id", record.arxiv_id},
                       {"authors", record.authors},
                       {"keywords", record.keywords},
                       {"tags", {"star"}},
                       {"note", "about " + record.arxiv_id},
                       {"listings", {{{"source", "page"}, {"listed_on", "2026-03-12"}}}}};
    lines += line.dump() + "\n";
  }
  return lines;
}

std::string as_markdown_list(const std::vector<Record>& records) {
  std::string text = "# Awesome papers\n\n## Mar 12, 2025\n";
  for (const Record& record : records) {
    text += fmt::format("- [Paper {0}](https://arxiv.org/abs/{0}) - One sentence about {0}.\n",
                        record.arxiv_id);
  }
  return text;
}

/// As Semantic Scholar answers.
std::string as_foreign_rows(const std::vector<Record>& records) {
  json rows = json::array();
  for (const Record& record : records) {
    rows.push_back({{"paperId", "s2-" + record.arxiv_id},
                    {"title", record.title},
                    {"abstract", record.abstract},
                    {"externalIds", {{"ArXiv", record.arxiv_id}}}});
  }
  return json({{"total", records.size()}, {"data", rows}}).dump();
}

std::string as_medline(const std::vector<Record>& records) {
  std::string text;
  for (std::size_t i = 0; i < records.size(); ++i) {
    text += fmt::format("PMID- {}\nTI  - {}\nAB  - {}\n\n", i + 1, records[i].title,
                        records[i].abstract);
  }
  return text;
}

std::string as_endnote(const std::vector<Record>& records) {
  std::string text;
  for (const Record& record : records) {
    text += fmt::format("%0 Journal Article\n%T {}\n%X {}\n\n", record.title, record.abstract);
  }
  return text;
}

std::string as_wos(const std::vector<Record>& records) {
  std::string text = "FN Clarivate Analytics Web of Science\nVR 1.0\n";
  for (const Record& record : records) {
    text += fmt::format("PT J\nTI {}\nAB {}\nER\n\n", record.title, record.abstract);
  }
  return text + "EF\n";
}

std::string as_mods(const std::vector<Record>& records) {
  const auto escaped = [](std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return out;
  };
  std::string text = "<modsCollection xmlns=\"http://www.loc.gov/mods/v3\">\n";
  for (const Record& record : records) {
    text += fmt::format(
        "<mods><titleInfo><title>{}</title></titleInfo><abstract>{}</abstract></mods>\n",
        escaped(record.title), escaped(record.abstract));
  }
  return text + "</modsCollection>\n";
}

std::string as_csv(const std::vector<Record>& records) {
  std::string text = "title,arxiv_id\n";
  for (const Record& record : records) {
    text += fmt::format("\"{}\",{}\n", record.title, record.arxiv_id);
  }
  return text;
}

std::string as_article(const Record& record) {
  return "<!DOCTYPE html><html><head>" + highwire(record) + "</head><body></body></html>\n";
}

}  // namespace

bool holds_one_paper(std::string_view format) {
  return format == "article" || format == "arxiv-abs";
}

std::string document_in(std::string_view format, const std::vector<Record>& records) {
  if (format == "page") return as_page(records);
  if (format == "api") return api_rows(records).dump();
  if (format == "html") return as_props_page(api_rows(records).dump());
  if (format == "article") return as_article(records.at(0));
  if (format == "rss") return as_rss(records);
  if (format == "arxiv-list") return as_arxiv_list(records);
  if (format == "arxiv-mail") return as_arxiv_mail(records);
  if (format == "arxiv-abs") return as_arxiv_abs(records.at(0));
  if (format == "oai-pmh") return as_oai(records, "arXiv");
  if (format == "arxiv-atom") return as_atom(records);
  if (format == "arxiv-snapshot") return as_snapshot(records);
  if (format == "bibtex") return as_bibtex(records);
  if (format == "ris") return as_ris(records);
  if (format == "markdown-table") return as_table(records);
  if (format == "markdown-list") return as_markdown_list(records);
  if (format == "jsonl") return as_exported_lines(records);
  if (format == "json") return as_foreign_rows(records);
  if (format == "medline") return as_medline(records);
  if (format == "endnote") return as_endnote(records);
  if (format == "wos") return as_wos(records);
  if (format == "xml-references") return as_mods(records);
  if (format == "csv") return as_csv(records);
  throw std::invalid_argument(fmt::format("no document in the format {}", format));
}

}  // namespace papers::test
