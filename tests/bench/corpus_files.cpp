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

/// The day on which a paper of this arXiv id ("1503.00042") came, spread over the month's numbers.
Day submitted(const std::string& id) {
  const auto number = [&id](std::size_t at, std::size_t size) {
    return std::stoi(id.substr(at, size));
  };
  const auto month = std::chrono::year{2000 + number(0, 2)} / number(2, 2);
  return std::chrono::sys_days{month / 1} + std::chrono::days{number(5, 5) * 28 / 90'001};
}

/// As arXiv writes times: "Mon, 2 Jan 2017 19:18:42 GMT".
std::string arxiv_time(Day day) {
  constexpr const char* weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day date(day);
  return fmt::format("{}, {} {} {} 19:18:42 GMT", weekdays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
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
  const Day day = submitted(record.arxiv_id);
  paper["versions"] = Json::array({{{"version", "v1"}, {"created", arxiv_time(day)}}});
  paper["update_date"] = format_day(day);
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
