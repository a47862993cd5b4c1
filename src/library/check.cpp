#include <fmt/format.h>
#include <sqlite3.h>

#include <iterator>
#include <optional>
#include <utility>

#include "base/interrupt.hpp"
#include "library/checks.hpp"
#include "library/sqlite.hpp"
#include "library/sqlite_error.hpp"
#include "library/writes_allowed.hpp"

namespace papers::library {
namespace {

/// Enough to see what is wrong; a damaged page can give thousands.
constexpr int structure_faults = 20;

void append(Damages& all, Damages more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// `question`, or the reason why it could not even be asked.
template <typename Question>
Damages ask(Database& database, const Question& question) {
  try {
    return question(database);
  } catch (const DamageError& error) {
    throw_if_interrupted();
    return {{error.what(), false}};
  }
}

bool is_read_only(Database& database) {
  return sqlite3_db_readonly(database.handle(), "main") == 1;
}

/// The index can only be checked where it could be written.
void copy_to_memory(Database& from, Database& to) {
  sqlite3_backup* const copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (copy == nullptr) raise(to.handle(), sqlite3_errcode(to.handle()), from.file());
  sqlite3_backup_step(copy, -1);
  const int code = sqlite3_backup_finish(copy);
  if (code != SQLITE_OK) raise(to.handle(), code, from.file());
}

void check_index_in(Database& database) {
  // Without the rank the index is compared with itself only
  // (https://www.sqlite.org/fts5.html, 6.4).
  database.run("INSERT INTO paper_fts(paper_fts, rank) VALUES ('integrity-check', 1)");
}

}  // namespace

Damages check_structure(Database& database) {
  Damages damages;
  Statement rows = database.prepare(fmt::format("PRAGMA integrity_check({})", structure_faults));
  while (rows.step()) {
    // A missing line in an ordinary index is made again from its table.
    const std::string_view fault = rows.text(0);
    const bool in_index = fault.find("index") != std::string_view::npos;
    if (fault != "ok") damages.push_back({fmt::format("structure: {}", fault), in_index});
  }
  Statement keys = database.prepare("PRAGMA foreign_key_check");
  int broken = 0;
  while (keys.step()) ++broken;
  if (broken > 0) {
    damages.push_back(
        {fmt::format("{} rows refer to papers or sources that are not there", broken), true});
  }
  return damages;
}

Damages check_index(Database& database) {
  try {
    if (is_read_only(database)) {
      Database copy(":memory:", Database::Mode::write);
      copy_to_memory(database, copy);
      check_index_in(copy);
    } else {
      check_index_in(database);
    }
  } catch (const DamageError& error) {
    throw_if_interrupted();
    return {{fmt::format("the search index does not match the papers ({})", error.what()), true}};
  }
  return {};
}

Damages check(Library& library) {
  Database& database = library.database();
  const WritesAllowed allowed(database);
  std::optional<Transaction> one_view;
  if (!is_read_only(database)) one_view.emplace(database);
  Damages foreign = ask(database, check_foreign);
  if (!foreign.empty()) return foreign;
  Damages damages = ask(database, check_structure);
  append(damages, ask(database, check_missing));
  append(damages, ask(database, check_index));
  append(damages, ask(database, check_derived));
  append(damages, ask(database, check_lists));
  return damages;
}

}  // namespace papers::library
