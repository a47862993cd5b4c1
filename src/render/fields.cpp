#include "render/fields.hpp"

#include <fmt/format.h>

#include <optional>

#include "render/visible.hpp"

namespace papers::render {
namespace {

std::string number(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : std::string();
}

template <typename Items, typename Text>
std::string join(const Items& items, std::string_view separator, const Text& text) {
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += separator;
    out += text(item);
  }
  return out;
}

std::string join_texts(const std::vector<std::string>& texts) {
  return join(texts, "; ", [](const std::string& text) { return text; });
}

std::string match_word(const Hit& hit) {
  if (hit.match == Hit::Match::none) return {};
  return hit.match == Hit::Match::all ? "all" : "partial";
}

constexpr Field all_fields[] = {
    {"id", "row id", [](const Hit& h) { return std::to_string(h.paper.id); }},
    {"key", "16 hex digits that stay with the paper", [](const Hit& h) { return h.paper.key; },
     /*is_code=*/true},
    {"title", "title", [](const Hit& h) { return h.paper.title; }},
    {"abstract", "abstract", [](const Hit& h) { return h.paper.abstract; }},
    {"abstract_kind", "full, truncated or summary",
     [](const Hit& h) { return std::string(to_string(h.paper.abstract_kind)); }},
    {"summary", "the sentence of the abstract that says what the work does",
     [](const Hit& h) { return h.paper.summary; }},
    {"authors", "names, joined by \"; \"",
     [](const Hit& h) { return join_texts(h.paper.authors); }},
    {"authors_cut", "true where the authors end in \"and others\"",
     [](const Hit& h) { return std::string(h.paper.authors_cut ? "true" : ""); }},
    {"arxiv_id", "arXiv id", [](const Hit& h) { return h.paper.arxiv_id; }},
    {"doi", "DOI", [](const Hit& h) { return h.paper.doi; }},
    {"url", "its page", [](const Hit& h) { return h.paper.url; }},
    {"links", "addresses, joined by blanks",
     [](const Hit& h) { return join(h.paper.links, " ", [](const Link& l) { return l.url; }); }},
    {"published", "day, month or year", [](const Hit& h) { return h.paper.published; },
     /*is_code=*/true},
    {"venue", "journal or conference", [](const Hit& h) { return h.paper.venue; }},
    {"work_kind", "article, book, chapter and the like, where it is stated",
     [](const Hit& h) { return std::string(to_string(h.paper.work_kind)); }},
    {"listed_on", "latest day on which a page listed it",
     [](const Hit& h) { return day_or_empty(h.paper.listed_on); }, /*is_code=*/true},
    {"listings", "all such days",
     [](const Hit& h) {
       return join(h.paper.listings, " ",
                   [](const Listing& l) { return day_or_empty(l.listed_on); });
     }},
    {"position", "place on the latest page", [](const Hit& h) { return number(h.paper.position); }},
    {"upvotes", "votes", [](const Hit& h) { return number(h.paper.upvotes); }},
    {"github_stars", "stars", [](const Hit& h) { return number(h.paper.github_stars); }},
    {"comments", "comments", [](const Hit& h) { return number(h.paper.comments); }},
    {"topics", "slugs, joined by \"; \"",
     [](const Hit& h) {
       return join(h.paper.topics, "; ", [](const PaperTopic& t) { return t.slug; });
     }},
    {"tags", "your tags", [](const Hit& h) { return join_texts(h.paper.tags); }},
    {"keywords", "keywords", [](const Hit& h) { return join_texts(h.paper.keywords); }},
    {"note", "your note", [](const Hit& h) { return h.paper.note; }},
    {"score", "of a search, higher is better",
     [](const Hit& h) {
       return h.match == Hit::Match::none ? std::string() : fmt::format("{}", h.score);
     }},
    {"match", "of a search: all or partial", match_word},
    {"snippet", "of a search: the passage that matches",
     [](const Hit& h) { return mark_matches(h.snippet, "**", "**"); }},
};

}  // namespace

std::string spreadsheet_cell(std::string cell) {
  constexpr std::string_view starts_a_formula = "=+-@\t\r";
  const bool runs = !cell.empty() && starts_a_formula.find(cell.front()) != std::string_view::npos;
  return runs ? "'" + cell : cell;
}

std::string day_or_empty(const std::optional<Day>& day) { return day ? format_day(*day) : ""; }

std::span<const Field> fields() { return all_fields; }

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (const Field& field : all_fields) names.push_back(field.name);
  return names;
}

const Field* find_field(std::string_view name) {
  for (const Field& field : all_fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

}  // namespace papers::render
