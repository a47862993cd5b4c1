#include "library/schema.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

#include "base/error.hpp"
#include "library/functions.hpp"
#include "library/schema_objects.hpp"
#include "library/snapshot.hpp"
#include "library/sqlite.hpp"

namespace papers::data {
extern const std::string_view schema_tables;
extern const std::string_view schema_listing_facts;
extern const std::string_view schema_issue_format;
extern const std::string_view schema_works;
extern const std::string_view schema_removed_papers;
extern const std::string_view schema_latent;
extern const std::string_view schema_orders;
extern const std::string_view schema_counts;
extern const std::string_view schema_recommended;
extern const std::string_view schema_lean;
extern const std::string_view schema_postings;
extern const std::string_view schema_once;
extern const std::string_view schema_abstract_first;
extern const std::string_view schema_whole;
}  // namespace papers::data

namespace papers::library {
namespace {

/// Whether 'setting' can be read although nothing has been looked at yet: a view could be anything.
bool has_settings(Database& database) {
  return database.integer(
             "SELECT count(*) FROM sqlite_schema WHERE name = 'setting' COLLATE NOCASE "
             "AND sql LIKE 'CREATE TABLE %'") == 1;
}

std::int64_t step_told(Database& database) {
  Statement& row = database.cached("SELECT value FROM setting WHERE name = ?1");
  row.bind(1, "schema_step");
  const std::int64_t step = row.step() ? row.integer(0) : 0;
  row.reset();
  return step;
}

/// Makes all that papers makes itself; FTS5 makes the tables of the index.
void make_whole(Database& database, std::string_view whole) {
  for (const std::string_view statement : statements_of(whole)) {
    if (!statement.starts_with("CREATE TABLE 'paper_fts_")) database.run(statement);
  }
}

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
  const std::int64_t told = has_settings(database) ? step_told(database) : 0;
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
                                   Migration{2, data::schema_issue_format},
                                   Migration{2, data::schema_works},
                                   Migration{2, data::schema_removed_papers},
                                   Migration{2, data::schema_latent},
                                   Migration{2, data::schema_orders},
                                   Migration{2, data::schema_counts},
                                   Migration{2, data::schema_recommended},
                                   Migration{2, data::schema_lean},
                                   Migration{2, data::schema_postings},
                                   Migration{2, data::schema_once},
                                   Migration{2, data::schema_abstract_first, data::schema_whole}};
  return steps;
}

bool is_up_to_date(Database& database, std::span<const Migration> steps) {
  return consists_of(database, statements_of(steps.back().whole)) &&
         database.integer("PRAGMA application_id") == application_id &&
         database.integer("PRAGMA user_version") == steps.back().version &&
         step_told(database) == static_cast<std::int64_t>(steps.size());
}

std::span<const Migration> steps_of(Database& database, std::span<const Migration> steps) {
  return steps.first(steps_taken(database, steps));
}

int current_schema() { return migrations().back().version; }

void migrate(Database& database, std::span<const Migration> steps) {
  if (is_up_to_date(database, steps)) return;
  {
    // Another process may be at it: what is there is judged by the steps of the same state.
    const Snapshot one_state(database);
    const auto made_by = steps_of(database, steps);
    if (!made_by.empty()) require_no_foreign_objects(database, made_by);
    if (made_by.size() == steps.size()) return;
    if (!made_by.empty()) require_free_names(database, made_by, steps);
  }
  Transaction transaction(database);
  // Asked again under the lock: another process may have migrated meanwhile.
  const std::size_t taken = steps_taken(database, steps);
  if (taken == steps.size()) return;
  if (taken == 0 && !steps.back().whole.empty()) {
    make_whole(database, steps.back().whole);
  } else {
    register_migration_functions(database.handle());
    for (const Migration& step : steps.subspan(taken)) database.run_script(step.sql);
  }
  database.run(fmt::format("PRAGMA application_id = {}", application_id));
  database.run(fmt::format("PRAGMA user_version = {}", steps.back().version));
  database.prepare("INSERT OR REPLACE INTO setting(name, value) VALUES ('schema_step', ?)")
      .bind(1, std::to_string(steps.size()))
      .run();
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
