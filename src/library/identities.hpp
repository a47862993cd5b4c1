// Names of stored papers: finding the paper that a record means, and making one of two.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "library/prepared_record.hpp"

namespace papers::library {

class Database;

/// The stored papers that are the same work as a record.
struct Found {
  /// Oldest first: none, one, or several that turn out to be one. No two have different arXiv ids.
  std::vector<std::int64_t> papers;
  Evidence evidence = Evidence::none;  ///< what led to them, the strongest
  /// A paper that has an id of the record's and nothing else in common with it, or 0.
  std::int64_t namesake = 0;
};

/// Asks compare_works() of the papers that have one of the record's names. Of papers with its
/// title a bounded number is looked at: a title that more works have tells nothing.
Found find_papers(Database& database, const PreparedRecord& prepared);

/// What the library knows of a stored paper.
WorkFacts facts_of_paper(Database& database, std::int64_t paper);

/// Whether two works under one key are one. Keys of papers without ids are made of their titles:
/// two libraries may give one to two works.
bool is_one_by_key(const WorkFacts& a, const WorkFacts& b);

/// Moves the names and everything of the user's from paper `younger` to `older`, and makes the
/// younger id and key names of the older. The younger row itself is left, without dependants that
/// matter, for the caller to merge and delete.
void move_dependants(Database& database, std::int64_t older, std::int64_t younger,
                     std::string_view younger_key);

/// Papers called `value` in `kind` (arxiv, doi, id, key), oldest first; the `most` oldest, -1: all.
std::vector<std::int64_t> papers_called(Database& database, std::string_view kind,
                                        std::string_view value, int most = -1);
/// Papers known under `title`, folded, whoever wrote them; oldest first.
std::vector<std::int64_t> papers_titled(Database& database, std::string_view title);

/// Whether `paper` is known under `title`, a title_key().
bool has_title(Database& database, std::int64_t paper, std::string_view title);

/// The paper whose key is or was `key`, if any.
std::vector<std::int64_t> papers_with_key(Database& database, std::string_view key);

}  // namespace papers::library
