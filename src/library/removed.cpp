#include "library/removed.hpp"

#include <algorithm>
#include <optional>
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
  std::vector<RemovedPaper> papers =
      papers_in(database.cached("SELECT id, key FROM removed_paper WHERE key = ?1").bind(1, key));
  return papers.empty() ? removed_called(database, "key", key) : papers;
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

/// The removed papers of one record, found name by name.
class RemovedFinder {
 public:
  RemovedFinder(Database& database, const PreparedRecord& prepared, std::int64_t paper)
      : database_(database), prepared_(prepared), paper_(paper) {}

  std::vector<RemovedPaper> find() {
    const Names& names = prepared_.names;
    for (const RemovedPaper& one : removed_with_key(database_, names.key)) {
      const WorkFacts its = facts_of_removed(database_, one.id);
      if (is_one_by_key(facts(), its)) take(one, its);
    }
    for (const RemovedPaper& one : removed_called(database_, "arxiv", names.arxiv)) by_id(one);
    for (const RemovedPaper& one : removed_called(database_, "doi", names.doi)) by_id(one);
    by_title();
    std::sort(found_.begin(), found_.end(),
              [](const RemovedPaper& a, const RemovedPaper& b) { return a.id < b.id; });
    return std::move(found_);
  }

 private:
  /// What is known of the work; worked out when the first removed paper is to be compared.
  WorkFacts& facts() {
    if (!facts_) {
      facts_ = facts_of(prepared_.record);
      if (paper_ != 0) unite(*facts_, facts_of_paper(database_, paper_));
    }
    return *facts_;
  }

  [[nodiscard]] bool is_found(const RemovedPaper& paper) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const RemovedPaper& other) { return other.id == paper.id; });
  }

  void take(const RemovedPaper& paper, const WorkFacts& its) {
    found_.push_back(paper);
    unite(facts(), its);
  }

  void by_id(const RemovedPaper& paper) {
    if (is_found(paper)) return;
    const WorkFacts its = facts_of_removed(database_, paper.id);
    if (compare_works(facts(), its).same()) take(paper, its);
  }

  /// As of stored papers: all that nothing speaks against where the work is known by another name,
  /// else the one that most speaks for.
  void by_title() {
    std::vector<RemovedPaper> candidates =
        removed_titled(database_, prepared_.names.citation.title);
    for (const Citation& other : prepared_.names.other_citations) {
      for (RemovedPaper& one : removed_titled(database_, other.title)) {
        candidates.push_back(std::move(one));
      }
    }
    if (paper_ != 0 || !found_.empty()) {
      for (const RemovedPaper& one : candidates) by_id(one);
      return;
    }
    const RemovedPaper* best = nullptr;
    Evidence most = Evidence::none;
    for (const RemovedPaper& one : candidates) {
      const Evidence evidence =
          compare_works(facts(), facts_of_removed(database_, one.id)).evidence;
      if (evidence <= most) continue;
      most = evidence;
      best = &one;
    }
    if (best != nullptr) found_.push_back(*best);
  }

  Database& database_;
  const PreparedRecord& prepared_;
  std::int64_t paper_;
  std::optional<WorkFacts> facts_;
  std::vector<RemovedPaper> found_;
};

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
  return !removed_with_key(database, key).empty();
}

std::vector<RemovedPaper> find_removed(Database& database, const PreparedRecord& prepared,
                                       std::int64_t paper) {
  return RemovedFinder(database, prepared, paper).find();
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

void bring_back(Database& database, std::int64_t paper, const RemovedPaper& removed) {
  for (const char* const copy :
       {"INSERT OR IGNORE INTO identity(kind, value, paper, further) "
        "SELECT kind, value, ?1, 1 FROM removed_identity WHERE paper = ?2",
        "INSERT OR IGNORE INTO tag(paper, name, added_at) "
        "SELECT ?1, name, added_at FROM removed_tag WHERE paper = ?2",
        "INSERT OR IGNORE INTO issue_paper(subscription, paper, issue) "
        "SELECT subscription, ?1, issue FROM removed_issue_paper WHERE paper = ?2",
        "INSERT INTO note(paper, text, updated_at) "
        "SELECT ?1, note, noted_at FROM removed_paper WHERE id = ?2 AND note IS NOT NULL "
        "ON CONFLICT(paper) DO UPDATE SET text = text || char(10, 10) || excluded.text, "
        "updated_at = max(updated_at, excluded.updated_at) WHERE "
        "instr(char(10, 10) || text || char(10, 10), "
        "char(10, 10) || excluded.text || char(10, 10)) = 0",
        "DELETE FROM removed_paper WHERE id = ?2"}) {
    database.cached(copy).bind(1, paper).bind(2, removed.id).run();
  }
  if (paper == removed.id) return;
  claim_name(database, "id", std::to_string(removed.id), paper);
  claim_name(database, "key", removed.key, paper);
}

}  // namespace papers::library
