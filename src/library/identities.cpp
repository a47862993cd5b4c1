#include "library/identities.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "library/sqlite.hpp"
#include "paper/identity.hpp"

namespace papers::library {
namespace {

/// The strong names that a paper has; a name of one paper is a reason against another.
struct StrongNames {
  std::string arxiv, doi;
};

StrongNames strong_names(Database& database, std::int64_t paper) {
  Statement& row = database.cached("SELECT arxiv_id, doi FROM paper WHERE id = ?").bind(1, paper);
  StrongNames names;
  if (row.step()) {
    names.arxiv = row.text(0);
    if (arxiv_id_of_doi(row.text(1)).empty()) names.doi = row.text(1);
    row.reset();
  }
  return names;
}

bool differ(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && a != b;
}

/// Takes in what `more` knows.
void unite(StrongNames& names, const StrongNames& more) {
  if (names.arxiv.empty()) names.arxiv = more.arxiv;
  if (names.doi.empty()) names.doi = more.doi;
}

void claim(Database& database, std::string_view kind, std::string_view value, std::int64_t paper) {
  if (value.empty()) return;
  database.cached("INSERT OR IGNORE INTO identity(kind, value, paper) VALUES (?, ?, ?)")
      .bind(1, kind)
      .bind(2, value)
      .bind(3, paper)
      .run();
}

}  // namespace

std::vector<std::int64_t> papers_called(Database& database, std::string_view kind,
                                        std::string_view value) {
  std::vector<std::int64_t> papers;
  if (value.empty()) return papers;
  Statement& rows =
      database.cached("SELECT paper FROM identity WHERE kind = ? AND value = ? ORDER BY paper")
          .bind(1, kind)
          .bind(2, value);
  while (rows.step()) papers.push_back(rows.integer(0));
  return papers;
}

std::vector<std::int64_t> papers_with_key(Database& database, std::string_view key) {
  if (key.empty()) return {};
  Statement& row = database.cached("SELECT id FROM paper WHERE key = ?").bind(1, key);
  if (!row.step()) return papers_called(database, "key", key);
  std::vector<std::int64_t> papers = {row.integer(0)};
  row.reset();
  return papers;
}

std::vector<std::int64_t> find_papers(Database& database, const Names& names) {
  std::vector<std::int64_t> found = papers_called(database, "arxiv", names.arxiv);
  StrongNames known{names.arxiv, names.doi};
  const auto take = [&](std::int64_t paper, const StrongNames& its) {
    if (std::find(found.begin(), found.end(), paper) == found.end()) found.push_back(paper);
    unite(known, its);
  };
  for (const std::int64_t paper : papers_called(database, "doi", names.doi)) {
    const StrongNames its = strong_names(database, paper);
    if (!differ(known.arxiv, its.arxiv)) take(paper, its);
  }
  for (const std::int64_t paper : papers_with_key(database, names.key)) {
    const StrongNames its = strong_names(database, paper);
    if (!differ(known.arxiv, its.arxiv)) take(paper, its);
  }
  // A title is weak: it finds a paper whose strong names do not speak against it, one such paper at
  // most where several have it.
  const bool by_name = !found.empty();
  if (by_name) unite(known, strong_names(database, found.front()));
  for (const std::int64_t paper : papers_called(database, "title", names.title)) {
    if (std::find(found.begin(), found.end(), paper) != found.end()) continue;
    const StrongNames its = strong_names(database, paper);
    if (differ(known.arxiv, its.arxiv) || differ(known.doi, its.doi)) continue;
    take(paper, its);
    if (!by_name) break;
  }
  std::sort(found.begin(), found.end());
  return found;
}

void claim_names(Database& database, std::int64_t paper, const Names& names) {
  claim(database, "arxiv", names.arxiv, paper);
  if (papers_called(database, "doi", names.doi).empty()) claim(database, "doi", names.doi, paper);
  claim(database, "title", names.title, paper);
}

void move_dependants(Database& database, std::int64_t older, std::int64_t younger,
                     std::string_view younger_key) {
  for (const char* const table :
       {"identity", "paper_source", "listing", "tag", "paper_topic", "issue_paper"}) {
    // What both have stays with the older; the rest of the younger goes with its row.
    database.cached(fmt::format("UPDATE OR IGNORE {} SET paper = ?1 WHERE paper = ?2", table))
        .bind(1, older)
        .bind(2, younger)
        .run();
  }
  database
      .cached(
          "INSERT INTO note(paper, text, updated_at) "
          "SELECT ?1, text, updated_at FROM note WHERE paper = ?2 "
          "ON CONFLICT(paper) DO UPDATE SET text = text || char(10, 10) || excluded.text, "
          "updated_at = max(updated_at, excluded.updated_at) WHERE text <> excluded.text")
      .bind(1, older)
      .bind(2, younger)
      .run();
  claim(database, "id", std::to_string(younger), older);
  claim(database, "key", younger_key, older);
}

}  // namespace papers::library
