#include "library/schema_objects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "library/sqlite.hpp"

namespace papers::library {
namespace {

bool is_on_a_table(const SchemaObject& object) {
  return object.type == "trigger" || object.type == "index";
}

}  // namespace

std::vector<SchemaObject> schema_objects(Database& database) {
  std::vector<SchemaObject> objects;
  Statement rows = database.prepare(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
      "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name");
  while (rows.step()) {
    objects.push_back({std::string(rows.text(0)), std::string(rows.text(1)),
                       std::string(rows.text(2)), std::string(rows.text(3))});
  }
  return objects;
}

std::vector<SchemaObject> schema_objects_after(std::span<const Migration> steps) {
  Database model(":memory:", Database::Mode::write);
  migrate(model, steps);
  return schema_objects(model);
}

std::vector<std::string_view> statements_of(std::string_view script) {
  std::vector<std::string_view> statements;
  for (auto start = script.find("CREATE "); start != script.npos;
       start = script.find("CREATE ", start)) {
    const std::size_t end = script.find(";\n", start);
    statements.push_back(script.substr(start, end - start));
    start = end;
  }
  return statements;
}

bool consists_of(Database& database, std::vector<std::string_view> statements) {
  std::size_t matched = 0;
  // A library that was never vacuumed or repaired has them in the same order.
  auto next = statements.begin();
  Statement rows = database.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL");
  while (rows.step()) {
    const std::string_view sql = rows.text(0);
    if (sql.starts_with("CREATE TABLE sqlite_")) continue;
    auto found = std::find(next, statements.end(), sql);
    if (found == statements.end()) found = std::find(statements.begin(), next, sql);
    if (found == statements.end() || sql.empty() || *found != sql) return false;
    *found = {};  // each once
    next = found + 1;
    ++matched;
  }
  return matched == statements.size();
}

std::vector<SchemaObject> foreign_objects(const std::vector<SchemaObject>& found,
                                          const std::vector<SchemaObject>& expected) {
  std::map<std::string, const SchemaObject*> ours;
  for (const SchemaObject& object : expected) ours.emplace(ascii::lower(object.name), &object);
  std::vector<SchemaObject> foreign;
  for (const SchemaObject& object : found) {
    const auto same_name = ours.find(ascii::lower(object.name));
    const bool is_ours = same_name != ours.end() && same_name->second->type == object.type &&
                         same_name->second->sql == object.sql;
    const bool touches_ours = same_name != ours.end() ||
                              (is_on_a_table(object) && ours.contains(ascii::lower(object.table)));
    if (touches_ours && !is_ours) foreign.push_back(object);
  }
  return foreign;
}

std::vector<SchemaObject> foreign_objects_in(Database& database) {
  const auto steps = steps_of(database, migrations());
  return foreign_objects(schema_objects(database), schema_objects_after(steps));
}

bool is_of_index(const SchemaObject& object) {
  return object.name == "paper_fts" || object.name.starts_with("paper_fts_");
}

std::string describe_foreign(const SchemaObject& object) {
  if (!is_on_a_table(object)) {
    return fmt::format("{} '{}' is not as papers makes it", object.type, object.name);
  }
  return fmt::format("{} '{}' on '{}' is not part of a library", object.type, object.name,
                     object.table);
}

void require_no_foreign_objects(Database& database, std::span<const Migration> steps) {
  const auto foreign = foreign_objects(schema_objects(database), schema_objects_after(steps));
  if (foreign.empty()) return;
  throw Error(fmt::format("{}: {}, so nothing in it is run; see 'papers check'", database.file(),
                          describe_foreign(foreign.front())));
}

void require_free_names(Database& database, std::span<const Migration> made_by,
                        std::span<const Migration> steps) {
  std::set<std::string> added;
  for (const SchemaObject& object : schema_objects_after(steps)) added.insert(object.name);
  for (const SchemaObject& object : schema_objects_after(made_by)) added.erase(object.name);
  for (const SchemaObject& object : schema_objects(database)) {
    if (!added.contains(ascii::lower(object.name))) continue;
    throw Error(fmt::format(
        "{}: papers now has a table of its own called '{}': rename your {} of that name in sqlite3",
        database.file(), ascii::lower(object.name), object.type));
  }
}

}  // namespace papers::library
