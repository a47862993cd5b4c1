#include "ingest/json/json_keys.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/json/field_names.hpp"
#include "ingest/json/paper_row.hpp"
#include "paper/identity.hpp"

namespace papers::ingest {

namespace {

/// Calls `visit(key, depth)` for the keys of `object` down to those of objects inside it, with the
/// key at depth 1 under which they stand, until it returns true; says whether it did.
template <typename Visit>
bool any_key(std::string_view object, const Visit& visit) {
  constexpr int deepest = 2;
  int depth = 0;
  std::string_view outer;
  for (std::size_t i = 0; i < object.size(); ++i) {
    const char c = object[i];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c != '"' && c != '\'') continue;
    const std::size_t begin = ++i;
    while (i < object.size() && object[i] != c) i += object[i] == '\\' ? 2U : 1U;
    if (i >= object.size()) return false;
    if (depth < 1 || depth > deepest) continue;
    const std::size_t colon = object.find_first_not_of(" \t\r\n", i + 1);
    if (colon == std::string_view::npos || object[colon] != ':') continue;
    const std::string_view key = object.substr(begin, i - begin);
    if (depth == 1) outer = key;
    if (visit(key, depth == 1 ? std::string_view() : outer)) return true;
  }
  return false;
}

}  // namespace

bool names_papers(std::string_view key) {
  constexpr std::string_view names[] = {
      "dailyPapers", "papers", "data",       "results",          "items", "notes", "works",
      "hit",         "hits",   "collection", "recommendedPapers"};
  return std::find(std::begin(names), std::end(names), key) != std::end(names);
}

bool says_papers(std::string_view key) {
  const std::string folded = folded_name(key);
  return folded.ends_with("papers") || folded.ends_with("publications");
}

bool is_own_field(std::string_view key) {
  const std::string folded = folded_name(key);
  return !says_papers(key) && (is_field_of_papers(folded) || fills(folded, Fills::authors));
}

bool holds_paper(std::string_view key) {
  const auto holders = paper_holders();
  return key == "content" ||
         std::find(holders.begin(), holders.end(), folded_name(key)) != holders.end();
}

bool lists_papers(std::string_view value) {
  bool lists = false;
  const bool is_paper = any_key(value, [&lists](std::string_view key, std::string_view holder) {
    lists |= holder.empty() && says_papers(key);
    return holder.empty() && is_own_field(key);
  });
  return lists && !is_paper;
}

bool is_of_a_list(std::string_view value, std::string_view key) {
  const std::string folded = folded_name(key);
  for (const std::string_view other :
       {"reference", "citation", "cited", "cites", "citing", "bibliograph", "related", "similar",
        "recommend", "model", "dataset", "space", "demo"}) {
    if (folded.find(other) != folded.npos) return false;
  }
  return looks_like_paper(value, false) &&
         (says_papers(key) || any_key(value, [](std::string_view name, std::string_view holder) {
            return holder.empty() && is_own_field(name);
          }));
}

std::string id_member(std::string_view key) {
  const std::string arxiv_id = normalize_arxiv_id(key);
  if (!arxiv_id.empty()) return fmt::format("\"arxiv_id\":\"{}\",", arxiv_id);
  const bool is_doi = key.starts_with("10.") && !normalize_doi(key).empty();
  return is_doi ? fmt::format("\"doi\":\"{}\",", key) : std::string();
}

bool looks_like_paper(std::string_view value, bool inside_titled_object) {
  if (value.empty()) return false;
  if (value.starts_with("\"{")) {
    // A row as text: JSON in JSON, or as Python prints it. "{OpenAI}" among authors is a name.
    std::string row(value.substr(1, value.size() - 2));
    row.erase(std::remove(row.begin(), row.end(), '\\'), row.end());
    return looks_like_paper(row, inside_titled_object);
  }
  if (value.front() != '{') return false;
  return any_key(value, [inside_titled_object](std::string_view key, std::string_view holder) {
    if (holder.empty() && key == "paper") return true;
    // A paper's models and demos have titles too.
    if (inside_titled_object || !names_title(folded_name(key))) return false;
    return holder.empty() || holds_paper(holder);
  });
}

}  // namespace papers::ingest
