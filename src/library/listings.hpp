// Documents and the appearances of papers in them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.hpp"
#include "paper/paper.hpp"
#include "paper/record.hpp"

namespace papers::library {

class Database;
class Statement;

/// Records that the document `source` gave `paper`.
void add_paper_source(Database& database, std::int64_t paper, std::int64_t source);

/// Puts `paper` on the list of `source`. A paper that stands in a document twice has one listing:
/// that of the later day, and on one day the first place with missing numbers filled in. The
/// paper's own row is brought in step by refresh_listing_facts().
void add_listing(Database& database, std::int64_t paper, std::int64_t source,
                 std::optional<Day> day, const Appearance& appearance);

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
ListingFacts facts_of(std::optional<Day> day, const Appearance& appearance);

/// Binds first_listed, last_listed, position, upvotes, github_stars and comments from `first` on.
void bind_facts(Statement& statement, int first, const ListingFacts& facts);

/// Makes the row of `paper` say what its listings say.
void refresh_listing_facts(Database& database, std::int64_t paper);
/// Whether it does.
bool listing_facts_hold(Database& database, std::int64_t paper);

/// A row for a document that is being read, whose sum is not known yet; goes on with the row that a
/// crashed import of the same name left.
std::int64_t open_source(Database& database, const Document& document, std::string_view now);

/// What is known at the end of a document.
struct SourceEnd {
  std::string_view sha256;
  std::optional<Day> listed_on;
  std::string_view listed_how;
  Import::Totals totals;
};

/// The id of the source with this sum, if the document was read before.
std::optional<std::int64_t> find_source(Database& database, std::string_view sha256);

/// True when `end` knows the day of the stored source `source` better than its row: a given day
/// beats a stated one, that one in a file's name, that an inferred one; two given ones, the later.
bool knows_day_better(Database& database, std::int64_t source, const SourceEnd& end);

void close_source(Database& database, std::int64_t source, const SourceEnd& end);

/// Whether `source` gave papers that `known`, an earlier reading of the same document, did not.
bool gave_more(Database& database, std::int64_t source, std::int64_t known);

/// Moves the papers and listings of `source` into `known`, an earlier reading of the same document;
/// their days replace the earlier ones when `with_days`. Deletes `source`.
void merge_source(Database& database, std::int64_t source, std::int64_t known, bool with_days);

/// Brings back listings that an export of another library carries, each once however often it is
/// read. Returns whether any is new.
bool restore_listings(Database& database, std::int64_t paper,
                      const std::vector<NamedAppearance>& listings);

}  // namespace papers::library
