#include <string>

#include "library/library.hpp"
#include "library/schema.hpp"
#include "library/snapshot.hpp"
#include "library/sqlite.hpp"

namespace papers::library {

namespace {

std::uint64_t number(const Statement& row, int column) {
  return static_cast<std::uint64_t>(row.integer(column));
}

}  // namespace

Stats stats(Library& library) {
  Database& database = library.database();
  const Snapshot snapshot(database);
  const auto count = [&database](const char* sql) {
    return static_cast<std::uint64_t>(database.integer(sql));
  };
  Stats stats;
  Statement papers =
      database.prepare("SELECT count(*), count(nullif(abstract, '')), count(arxiv_id) FROM paper");
  if (papers.step()) {
    stats.papers = number(papers, 0);
    stats.with_abstract = number(papers, 1);
    stats.with_arxiv_id = number(papers, 2);
  }
  Statement listings = database.prepare(
      "SELECT count(*), count(DISTINCT listed_on), min(listed_on), max(listed_on) FROM listing");
  if (listings.step()) {
    stats.listings = number(listings, 0);
    stats.days = number(listings, 1);
    stats.first_day = parse_iso_day(listings.text(2));
    stats.last_day = parse_iso_day(listings.text(3));
  }
  stats.with_code = count("SELECT count(DISTINCT paper) FROM link WHERE kind = 'code'");
  stats.sources = count("SELECT count(*) FROM source");
  stats.topics = count("SELECT count(DISTINCT topic) FROM paper_topic");
  stats.tags = count("SELECT count(DISTINCT name) FROM tag");
  stats.notes = count("SELECT count(*) FROM note");
  stats.size_bytes = count("PRAGMA page_count") * count("PRAGMA page_size");
  stats.schema = static_cast<int>(database.integer("PRAGMA user_version"));
  return stats;
}

}  // namespace papers::library
