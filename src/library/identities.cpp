#include "library/identities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "library/author_names.hpp"
#include "library/paper_names.hpp"
#include "library/sqlite.hpp"
#include "paper/author_key.hpp"

namespace papers::library {
namespace {

/// More papers of one title are not looked at for a record that no id leads to, nor of one id: that
/// is of a volume, or wrong.
constexpr int most_homonyms = 50;

/// Whether any paper has the title_key() `title`: few records bring one that is known.
bool is_titled(Database& database, const std::string& title) {
  Statement& row = database
                       .cached(
                           "SELECT 1 FROM identity WHERE kind = 'title' AND value >= ?1 "
                           "AND value < ?2")
                       .bind(1, title + '|')
                       .bind(2, title + '}');
  const bool found = row.step();
  row.reset();
  return found;
}

/// The papers of one record, found name by name.
class PaperFinder {
 public:
  PaperFinder(Database& database, const PreparedRecord& prepared)
      : database_(database), names_(prepared.names), facts_(facts_of(prepared.record)) {}

  Found find() {
    for (const char* const kind : {"arxiv", "doi"}) {
      const std::string& value = kind[0] == 'a' ? names_.arxiv : names_.doi;
      for (const std::int64_t paper : papers_called(database_, kind, value, most_homonyms)) {
        by_id(paper);
      }
    }
    for (const std::int64_t paper : papers_with_key(database_, names_.key)) by_key(paper);
    by_title();
    std::sort(found_.papers.begin(), found_.papers.end());
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_found(std::int64_t paper) const {
    return std::find(found_.papers.begin(), found_.papers.end(), paper) != found_.papers.end();
  }

  void take(std::int64_t paper, const WorkFacts& its, Evidence evidence) {
    found_.papers.push_back(paper);
    found_.evidence = std::max(found_.evidence, evidence);
    unite(facts_, its);
  }

  void by_id(std::int64_t paper) {
    if (is_found(paper)) return;
    const WorkFacts its = facts_of_paper(database_, paper);
    const Comparison comparison = compare_works(facts_, its);
    if (comparison.same()) take(paper, its, comparison.evidence);
    if (comparison.difference == Difference::all_but_the_id) found_.namesake = paper;
  }

  void by_key(std::int64_t paper) {
    if (is_found(paper)) return;
    const WorkFacts its = facts_of_paper(database_, paper);
    if (is_one_by_key(facts_, its)) take(paper, its, Evidence::key);
  }

  /// A title finds all papers that nothing speaks against where the record has found one by
  /// another name, else the one that most speaks for.
  void by_title() {
    std::vector<std::int64_t> candidates;
    add_homonyms(names_.citation, candidates);
    for (const Citation& other : names_.other_citations) add_homonyms(other, candidates);
    if (candidates.empty()) return;
    const bool by_name = !found_.papers.empty();
    std::optional<std::pair<std::int64_t, Comparison>> best;
    std::optional<WorkFacts> best_facts;
    for (const std::int64_t paper : candidates) {
      if (is_found(paper)) continue;
      WorkFacts its = facts_of_paper(database_, paper);
      const Comparison comparison = compare_works(facts_, its);
      if (!comparison.same()) continue;
      if (by_name) {
        take(paper, its, comparison.evidence);
      } else if (!best || comparison.evidence > best->second.evidence) {
        best = {paper, comparison};
        best_facts = std::move(its);
      }
    }
    if (best) take(best->first, *best_facts, best->second.evidence);
  }

  /// Papers that are cited like `citation`, whatever their year, or whose author is not known.
  void add_homonyms(const Citation& citation, std::vector<std::int64_t>& papers) {
    if (!is_titled(database_, citation.title)) return;
    const std::string title = citation.title + '|';
    if (citation.first_author.empty()) return add_titled(title, papers);
    add_titled(title + citation.first_author + '|', papers);
    for (const std::string& author : other_author_keys(facts_.authors.front())) {
      add_titled(title + author + '|', papers);
    }
    add_titled(title + '|', papers);
  }

  /// Papers whose citation begins with `prefix`, which ends in a bar, without those whose ids
  /// speak against the record's.
  void add_titled(const std::string& prefix, std::vector<std::int64_t>& papers) {
    std::string end = prefix;
    ++end.back();
    Statement& rows =
        database_
            .cached(
                "SELECT p.id FROM (SELECT DISTINCT paper FROM identity WHERE kind = 'title' "
                "AND value >= ?1 AND value < ?2 LIMIT ?3) JOIN paper p ON p.id = paper "
                "WHERE (?4 = '' OR p.arxiv_id IS NULL OR p.arxiv_id = ?4) "
                "AND (?5 = '' OR p.doi IS NULL OR p.doi = ?5 OR p.doi LIKE '10.48550/%') "
                "ORDER BY p.id")
            .bind(1, prefix)
            .bind(2, end)
            .bind(3, most_homonyms)
            .bind(4, names_.arxiv)
            .bind(5, names_.doi);
    while (rows.step()) papers.push_back(rows.integer(0));
  }

  Database& database_;
  const Names& names_;
  WorkFacts facts_;  ///< of the record and all that was found
  Found found_;
};

}  // namespace

WorkFacts facts_of_paper(Database& database, std::int64_t paper) {
  Record record;
  Statement& row =
      database
          .cached(
              "SELECT title, arxiv_id, doi, published, venue, work_kind, authors_text FROM paper "
              "WHERE id = ?")
          .bind(1, paper);
  if (row.step()) {
    record.title = row.text(0);
    record.arxiv_id = row.text(1);
    record.doi = row.text(2);
    record.published = row.text(3);
    record.venue = row.text(4);
    record.work_kind = work_kind_called(row.text(5));
    record.authors = authors_in(row.text(6));
    row.reset();
  }
  WorkFacts facts = facts_of(record);
  for (std::string& doi : further_names(database, paper, "doi")) {
    facts.dois.push_back(std::move(doi));
  }
  for (const std::string& value : further_names(database, paper, "title")) {
    facts.citations.push_back(citation_of_value(value));
  }
  return facts;
}

bool is_one_by_key(const WorkFacts& a, const WorkFacts& b) {
  const Difference difference = compare_works(a, b).difference;
  return difference == Difference::none || difference == Difference::title ||
         difference == Difference::part_title;
}

std::vector<std::int64_t> papers_called(Database& database, std::string_view kind,
                                        std::string_view value, int most) {
  std::vector<std::int64_t> papers;
  if (value.empty()) return papers;
  Statement& rows =
      database
          .cached("SELECT paper FROM identity WHERE kind = ? AND value = ? ORDER BY paper LIMIT ?")
          .bind(1, kind)
          .bind(2, value)
          .bind(3, most);
  while (rows.step()) papers.push_back(rows.integer(0));
  return papers;
}

std::vector<std::int64_t> papers_titled(Database& database, std::string_view title) {
  std::vector<std::int64_t> papers;
  if (title.empty()) return papers;
  const std::string key = title_key(std::string(title));
  // A citation is title, bar, author, bar, year; what follows a bar sorts before a brace.
  Statement& rows = database
                        .cached(
                            "SELECT paper FROM identity WHERE kind = 'title' "
                            "AND value >= ? AND value < ?")
                        .bind(1, key + '|')
                        .bind(2, key + '}');
  while (rows.step()) papers.push_back(rows.integer(0));
  std::sort(papers.begin(), papers.end());
  papers.erase(std::unique(papers.begin(), papers.end()), papers.end());
  return papers;
}

bool has_title(Database& database, std::int64_t paper, std::string_view title) {
  Statement& row = database
                       .cached(
                           "SELECT 1 FROM identity WHERE kind = 'title' AND value >= ?1 "
                           "AND value < ?2 AND paper = ?3")
                       .bind(1, std::string(title) + '|')
                       .bind(2, std::string(title) + '}')
                       .bind(3, paper);
  const bool found = row.step();
  row.reset();
  return found;
}

std::vector<std::int64_t> papers_with_key(Database& database, std::string_view key) {
  if (key.empty()) return {};
  Statement& row = database.cached("SELECT id FROM paper WHERE key = ?").bind(1, key);
  if (!row.step()) return papers_called(database, "key", key);
  std::vector<std::int64_t> papers = {row.integer(0)};
  row.reset();
  return papers;
}

Found find_papers(Database& database, const PreparedRecord& prepared) {
  return PaperFinder(database, prepared).find();
}

void move_dependants(Database& database, std::int64_t older, std::int64_t younger,
                     std::string_view younger_key) {
  move_names(database, older, younger);
  for (const char* const table : {"paper_source", "listing", "tag", "issue_paper"}) {
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
          "updated_at = max(updated_at, excluded.updated_at) WHERE "
          "instr(char(10, 10) || text || char(10, 10), "
          "char(10, 10) || excluded.text || char(10, 10)) = 0")
      .bind(1, older)
      .bind(2, younger)
      .run();
  claim_name(database, "id", std::to_string(younger), older);
  claim_name(database, "key", younger_key, older);
}

}  // namespace papers::library
