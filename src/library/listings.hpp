// Documents and the appearances of papers in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.hpp"
#include "paper/record.hpp"

namespace papers::library {

class Database;

/// Records that the document `source` gave `paper`.
void add_paper_source(Database& database, std::int64_t paper, std::int64_t source);

/// Puts `paper` on the list of `source`. A paper that stands in a document twice has one listing:
/// that of the later day, and on one day the first place with missing numbers filled in. The
/// paper's own row is brought in step by refresh_listing_facts().
void add_listing(Database& database, std::int64_t paper, std::int64_t source,
                 std::optional<Day> day, const Listing& listing);

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
bool restore_listings(Database& database, std::int64_t paper, const std::vector<Listing>& listings);

}  // namespace papers::library
