// How many papers there are, with what and of which topic: kept as papers come and go, so that
// nobody counts a million of them to show a number.
#pragma once

#include <cstdint>

namespace papers::library {

class Database;

/// Adds `change` (1 or -1) for a stored paper to `paper_count`; for its topics, and for each of
/// their areas once, to `topic`. To be called with -1 before what they count changes and with 1
/// after.
void count_paper(Database& database, std::int64_t paper, int change);
void count_topics(Database& database, std::int64_t paper, int change);

/// Counts again.
void recount_papers(Database& database);
void recount_topics(Database& database);

/// How many counts are not what counting gives.
std::int64_t wrong_paper_counts(Database& database);
std::int64_t wrong_topic_counts(Database& database);

struct PaperTotals {
  std::uint64_t papers = 0, with_abstract = 0, with_arxiv_id = 0, with_code = 0;
};
PaperTotals paper_totals(Database& database);

}  // namespace papers::library
