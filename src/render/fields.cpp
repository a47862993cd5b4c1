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
    {"id", [](const Hit& h) { return std::to_string(h.paper.id); }},
    {"key", [](const Hit& h) { return h.paper.key; }},
    {"title", [](const Hit& h) { return h.paper.title; }},
    {"abstract", [](const Hit& h) { return h.paper.abstract; }},
    {"abstract_kind", [](const Hit& h) { return std::string(to_string(h.paper.abstract_kind)); }},
    {"summary", [](const Hit& h) { return h.paper.summary; }},
    {"authors", [](const Hit& h) { return join_texts(h.paper.authors); }},
    {"authors_cut", [](const Hit& h) { return std::string(h.paper.authors_cut ? "true" : ""); }},
    {"arxiv_id", [](const Hit& h) { return h.paper.arxiv_id; }},
    {"doi", [](const Hit& h) { return h.paper.doi; }},
    {"url", [](const Hit& h) { return h.paper.url; }},
    {"links",
     [](const Hit& h) { return join(h.paper.links, " ", [](const Link& l) { return l.url; }); }},
    {"published", [](const Hit& h) { return h.paper.published; }},
    {"venue", [](const Hit& h) { return h.paper.venue; }},
    {"work_kind", [](const Hit& h) { return std::string(to_string(h.paper.work_kind)); }},
    {"listed_on", [](const Hit& h) { return day_or_empty(h.paper.listed_on); }},
    {"listings",
     [](const Hit& h) {
       return join(h.paper.listings, " ",
                   [](const Listing& l) { return day_or_empty(l.listed_on); });
     }},
    {"position", [](const Hit& h) { return number(h.paper.position); }},
    {"upvotes", [](const Hit& h) { return number(h.paper.upvotes); }},
    {"github_stars", [](const Hit& h) { return number(h.paper.github_stars); }},
    {"comments", [](const Hit& h) { return number(h.paper.comments); }},
    {"topics",
     [](const Hit& h) {
       return join(h.paper.topics, "; ", [](const PaperTopic& t) { return t.slug; });
     }},
    {"tags", [](const Hit& h) { return join_texts(h.paper.tags); }},
    {"keywords", [](const Hit& h) { return join_texts(h.paper.keywords); }},
    {"note", [](const Hit& h) { return h.paper.note; }},
    {"score",
     [](const Hit& h) {
       return h.match == Hit::Match::none ? std::string() : fmt::format("{}", h.score);
     }},
    {"match", match_word},
    {"snippet", [](const Hit& h) { return mark_matches(h.snippet, "**", "**"); }},
};

}  // namespace

std::string spreadsheet_cell(std::string cell) {
  constexpr std::string_view starts_a_formula = "=+-@\t\r";
  const bool runs = !cell.empty() && starts_a_formula.find(cell.front()) != std::string_view::npos;
  return runs ? "'" + cell : cell;
}

std::string day_or_empty(const std::optional<Day>& day) { return day ? format_day(*day) : ""; }

std::span<const Field> fields() { return all_fields; }

const Field* find_field(std::string_view name) {
  for (const Field& field : all_fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

}  // namespace papers::render
