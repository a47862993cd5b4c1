// Where the posting lists of common words are kept: tables `posting` and `text_length`. They hold
// what the full-text index says of the papers up to last_listed(); later papers are looked for in
// the index itself.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "postings/formula.hpp"
#include "postings/lengths.hpp"
#include "postings/list.hpp"

namespace papers::library {

class Database;

/// The last paper that the lists take account of; 0: there are none.
std::int64_t last_listed(Database& database);
void set_last_listed(Database& database, std::int64_t paper);

/// What the blocks' impacts are by: the averages of the library at start_impacts(), to be called
/// before the first paper is listed.
postings::Formula stored_impacts(Database& database);
void start_impacts(Database& database);

/// Whether there is a list of the papers with a stem.
bool has_list(Database& database, std::string_view stem);

/// The rows of such a list, as they stand in the file.
std::unique_ptr<postings::RowSource> stored_rows(Database& database, std::string_view stem);
/// Rows that are in memory: one.
std::unique_ptr<postings::RowSource> one_row(std::string blocks);

std::unique_ptr<postings::LengthsSource> stored_lengths(Database& database);
void store_lengths(Database& database, std::uint32_t first,
                   const std::vector<postings::Lengths>& lengths);

/// What says that a list cannot be read.
[[noreturn]] void throw_lists_damaged(Database& database);

/// Forgets all lists; searches then look in the index.
void drop_lists(Database& database);

}  // namespace papers::library
