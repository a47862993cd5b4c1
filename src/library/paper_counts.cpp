#include "library/paper_counts.hpp"

#include <fmt/format.h>

#include "library/sqlite.hpp"

namespace papers::library {
namespace {

constexpr const char* counted_papers =
    "SELECT 1, count(*), count(nullif(abstract, '')), count(arxiv_id),"
    " (SELECT count(DISTINCT paper) FROM link WHERE kind = 'code') FROM paper";

/// Of the topic that the statement around it is about, an area having the papers of its topics.
constexpr const char* papers_of_topic =
    "(SELECT count(DISTINCT paper) FROM paper_topic WHERE topic IN"
    " (SELECT id FROM topic AS part WHERE part.id = topic.id OR part.parent = topic.id))";

}  // namespace

void count_paper(Database& database, std::int64_t paper, int change) {
  database
      .cached(
          "INSERT INTO paper_count SELECT 1, ?2, ?2 * (abstract <> ''),"
          " ?2 * (arxiv_id IS NOT NULL),"
          " ?2 * EXISTS (SELECT 1 FROM link WHERE paper = ?1 AND kind = 'code')"
          " FROM paper WHERE id = ?1"
          " ON CONFLICT(id) DO UPDATE SET papers = papers + excluded.papers,"
          " abstracts = abstracts + excluded.abstracts,"
          " arxiv_ids = arxiv_ids + excluded.arxiv_ids, code = code + excluded.code")
      .bind(1, paper)
      .bind(2, change)
      .run();
}

void count_topics(Database& database, std::int64_t paper, int change) {
  database
      .cached(
          "UPDATE topic SET papers = papers + ?2 WHERE id IN"
          " (SELECT topic FROM paper_topic WHERE paper = ?1 UNION ALL"
          "  SELECT parent FROM paper_topic JOIN topic AS part ON part.id = paper_topic.topic"
          "  WHERE paper_topic.paper = ?1)")
      .bind(1, paper)
      .bind(2, change)
      .run();
}

void recount_papers(Database& database) {
  database.run("DELETE FROM paper_count");
  database.run(fmt::format("INSERT INTO paper_count {}", counted_papers));
}

void recount_topics(Database& database) {
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
