// Names of stored papers: finding the paper that a record means, and making one of two.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "library/prepared_record.hpp"

namespace papers::library {

class Database;

/// The stored papers that are the same work as a record called `names`, oldest first: none, one, or
/// several that turn out to be one. No two of them have different arXiv ids.
std::vector<std::int64_t> find_papers(Database& database, const Names& names);

/// Makes `names` lead to `paper`. A DOI that leads elsewhere stays there.
void claim_names(Database& database, std::int64_t paper, const Names& names);

/// Moves the names and everything of the user's from paper `younger` to `older`, and makes the
/// younger id and key names of the older. The younger row itself is left, without dependants that
/// matter, for the caller to merge and delete.
void move_dependants(Database& database, std::int64_t older, std::int64_t younger,
                     std::string_view younger_key);

/// Papers called `value` in `kind` (arxiv, doi, title, id, key), oldest first.
std::vector<std::int64_t> papers_called(Database& database, std::string_view kind,
                                        std::string_view value);

/// The paper whose key is or was `key`, if any.
std::vector<std::int64_t> papers_with_key(Database& database, std::string_view key);

}  // namespace papers::library
