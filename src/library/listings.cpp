#include "library/listings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "library/listing_facts.hpp"
#include "library/sqlite.hpp"

namespace papers::library {
namespace {

std::string day_text(std::optional<Day> day) { return day ? format_day(*day) : std::string(); }

/// From worst to best.
int rank_of(std::string_view how) {
  constexpr std::array<std::string_view, 5> order = {"", "inferred", "file name", "stated",
                                                     "given"};
  return static_cast<int>(std::find(order.begin(), order.end(), how) - order.begin());
}

void bind_listing(Statement& statement, std::int64_t paper, std::int64_t source,
                  const std::string& day, const Listing& listing) {
  statement.bind(1, paper)
      .bind(2, source)
      .bind_or_null(3, day)
      .bind_optional(4, listing.position)
      .bind_optional(5, listing.upvotes)
      .bind_optional(6, listing.github_stars)
      .bind_optional(7, listing.comments);
}

/// The source that stands for document `name` on `day` in exports; `rank` is the listing's place
/// among those of its paper and day, which is their order of capture. The times that such sources
/// are given keep that order, and lie before any real ingest of that day's pages.
std::int64_t restored_source(Database& database, const std::string& name, const std::string& day,
                             int rank) {
  const std::string sum = fmt::format("restored {} {} {}", day, rank, name);
  if (const auto known = find_source(database, sum)) return *known;
  const int minute = std::min(rank, 86'399) / 60;
  database
      .cached(
          "INSERT INTO source(sha256, name, format, listed_on, papers_read, papers_added, "
          "papers_updated, papers_unchanged, lines_skipped, ingested_at) "
          "VALUES (?, ?, 'jsonl', ?, 0, 0, 0, 0, 0, ?)")
      .bind(1, sum)
      .bind(2, name)
      .bind_or_null(3, day)
      .bind(4, fmt::format("{}T{:02}:{:02}:{:02}Z", day.empty() ? "0001-01-01" : day, minute / 60,
                           minute % 60, std::min(rank, 86'399) % 60))
      .run();
  return database.last_row_id();
}

}  // namespace

void add_paper_source(Database& database, std::int64_t paper, std::int64_t source) {
  database.cached("INSERT OR IGNORE INTO paper_source(paper, source) VALUES (?, ?)")
      .bind(1, paper)
      .bind(2, source)
      .run();
}

void add_listing(Database& database, std::int64_t paper, std::int64_t source,
                 std::optional<Day> day, const Listing& listing) {
  const std::string listed_on = day_text(day);
  Statement& upsert = database.cached(
      "INSERT INTO listing(paper, source, listed_on, position, upvotes, github_stars, comments) "
      "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(paper, source) DO UPDATE SET "
      "listed_on = ifnull(listed_on, excluded.listed_on), "
      "position = ifnull(position, excluded.position), "
      "upvotes = ifnull(upvotes, excluded.upvotes), "
      "github_stars = ifnull(github_stars, excluded.github_stars), "
      "comments = ifnull(comments, excluded.comments) "
      "WHERE listed_on IS NULL OR excluded.listed_on IS NULL OR listed_on = excluded.listed_on");
  bind_listing(upsert, paper, source, listed_on, listing);
  upsert.run();
  if (database.changes() == 0) {
    Statement& replace = database.cached(
        "UPDATE listing SET listed_on = ?3, position = ?4, upvotes = ?5, github_stars = ?6, "
        "comments = ?7 WHERE paper = ?1 AND source = ?2 AND listed_on < ?3");
    bind_listing(replace, paper, source, listed_on, listing);
    replace.run();
  }
}

std::int64_t open_source(Database& database, const Document& document, std::string_view now) {
  const std::string sum = "incomplete " + document.name;
  if (const auto left = find_source(database, sum)) return *left;
  database
      .cached(
          "INSERT INTO source(sha256, name, format, papers_read, papers_added, papers_updated, "
          "papers_unchanged, lines_skipped, ingested_at) VALUES (?, ?, ?, 0, 0, 0, 0, 0, ?)")
      .bind(1, sum)
      .bind(2, document.name)
      .bind(3, document.format)
      .bind(4, now)
      .run();
  return database.last_row_id();
}

std::optional<std::int64_t> find_source(Database& database, std::string_view sha256) {
  Statement& row = database.cached("SELECT id FROM source WHERE sha256 = ?").bind(1, sha256);
  if (!row.step()) return std::nullopt;
  const std::int64_t id = row.integer(0);
  row.reset();
  return id;
}

bool knows_day_better(Database& database, std::int64_t source, const SourceEnd& end) {
  Statement& row =
      database.cached("SELECT listed_how, listed_on FROM source WHERE id = ?").bind(1, source);
  if (!row.step()) return false;
  const int known = rank_of(row.text(0));
  const int offered = rank_of(end.listed_how);
  const bool same_day = row.text(1) == day_text(end.listed_on);
  row.reset();
  return offered > known || (offered == known && end.listed_how == "given" && !same_day);
}

void close_source(Database& database, std::int64_t source, const SourceEnd& end) {
  const auto number = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
  database
      .cached(
          "UPDATE source SET sha256 = ?2, listed_on = ?3, listed_how = ?4, papers_read = ?5, "
          "papers_added = ?6, papers_updated = ?7, papers_unchanged = ?8, lines_skipped = ?9 "
          "WHERE id = ?1")
      .bind(1, source)
      .bind(2, end.sha256)
      .bind_or_null(3, day_text(end.listed_on))
      .bind_or_null(4, end.listed_how)
      .bind(5, number(end.totals.read))
      .bind(6, number(end.totals.added))
      .bind(7, number(end.totals.updated))
      .bind(8, number(end.totals.unchanged))
      .bind(9, number(end.totals.skipped))
      .run();
}

bool gave_more(Database& database, std::int64_t source, std::int64_t known) {
  Statement& row = database
                       .cached(
                           "SELECT paper FROM paper_source WHERE source = ?1 EXCEPT "
                           "SELECT paper FROM paper_source WHERE source = ?2 LIMIT 1")
                       .bind(1, source)
                       .bind(2, known);
  const bool found = row.step();
  row.reset();
  return found;
}

void merge_source(Database& database, std::int64_t source, std::int64_t known, bool with_days) {
  database
      .cached(
          "INSERT OR IGNORE INTO paper_source(paper, source) "
          "SELECT paper, ?2 FROM paper_source WHERE source = ?1")
      .bind(1, source)
      .bind(2, known)
      .run();
  database
      .cached(
          "INSERT INTO listing(paper, source, listed_on, position, upvotes, github_stars, "
          "comments) "
          "SELECT paper, ?2, listed_on, position, upvotes, github_stars, comments FROM listing "
          "WHERE source = ?1 ON CONFLICT(paper, source) DO UPDATE SET "
          "listed_on = CASE WHEN ?3 THEN excluded.listed_on ELSE listed_on END, "
          "position = excluded.position, upvotes = excluded.upvotes, "
          "github_stars = excluded.github_stars, comments = excluded.comments")
      .bind(1, source)
      .bind(2, known)
      .bind(3, with_days ? 1 : 0)
      .run();
  database.cached("DELETE FROM source WHERE id = ?").bind(1, source).run();
  std::vector<std::int64_t> papers;
  Statement& rows = database.cached("SELECT paper FROM listing WHERE source = ?").bind(1, known);
  while (rows.step()) papers.push_back(rows.integer(0));
  for (const std::int64_t paper : papers) refresh_listing_facts(database, paper);
}

bool restore_listings(Database& database, std::int64_t paper,
                      const std::vector<Listing>& listings) {
  if (listings.empty()) return false;
  bool restored = false;
  std::vector<Listing> known = listings_of(database, paper);
  int rank = 0;
  std::string previous_day;
  for (const Listing& listing : listings) {
    const std::string day = day_text(listing.listed_on);
    rank = day == previous_day ? rank + 1 : 0;
    previous_day = day;
    if (const auto same = std::find(known.begin(), known.end(), listing); same != known.end()) {
      known.erase(same);
      continue;
    }
    const std::int64_t source = restored_source(database, listing.source, day, rank);
    add_paper_source(database, paper, source);
    add_listing(database, paper, source, listing.listed_on, listing);
    restored = true;
  }
  return restored;
}

}  // namespace papers::library
