// The rows of `identity`: the names that lead to a paper. Its own, those that follow from its row,
// are found from there; only further ones have a place in the index by papers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "library/prepared_record.hpp"

namespace papers::library {

class Database;

/// The citation that a `value` of the kind `title` states, and the value that states a citation.
Citation citation_of_value(std::string_view value);
std::string value_of(const Citation& citation);

/// Makes the names of a paper's own row lead to it.
void claim_own_names(Database& database, std::int64_t paper, const Names& names);
/// Makes other names lead to `paper` too.
void claim_names(Database& database, std::int64_t paper, const Names& names);
void claim_name(Database& database, std::string_view kind, std::string_view value,
                std::int64_t paper);

/// The values of a kind that lead to `paper` besides its own.
std::vector<std::string> further_names(Database& database, std::int64_t paper,
                                       std::string_view kind);

/// Before the row of `paper` is changed to one whose own names are `next`: what it was called by
/// still leads to it.
void keep_former_names(Database& database, std::int64_t paper, const Names& next);

/// Makes all names of `younger` lead to `older` instead.
void move_names(Database& database, std::int64_t older, std::int64_t younger);

/// Copies all names of `paper`, which is still there, to removed_identity.
void remember_names(Database& database, std::int64_t paper);

/// Before the row of `paper` goes.
void forget_names(Database& database, std::int64_t paper);

/// How many of the names of `paper`'s own row lead to it as its own.
std::int64_t own_names_stored(Database& database, std::int64_t paper, const Names& names);

}  // namespace papers::library
