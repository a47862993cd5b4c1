#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "base/interrupt.hpp"
#include "library/checks.hpp"
#include "library/derived.hpp"
#include "library/listing_facts.hpp"
#include "library/paper_counts.hpp"
#include "library/paper_names.hpp"
#include "library/paper_rows.hpp"
#include "library/posting_store.hpp"
#include "library/schema.hpp"
#include "library/schema_objects.hpp"
#include "library/sqlite.hpp"
#include "library/sqlite_error.hpp"
#include "library/word_counts.hpp"

namespace papers::library {
namespace {

/// Runs `step`; false when the file is too damaged for it.
template <typename Step>
bool try_to(Database& database, const Step& step) {
  try {
    step();
    return true;
  } catch (const DamageError&) {
    // Nothing can be mended outside of the transaction.
    if (sqlite3_get_autocommit(database.handle()) != 0) throw;
    throw_if_interrupted();
    return false;
  }
}

void rebuild_index(Database& database) {
  database.run("INSERT INTO paper_fts(paper_fts) VALUES ('rebuild')");
}

/// Lets a connection that owns the repair touch what is otherwise protected from a file's own SQL.
class SchemaWritable {
 public:
  explicit SchemaWritable(Database& database) : handle_(database.handle()) {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
  }
  ~SchemaWritable() {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  }
  SchemaWritable(const SchemaWritable&) = delete;
  SchemaWritable& operator=(const SchemaWritable&) = delete;

 private:
  sqlite3* handle_;
};

/// Triggers and indexes on papers' tables that papers did not make.
void drop_foreign(Database& database) {
  for (const SchemaObject& object : foreign_objects_in(database)) {
    if (object.type == "trigger") database.run("DROP TRIGGER " + quoted_name(object.name));
    if (object.type == "index") database.run("DROP INDEX " + quoted_name(object.name));
  }
}

/// A damaged index cannot even be dropped, as FTS5 must open it for that: its entry is taken out of
/// the schema, what it stored becomes plain tables that can be dropped, and a new one is made.
void remake_index(Database& database) {
  const SchemaWritable writable(database);
  database.run(
      "DELETE FROM sqlite_schema WHERE name = 'paper_fts' AND sql LIKE 'CREATE VIRTUAL %'");
  database.run("PRAGMA writable_schema = RESET");
  const auto expected = schema_objects_after(migrations());
  for (const SchemaObject& object : schema_objects(database)) {
    const bool is_papers = std::any_of(expected.begin(), expected.end(), [&](const auto& ours) {
      return ascii::lower(object.name) == ours.name;
    });
    if (!is_papers || !is_of_index(object)) continue;
    database.run((object.type == "view" ? "DROP VIEW " : "DROP TABLE ") + quoted_name(object.name));
  }
  for (const SchemaObject& ours : expected) {
    if (ours.name == "paper_fts") database.run(ours.sql);
  }
  rebuild_index(database);
}

/// Indexes that are missing; those that were not as they should be are gone already.
void remake_indexes(Database& database) {
  for (const SchemaObject& ours : schema_objects_after(migrations())) {
    if (ours.type != "index") continue;
    Statement found = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?");
    if (!found.bind(1, ours.name).step()) database.run(ours.sql);
  }
  database.run("REINDEX");
}

/// Rows whose paper or source is gone say nothing any more.
void drop_orphans(Database& database) {
  struct Reference {
    const char *table, *column, *parent;
  };
  constexpr Reference references[] = {
      {"identity", "paper", "paper"},
      {"keyword", "paper", "paper"},
      {"other_link", "paper", "paper"},
      {"paper_source", "paper", "paper"},
      {"paper_source", "source", "source"},
      {"listing", "paper", "paper"},
      {"listing", "source", "source"},
      {"paper_topic", "paper", "paper"},
      {"paper_topic", "topic", "topic"},
      {"latent_paper", "paper", "paper"},
      {"recommended", "paper", "paper"},
      {"tag", "paper", "paper"},
      {"note", "paper", "paper"},
      {"issue", "subscription", "subscription"},
      {"issue_paper", "subscription", "subscription"},
      {"issue_paper", "paper", "paper"},
      {"issue_paper", "issue", "issue"},
      {"removed_identity", "paper", "removed_paper"},
      {"removed_tag", "paper", "removed_paper"},
      {"removed_issue_paper", "subscription", "subscription"},
      {"removed_issue_paper", "paper", "removed_paper"},
      {"removed_issue_paper", "issue", "issue"},
  };
  for (const Reference& one : references) {
    database.run(fmt::format("DELETE FROM {} WHERE {} NOT IN (SELECT id FROM {})", one.table,
                             one.column, one.parent));
  }
  database.run("UPDATE topic SET parent = NULL WHERE parent NOT IN (SELECT id FROM topic)");
}

void rewrite_derived(Database& database) {
  database.run("DELETE FROM word");
  database.run("UPDATE identity SET further = 1 WHERE further = 0");
  WordCounts words(database);
  Statement ids = database.prepare("SELECT id FROM paper ORDER BY id");
  while (ids.step()) {
    const std::int64_t paper = ids.integer(0);
    const Derived derived = derive(database, paper);
    words.add(word_forms(derived.index));
    claim_own_names(database, paper, derived.names);
    refresh_listing_facts(database, paper);
    if (derived.index == derived.paper.index) continue;
    database
        .cached("UPDATE paper SET authors_text = ?, keywords_text = ?, variants = ? WHERE id = ?")
        .bind(1, derived.index.authors_text)
        .bind(2, derived.index.keywords_text)
        .bind(3, derived.index.variants)
        .bind(4, paper)
        .run();
  }
  words.flush();
}

}  // namespace

Damages repair(Library& library) {
  Database& database = library.database();
  {
    Transaction transaction(database);
    drop_foreign(database);
    const auto foreign = foreign_objects_in(database);
    const bool index_is_foreign = !foreign.empty();
    if (!std::all_of(foreign.begin(), foreign.end(), is_of_index)) return check(library);
    if (steps_of(database, migrations()).size() < migrations().size()) {
      migrate(database, migrations());
    }
    try_to(database, [&] { remake_indexes(database); });
    try_to(database, [&] { drop_orphans(database); });
    try_to(database, [&] { place_arxiv_links(database); });
    try_to(database, [&] { drop_lists(database); });
    try_to(database, [&] {
      recount_papers(database);
      recount_topics(database);
    });
    const bool rewritten = try_to(database, [&] { rewrite_derived(database); });
    if (index_is_foreign || !try_to(database, [&] { rebuild_index(database); })) {
      remake_index(database);
    }
    // Papers that cannot be read are beyond repair; their word counts are not thrown away then.
    if (rewritten) transaction.commit();
  }
  return check(library);
}

}  // namespace papers::library
