#include <fmt/format.h>

#include <map>
#include <string>

#include "library/checks.hpp"
#include "library/schema.hpp"
#include "library/sqlite.hpp"

namespace papers::library {
namespace {

struct Object {
  std::string type, sql;
  bool operator==(const Object&) const = default;
};
using Objects = std::map<std::string, Object>;

/// Everything that somebody wrote a CREATE for, by name.
Objects objects_of(Database& database) {
  Objects objects;
  Statement rows = database.prepare(
      "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE "
      "'sqlite~_%' "
      "ESCAPE '~'");
  while (rows.step()) {
    objects[std::string(rows.text(0))] = {std::string(rows.text(1)), std::string(rows.text(2))};
  }
  return objects;
}

Damages check_triggers(Database& database, const Objects& expected) {
  Damages damages;
  Statement rows =
      database.prepare("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger'");
  while (rows.step()) {
    if (!expected.contains(std::string(rows.text(1)))) continue;
    damages.push_back({fmt::format("trigger '{}' on '{}' is not part of a library: papers never "
                                   "runs it, other programs would; drop it with sqlite3",
                                   rows.text(0), rows.text(1)),
                       false});
  }
  return damages;
}

}  // namespace

Damages check_schema(Database& database) {
  Database model(":memory:", Database::Mode::write);
  migrate(model, migrations());
  const Objects expected = objects_of(model);
  const Objects found = objects_of(database);
  Damages damages;
  for (const auto& [name, object] : expected) {
    const auto there = found.find(name);
    // What stores the index differs between versions of SQLite; the index's own check sees to it.
    if (name.starts_with("paper_fts_")) continue;
    const bool derived = name == "paper_fts" || object.type == "index";
    if (there == found.end()) {
      damages.push_back({fmt::format("{} '{}' is missing", object.type, name), derived});
    } else if (there->second != object) {
      damages.push_back(
          {fmt::format("{} '{}' is not as papers makes it", object.type, name), derived});
    }
  }
  for (Damage& damage : check_triggers(database, expected)) damages.push_back(std::move(damage));
  return damages;
}

}  // namespace papers::library
