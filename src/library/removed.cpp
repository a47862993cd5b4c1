#include "library/removed.hpp"

#include <string>
#include <utility>
#include <vector>

#include "library/identities.hpp"
#include "library/paper_names.hpp"
#include "library/sqlite.hpp"
#include "paper/same_work.hpp"

namespace papers::library {
namespace {

/// More removed papers of one title are not looked at.
constexpr int most_namesakes = 50;

/// Rows of removed_paper from `rows`: id, key.
std::vector<RemovedPaper> papers_in(Statement& rows) {
  std::vector<RemovedPaper> papers;
  while (rows.step()) papers.push_back({rows.integer(0), std::string(rows.text(1))});
  return papers;
}

std::vector<RemovedPaper> removed_called(Database& database, std::string_view kind,
                                         std::string_view value) {
  if (value.empty()) return {};
  return papers_in(database
                       .cached("SELECT p.id, p.key FROM removed_identity i JOIN removed_paper p "
                               "ON p.id = i.paper WHERE i.kind = ?1 AND i.value = ?2 ORDER BY p.id")
                       .bind(1, kind)
                       .bind(2, value));
}

std::vector<RemovedPaper> removed_titled(Database& database, const std::string& title) {
  if (title.empty()) return {};
  // What follows a bar sorts before a brace.
  return papers_in(
      database
          .cached("SELECT DISTINCT p.id, p.key FROM removed_identity i JOIN removed_paper p "
                  "ON p.id = i.paper WHERE i.kind = 'title' AND i.value >= ?1 AND i.value < ?2 "
                  "ORDER BY p.id LIMIT ?3")
          .bind(1, title + '|')
          .bind(2, title + '}')
          .bind(3, most_namesakes));
}

std::vector<RemovedPaper> removed_with_key(Database& database, std::string_view key) {
  if (key.empty()) return {};
  return papers_in(
      database.cached("SELECT id, key FROM removed_paper WHERE key = ?1").bind(1, key));
}

WorkFacts facts_of_removed(Database& database, std::int64_t paper) {
  WorkFacts facts;
  Statement& row =
      database.cached("SELECT title, arxiv_id, venue, work_kind FROM removed_paper WHERE id = ?1")
          .bind(1, paper);
  if (row.step()) {
    facts.title = row.text(0);
    facts.arxiv_id = row.text(1);
    facts.venue = row.text(2);
    facts.kind = work_kind_called(row.text(3));
    row.reset();
  }
  Statement& names =
      database.cached("SELECT kind, value FROM removed_identity WHERE paper = ?1").bind(1, paper);
  while (names.step()) {
    if (names.text(0) == "doi") facts.dois.emplace_back(names.text(1));
    if (names.text(0) == "title") facts.citations.push_back(citation_of_value(names.text(1)));
  }
  return facts;
}

}  // namespace

bool any_removed(Database& database) {
  return database.integer("SELECT EXISTS (SELECT 1 FROM removed_paper)") != 0;
}

bool is_removed_id(Database& database, std::int64_t id) {
  Statement& row = database.cached("SELECT 1 FROM removed_paper WHERE id = ?1").bind(1, id);
  const bool removed = row.step();
  row.reset();
  return removed || !removed_called(database, "id", std::to_string(id)).empty();
}

bool is_removed_key(Database& database, std::string_view key) {
  return !removed_with_key(database, key).empty() || !removed_called(database, "key", key).empty();
}

std::optional<RemovedPaper> find_removed(Database& database, const PreparedRecord& prepared) {
  const Names& names = prepared.names;
  const WorkFacts facts = facts_of(prepared.record);
  for (RemovedPaper& paper : removed_with_key(database, names.key)) {
    if (is_one_by_key(facts, facts_of_removed(database, paper.id))) return std::move(paper);
  }
  for (auto& candidates :
       {removed_called(database, "arxiv", names.arxiv), removed_called(database, "doi", names.doi),
        removed_titled(database, names.citation.title)}) {
    for (const RemovedPaper& paper : candidates) {
      if (compare_works(facts, facts_of_removed(database, paper.id)).same()) return paper;
    }
  }
  return std::nullopt;
}

void remember_removed(Database& database, std::int64_t paper, std::string_view now) {
  database
      .cached(
          "INSERT INTO removed_paper(id, key, title, arxiv_id, venue, work_kind, note, noted_at, "
          "removed_at) SELECT p.id, p.key, p.title, p.arxiv_id, p.venue, p.work_kind, n.text, "
          "n.updated_at, ?2 FROM paper p LEFT JOIN note n ON n.paper = p.id WHERE p.id = ?1")
      .bind(1, paper)
      .bind(2, now)
      .run();
  remember_names(database, paper);
  for (const char* const copy :
       {"INSERT INTO removed_tag(paper, name, added_at) "
        "SELECT paper, name, added_at FROM tag WHERE paper = ?1",
        "INSERT INTO removed_issue_paper(subscription, paper, issue) "
        "SELECT subscription, paper, issue FROM issue_paper WHERE paper = ?1"}) {
    database.cached(copy).bind(1, paper).run();
  }
}

void bring_back(Database& database, std::int64_t paper) {
  for (const char* const copy :
       {"INSERT OR IGNORE INTO identity(kind, value, paper, further) "
        "SELECT kind, value, paper, 1 FROM removed_identity WHERE paper = ?1",
        "INSERT OR IGNORE INTO tag(paper, name, added_at) "
        "SELECT paper, name, added_at FROM removed_tag WHERE paper = ?1",
        "INSERT OR IGNORE INTO issue_paper(subscription, paper, issue) "
        "SELECT subscription, paper, issue FROM removed_issue_paper WHERE paper = ?1",
        "INSERT OR IGNORE INTO note(paper, text, updated_at) "
        "SELECT id, note, noted_at FROM removed_paper WHERE id = ?1 AND note IS NOT NULL",
        "DELETE FROM removed_paper WHERE id = ?1"}) {
    database.cached(copy).bind(1, paper).run();
  }
}

}  // namespace papers::library
