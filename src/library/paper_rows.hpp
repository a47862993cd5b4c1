// The rows that make up one stored paper: `paper`, its dependants and its line in the full-text
// index, which this file alone writes, so that they stay in step.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "library/listing_facts.hpp"
#include "library/prepared_record.hpp"
#include "paper/merge.hpp"
#include "paper/record.hpp"

namespace papers::library {

class Database;
class WordCounts;

std::vector<std::string> authors_of(Database& database, std::int64_t paper);
std::vector<std::string> keywords_of(Database& database, std::int64_t paper);
/// As `arxiv_id` and `arxiv_link` of its row and other_link tell them.
std::vector<Link> links_of(Database& database, std::int64_t paper, std::string_view arxiv_id,
                           std::int64_t arxiv_link);

/// Papers whose `arxiv_link` leads nowhere, as they have no arXiv id, or is another link's place.
std::int64_t misplaced_arxiv_links(Database& database);
/// Takes these away, or puts them behind the others.
void place_arxiv_links(Database& database);

struct StoredPaper {
  std::int64_t id = 0;
  std::string key;
  Record record;   ///< without appearance
  IndexRow index;  ///< as stored
};

/// The paper with row id `id`, which must exist.
StoredPaper load_paper(Database& database, std::int64_t id);

/// Ids and times of a paper to be stored; `id` 0 lets SQLite choose.
struct NewPaper {
  std::int64_t id = 0;
  std::string key;
  ListingFacts listed;
  std::string now;
};

/// Stores `prepared` as a new paper and returns its id.
std::int64_t insert_paper(Database& database, WordCounts& words, const PreparedRecord& prepared,
                          const NewPaper& fresh);

/// Rewrites what `changes` names of `paper`, whose `record` is new and whose `index` is still as
/// stored; `index` is new afterwards.
void update_paper(Database& database, WordCounts& words, StoredPaper& paper, const Changes& changes,
                  std::string_view now);

/// Deletes the paper with everything that depends on it.
void delete_paper(Database& database, WordCounts& words, const StoredPaper& paper);

}  // namespace papers::library
