#include "library/schema.hpp"

#include <fmt/format.h>

#include <array>

#include "base/error.hpp"
#include "library/sqlite.hpp"

namespace papers::data {
extern const std::string_view schema_tables;
extern const std::string_view schema_listing_facts;
extern const std::string_view schema_issue_format;
}  // namespace papers::data

namespace papers::library {
namespace {

/// How many of `steps` the file has been through, 0 for an empty one. Throws when it is not ours or
/// too new.
std::size_t steps_taken(Database& database, std::span<const Migration> steps) {
  const int newest = steps.back().version;
  const std::int64_t marked = database.integer("PRAGMA application_id");
  const std::int64_t version = database.integer("PRAGMA user_version");
  const bool empty = database.integer("SELECT count(*) FROM sqlite_schema") == 0;
  if (marked == 0 && version == 0 && empty) return 0;
  if (marked != application_id || version < 1) {
    throw Error(fmt::format("{}: not a papers library, but a database of another program",
                            database.file()));
  }
  if (version > newest) {
    throw Error(fmt::format(
        "{}: made by a newer papers (schema {}, this one knows {}); update papers to use it",
        database.file(), version, newest));
  }
  std::size_t taken = 0;
  while (taken < steps.size() && steps[taken].version <= version) ++taken;
  // A version that was released at its first step never said which.
  const std::int64_t told =
      database.integer("SELECT value FROM setting WHERE name = 'schema_step'");
  if (told > static_cast<std::int64_t>(taken)) {
    throw Error(fmt::format(
        "{}: made by a newer papers (schema {}, step {}, this one knows {}); update papers to use "
        "it",
        database.file(), version, told, taken));
  }
  return told > 0 ? static_cast<std::size_t>(told) : taken;
}

}  // namespace

std::span<const Migration> migrations() {
  static const std::array steps = {Migration{1, data::schema_tables},
                                   Migration{2, data::schema_listing_facts},
                                   Migration{2, data::schema_issue_format}};
  return steps;
}

int current_schema() { return migrations().back().version; }

void migrate(Database& database, std::span<const Migration> steps) {
  if (steps_taken(database, steps) == steps.size()) return;
  Transaction transaction(database);
  // Asked again under the lock: another process may have migrated meanwhile.
  const std::size_t taken = steps_taken(database, steps);
  if (taken == steps.size()) return;
  for (const Migration& step : steps.subspan(taken)) database.run(step.sql);
  database.run(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};"
                  "INSERT OR REPLACE INTO setting(name, value) VALUES ('schema_step', '{}')",
                  application_id, steps.back().version, steps.size()));
  transaction.commit();
}

void require_current_schema(Database& database) {
  const std::size_t taken = steps_taken(database, migrations());
  if (taken == migrations().size()) return;
  if (taken == 0) {
    throw Error(fmt::format("{}: the library is empty; fill it with 'papers ingest FILE'",
                            database.file()));
  }
  throw Error(fmt::format(
      "{}: made by an older papers (schema {}, step {} of {}); 'papers check --repair' updates it",
      database.file(), migrations()[taken - 1].version, taken, migrations().size()));
}

}  // namespace papers::library
