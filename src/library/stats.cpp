#include <optional>

#include "library/library.hpp"
#include "library/paper_counts.hpp"
#include "library/schema.hpp"
#include "library/snapshot.hpp"
#include "library/sqlite.hpp"

namespace papers::library {

Stats stats(Library& library) {
  Database& database = library.database();
  const Snapshot snapshot(database);
  const auto count = [&database](const char* sql) {
    return static_cast<std::uint64_t>(database.integer(sql));
  };
  const auto day = [&database](const char* sql) {
    Statement row = database.prepare(sql);
    return row.step() ? parse_iso_day(row.text(0)) : std::nullopt;
  };
  Stats stats;
  const PaperTotals papers = paper_totals(database);
  stats.papers = papers.papers;
  stats.with_abstract = papers.with_abstract;
  stats.with_arxiv_id = papers.with_arxiv_id;
  stats.with_code = papers.with_code;
  stats.listings = count("SELECT count(*) FROM listing");
  // From day to day along the index: there are fewer of them than of listings.
  stats.days = count(
      "WITH RECURSIVE day(listed) AS (SELECT min(listed_on) FROM listing UNION ALL"
      " SELECT (SELECT min(listed_on) FROM listing WHERE listed_on > listed) FROM day"
      " WHERE listed IS NOT NULL) SELECT count(listed) FROM day");
  stats.first_day = day("SELECT min(listed_on) FROM listing");
  stats.last_day = day("SELECT max(listed_on) FROM listing");
  stats.sources = count("SELECT count(*) FROM source");
  stats.topics = count(
      "SELECT count(*) FROM topic WHERE EXISTS"
      " (SELECT 1 FROM paper_topic WHERE topic = topic.id)");
  stats.tags = count("SELECT count(DISTINCT name) FROM tag");
  stats.notes = count("SELECT count(*) FROM note");
  stats.size_bytes = count("PRAGMA page_count") * count("PRAGMA page_size");
  stats.schema = static_cast<int>(database.integer("PRAGMA user_version"));
  return stats;
}

}  // namespace papers::library
