#include "library/schema.hpp"

#include <fmt/format.h>

#include <array>

#include "base/error.hpp"
#include "library/sqlite.hpp"

namespace papers::data {
extern const std::string_view schema_sql;
}

namespace papers::library {
namespace {

/// The version of the file, 0 for an empty one. Throws when it is not ours or too new.
int schema_version(Database& database, int newest) {
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
  return static_cast<int>(version);
}

}  // namespace

std::span<const Migration> migrations() {
  static const std::array steps = {Migration{1, data::schema_sql}};
  return steps;
}

int current_schema() { return migrations().back().version; }

void migrate(Database& database, std::span<const Migration> steps) {
  const int newest = steps.back().version;
  if (schema_version(database, newest) == newest) return;
  Transaction transaction(database);
  // Asked again under the lock: another process may have migrated meanwhile.
  const int version = schema_version(database, newest);
  if (version == newest) return;
  for (const Migration& step : steps) {
    if (step.version > version) database.run(step.sql);
  }
  database.run(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", application_id, newest));
  transaction.commit();
}

void require_current_schema(Database& database) {
  const int version = schema_version(database, current_schema());
  if (version == current_schema()) return;
  if (version == 0) {
    throw Error(fmt::format("{}: the library is empty; fill it with 'papers ingest FILE'",
                            database.file()));
  }
  throw Error(fmt::format(
      "{}: made by an older papers (schema {}, this one needs {}); 'papers check --repair' "
      "updates it",
      database.file(), version, current_schema()));
}

}  // namespace papers::library
