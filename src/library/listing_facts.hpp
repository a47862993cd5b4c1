// What the listings of a paper say of it, and the columns of `paper` that hold it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "paper/paper.hpp"
#include "paper/record.hpp"

namespace papers::library {

class Database;
class Statement;

/// By day, undated ones first, and on one day by capture.
std::vector<Listing> listings_of(Database& database, std::int64_t paper);

/// What the listings of a paper say of it: the columns of `paper` that are derived from them.
struct ListingFacts {
  std::optional<Day> first_listed, last_listed;
  /// Each of the latest day that states it; a listing without a day is older than any day.
  std::optional<std::int64_t> position, upvotes, github_stars, comments;
};
/// `listings` in the order of listings_of().
ListingFacts facts_of(std::span<const Listing> listings);
/// Of a paper whose only listing says this.
ListingFacts facts_of(std::optional<Day> day, const Listing& listing);

/// Binds first_listed, last_listed, position, upvotes, github_stars and comments from `first` on.
void bind_facts(Statement& statement, int first, const ListingFacts& facts);

/// Makes the row of `paper` say what its listings say.
void refresh_listing_facts(Database& database, std::int64_t paper);
/// Whether it does.
bool listing_facts_hold(Database& database, std::int64_t paper);

}  // namespace papers::library
