#include "corpus_files.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/day.hpp"
#include "base/error.hpp"

namespace papers::bench {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t papers_per_page = 59;
constexpr Day first_day = std::chrono::sys_days{std::chrono::year{2015} / 1 / 1};
constexpr std::uint64_t days = 4000;

Day day_of(std::uint64_t number) {
  return first_day + std::chrono::days{number / papers_per_page % days};
}

std::string page_piece(const Record& record, std::uint64_t number) {
  std::string piece;
  if (number % papers_per_page == 0) {
    piece = fmt::format(
        "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\n"
        "byAK and the research community\n\n{}\n\n",
        format_day_long(day_of(number)));
  }
  return piece + record.title + "\n\n" + record.abstract + "\n\n";
}

std::string jsonl_piece(const Record& record, std::uint64_t number) {
  Json paper;
  paper["title"] = record.title;
  paper["abstract"] = record.abstract;
  paper["abstract_kind"] = std::string(to_string(record.abstract_kind));
  paper["authors"] = record.authors;
  paper["arxiv_id"] = record.arxiv_id;
  paper["listings"] = Json::array({{{"source", fmt::format("day-{}", number / papers_per_page)},
                                    {"listed_on", format_day(day_of(number))},
                                    {"position", number % papers_per_page + 1},
                                    {"upvotes", *record.listing->upvotes}}});
  return paper.dump() + "\n";
}

std::string arxiv_piece(const Record& record, std::uint64_t) {
  Json paper;
  Json parsed = Json::array();
  std::string authors;
  for (const std::string& name : record.authors) {
    const std::size_t blank = name.rfind(' ');
    const std::string family = blank == std::string::npos ? name : name.substr(blank + 1);
    const std::string given = blank == std::string::npos ? "" : name.substr(0, blank);
    parsed.push_back({family, given, ""});
    authors += (authors.empty() ? "" : ", ") + name;
  }
  paper["id"] = record.arxiv_id;
  paper["submitter"] = record.authors.front();
  paper["authors"] = authors;
  paper["title"] = record.title;
  paper["comments"] = nullptr;
  paper["journal-ref"] = nullptr;
  paper["doi"] = nullptr;
  paper["report-no"] = nullptr;
  paper["categories"] = "cs.LG cs.CL";
  paper["license"] = nullptr;
  paper["abstract"] = "  " + record.abstract + "\n";
  paper["versions"] =
      Json::array({{{"version", "v1"}, {"created", "Mon, 2 Jan 2017 19:18:42 GMT"}}});
  paper["update_date"] = "2017-01-03";
  paper["authors_parsed"] = parsed;
  return paper.dump() + "\n";
}

}  // namespace

std::string document_piece(const std::string& format, const Record& record, std::uint64_t number) {
  if (format == "page") return page_piece(record, number);
  if (format == "jsonl") return jsonl_piece(record, number);
  if (format == "arxiv") return arxiv_piece(record, number);
  throw UsageError(fmt::format("no format '{}': page, jsonl or arxiv", format));
}

}  // namespace papers::bench
