#include "library/paper_counts.hpp"

#include <fmt/format.h>

#include <vector>

#include "library/sqlite.hpp"

namespace papers::library {
namespace {

constexpr const char* counted_papers =
    "SELECT 1, count(*), count(nullif(abstract, '')), count(arxiv_id),"
    " (SELECT count(DISTINCT paper) FROM other_link WHERE kind = 'code') FROM paper";

/// Of the topic that the statement around it is about, an area having the papers of its topics.
constexpr const char* papers_of_topic =
    "(SELECT count(DISTINCT paper) FROM paper_topic WHERE topic IN"
    " (SELECT id FROM topic AS part WHERE part.id = topic.id OR part.parent = topic.id))";

}  // namespace

// One row a statement: with more, SQLite opens a savepoint, at which the full-text index writes out
// what it has of a paper as a segment.
void count_paper(Database& database, std::int64_t paper, int change) {
  Statement& row = database.cached(
      "SELECT abstract <> '', arxiv_id IS NOT NULL,"
      " EXISTS (SELECT 1 FROM other_link WHERE paper = ?1 AND kind = 'code') FROM paper WHERE id = "
      "?1");
  if (!row.bind(1, paper).step()) return;
  const std::int64_t has[] = {row.integer(0), row.integer(1), row.integer(2)};
  row.reset();
  const auto write = [&](const char* sql) {
    Statement& statement = database.cached(sql).bind(1, change);
    for (int i = 0; i < 3; ++i) statement.bind(i + 2, has[i] * change);
    statement.run();
  };
  write(
      "UPDATE paper_count SET papers = papers + ?1, abstracts = abstracts + ?2,"
      " arxiv_ids = arxiv_ids + ?3, code = code + ?4 WHERE id = 1");
  if (database.changes() == 0) write("INSERT INTO paper_count VALUES (1, ?1, ?2, ?3, ?4)");
}

void count_topics(Database& database, std::int64_t paper, int change) {
  Statement& rows = database.cached(
      "SELECT topic FROM paper_topic WHERE paper = ?1 UNION"
      " SELECT parent FROM paper_topic JOIN topic AS part ON part.id = paper_topic.topic"
      " WHERE paper_topic.paper = ?1 AND parent IS NOT NULL");
  std::vector<std::int64_t> topics;
  rows.bind(1, paper);
  while (rows.step()) topics.push_back(rows.integer(0));
  Statement& write = database.cached("UPDATE topic SET papers = papers + ?2 WHERE id = ?1");
  for (const std::int64_t topic : topics) write.bind(1, topic).bind(2, change).run();
}

void recount_papers(Database& database) {
  database.run("DELETE FROM paper_count");
  database.run(fmt::format("INSERT INTO paper_count {}", counted_papers));
}

void recount_topics(Database& database) {
  if (database.integer("SELECT EXISTS (SELECT 1 FROM paper_topic)") == 0) {
    // A new library: nothing to count once for each topic of the taxonomy.
    database.run("UPDATE topic SET papers = 0 WHERE papers <> 0");
    return;
  }
  database.run(fmt::format("UPDATE topic SET papers = {}", papers_of_topic));
}

std::int64_t wrong_paper_counts(Database& database) {
  // An empty library need not have the row.
  return database.integer(
      fmt::format("SELECT count(*) FROM ({} EXCEPT SELECT * FROM paper_count)"
                  " WHERE EXISTS (SELECT 1 FROM paper_count) OR EXISTS (SELECT 1 FROM paper)",
                  counted_papers));
}

std::int64_t wrong_topic_counts(Database& database) {
  return database.integer(
      fmt::format("SELECT count(*) FROM topic WHERE papers <> {}", papers_of_topic));
}

PaperTotals paper_totals(Database& database) {
  Statement row = database.prepare("SELECT papers, abstracts, arxiv_ids, code FROM paper_count");
  const bool there = row.step();
  const auto number = [&](int column) {
    return there ? static_cast<std::uint64_t>(row.integer(column)) : 0;
  };
  return {number(0), number(1), number(2), number(3)};
}

}  // namespace papers::library
