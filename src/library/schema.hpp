// The tables of a library file and how older files are brought up to date.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace papers::library {

class Database;

/// Marks a file as a papers library ("PAPR"): PRAGMA application_id, bytes 68 to 71 of the file.
inline constexpr std::int64_t application_id = 0x50415052;

/// One step towards schema `version`. Until a version is released it grows by further steps.
struct Migration {
  int version;
  std::string_view sql;
  /// Of the last step: the statements that make at once what all steps together make.
  std::string_view whole = {};
};

/// All steps, the first from an empty file; versions run from 1 without a gap. Steps are only ever
/// added at the end: which of them a library has been through is their number, its setting
/// 'schema_step'.
std::span<const Migration> migrations();

/// The schema that this program reads and writes.
int current_schema();

/// Whether `database` is what `steps` make and holds nothing else, as most libraries are that were
/// opened before. Reads 'setting' only when it is known to be a table.
bool is_up_to_date(Database& database, std::span<const Migration> steps);

/// Brings `database` up to the last of `steps` in one transaction, its marks included, so that a
/// crash leaves the old schema or the new one. Safe when several processes try at once. Throws
/// Error, the file untouched, when it is no papers library, was made by a newer papers or has
/// foreign objects (schema_objects.hpp).
void migrate(Database& database, std::span<const Migration> steps);

/// The steps that made `database`. Throws Error when it is no papers library or too new.
std::span<const Migration> steps_of(Database& database, std::span<const Migration> steps);

/// Throws Error unless the file has the current schema: it is empty, or of an older papers and only
/// to be examined.
void require_current_schema(Database& database);

}  // namespace papers::library
