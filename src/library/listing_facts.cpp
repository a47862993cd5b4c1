#include "library/listing_facts.hpp"

#include <string>
#include <string_view>

#include "library/sqlite.hpp"

namespace papers::library {
namespace {

/// For bind_or_null().
std::string day_or_null(std::optional<Day> day) { return day ? format_day(*day) : std::string(); }

/// The columns of a paper that its listings decide, as bind_facts() binds them from 2 on.
constexpr std::string_view differing_facts =
    " WHERE id = ?1 AND (first_listed, last_listed, position, upvotes, github_stars, comments) "
    "IS NOT (?2, ?3, ?4, ?5, ?6, ?7)";

}  // namespace

std::vector<Listing> listings_of(Database& database, std::int64_t paper) {
  Statement& rows =
      database
          .cached(
              "SELECT s.name, l.listed_on, l.position, l.upvotes, l.github_stars, l.comments "
              "FROM listing l JOIN source s ON s.id = l.source WHERE l.paper = ? "
              "ORDER BY l.listed_on, s.ingested_at, s.id")
          .bind(1, paper);
  const auto number = [&rows](int column) {
    return rows.is_null(column) ? std::nullopt : std::optional(rows.integer(column));
  };
  std::vector<Listing> listings;
  while (rows.step()) {
    listings.push_back({std::string(rows.text(0)), parse_iso_day(rows.text(1)), number(2),
                        number(3), number(4), number(5)});
  }
  return listings;
}

ListingFacts facts_of(std::span<const Listing> listings) {
  ListingFacts facts;
  const auto state = [](std::optional<std::int64_t>& fact,
                        const std::optional<std::int64_t>& later) {
    if (later) fact = later;
  };
  for (const Listing& listing : listings) {
    if (!facts.first_listed) facts.first_listed = listing.listed_on;
    if (listing.listed_on) facts.last_listed = listing.listed_on;
    state(facts.position, listing.position);
    state(facts.upvotes, listing.upvotes);
    state(facts.github_stars, listing.github_stars);
    state(facts.comments, listing.comments);
  }
  return facts;
}

ListingFacts facts_of(std::optional<Day> day, const Listing& listing) {
  return {day, day, listing.position, listing.upvotes, listing.github_stars, listing.comments};
}

void bind_facts(Statement& statement, int first, const ListingFacts& facts) {
  statement.bind_or_null(first, day_or_null(facts.first_listed))
      .bind_or_null(first + 1, day_or_null(facts.last_listed))
      .bind_optional(first + 2, facts.position)
      .bind_optional(first + 3, facts.upvotes)
      .bind_optional(first + 4, facts.github_stars)
      .bind_optional(first + 5, facts.comments);
}

void refresh_listing_facts(Database& database, std::int64_t paper) {
  const ListingFacts facts = facts_of(listings_of(database, paper));
  static const std::string sql =
      "UPDATE paper SET first_listed = ?2, last_listed = ?3, position = ?4, upvotes = ?5, "
      "github_stars = ?6, comments = ?7" +
      std::string(differing_facts);
  Statement& update = database.cached(sql).bind(1, paper);
  bind_facts(update, 2, facts);
  update.run();
}

bool listing_facts_hold(Database& database, std::int64_t paper) {
  const ListingFacts facts = facts_of(listings_of(database, paper));
  static const std::string sql = "SELECT 1 FROM paper" + std::string(differing_facts);
  Statement& differing = database.cached(sql).bind(1, paper);
  bind_facts(differing, 2, facts);
  const bool found = differing.step();
  differing.reset();
  return !found;
}

}  // namespace papers::library
