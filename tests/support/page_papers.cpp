#include "support/page_papers.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "base/day.hpp"
#include "text/utf8.hpp"

namespace papers::test {
namespace {

using nlohmann::json;

std::string text_of(const json& row, const char* key) {
  const auto found = row.find(key);
  return found != row.end() && found->is_string() ? text::squeeze(found->get<std::string>()) : "";
}

std::optional<std::int64_t> number_of(const json& row, const char* key) {
  const auto found = row.find(key);
  if (found == row.end() || !found->is_number_integer()) return std::nullopt;
  return found->get<std::int64_t>();
}

std::string printed_day(const std::string& timestamp) {
  const auto day = parse_iso_day(std::string_view(timestamp).substr(0, 10));
  return day ? format_day_long(*day) : "Jan 1, 2026";
}

}  // namespace

std::vector<PagePaper> page_papers(std::string_view api_json) {
  std::vector<PagePaper> papers;
  for (const json& row : json::parse(api_json)) {
    if (!row.is_object()) continue;
    const json& from = row.at("paper");
    PagePaper paper;
    paper.title = text_of(from, "title");
    paper.abstract = text_of(from, "summary");
    paper.arxiv_id = text_of(from, "id");
    paper.github = text_of(from, "githubRepo");
    if (from.contains("organization") && from.at("organization").is_object()) {
      paper.organisation = text_of(from.at("organization"), "fullname");
    }
    paper.published = printed_day(text_of(from, "publishedAt"));
    for (const json& author : from.at("authors")) {
      if (std::string name = text_of(author, "name"); !name.empty()) {
        paper.author_names.push_back(std::move(name));
      }
    }
    paper.votes = number_of(from, "upvotes");
    if (paper.votes == 0) paper.votes.reset();
    paper.comments = number_of(row, "numComments");
    if (paper.comments == 0) paper.comments.reset();
    paper.stars = number_of(from, "githubStars");
    papers.push_back(std::move(paper));
  }
  return papers;
}

}  // namespace papers::test
