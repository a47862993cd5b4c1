#include <string>

#include "library/library.hpp"
#include "library/schema.hpp"
#include "library/sqlite.hpp"

namespace papers::library {

Stats stats(Library& library) {
  Database& database = library.database();
  const auto count = [&database](const char* sql) {
    return static_cast<std::uint64_t>(database.integer(sql));
  };
  const auto day = [&database](const char* sql) {
    Statement row = database.prepare(sql);
    return row.step() ? parse_iso_day(row.text(0)) : std::nullopt;
  };
  Stats stats;
  stats.papers = count("SELECT count(*) FROM paper");
  stats.with_abstract = count("SELECT count(*) FROM paper WHERE abstract <> ''");
  stats.with_arxiv_id = count("SELECT count(*) FROM paper WHERE arxiv_id IS NOT NULL");
  stats.with_code = count("SELECT count(DISTINCT paper) FROM link WHERE kind = 'code'");
  stats.sources = count("SELECT count(*) FROM source");
  stats.listings = count("SELECT count(*) FROM listing");
  stats.days = count("SELECT count(DISTINCT listed_on) FROM listing");
  stats.topics = count("SELECT count(DISTINCT topic) FROM paper_topic");
  stats.tags = count("SELECT count(DISTINCT name) FROM tag");
  stats.notes = count("SELECT count(*) FROM note");
  stats.size_bytes =
      count("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  stats.first_day = day("SELECT min(listed_on) FROM listing");
  stats.last_day = day("SELECT max(listed_on) FROM listing");
  stats.schema = static_cast<int>(database.integer("PRAGMA user_version"));
  return stats;
}

}  // namespace papers::library
