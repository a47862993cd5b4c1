#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "library/checks.hpp"
#include "library/schema_objects.hpp"
#include "library/sqlite.hpp"

namespace papers::library {

Damages check_foreign(Database& database) {
  if (is_up_to_date(database, migrations())) return {};
  Damages damages;
  for (const SchemaObject& object : foreign_objects_in(database)) {
    const bool can_be_dropped = object.type == "trigger" || object.type == "index";
    damages.push_back({describe_foreign(object), can_be_dropped || is_of_index(object)});
  }
  return damages;
}

Damages check_missing(Database& database) {
  if (is_up_to_date(database, migrations())) return {};
  std::set<std::string> found;
  for (SchemaObject& object : schema_objects(database)) found.insert(std::move(object.name));
  Damages damages;
  for (const SchemaObject& object : schema_objects_after(migrations())) {
    // What stores the index is missed by the index's own check.
    if (found.contains(object.name) || object.name.starts_with("paper_fts_")) continue;
    const bool derived = object.type == "index" || is_of_index(object);
    damages.push_back({fmt::format("{} '{}' is missing", object.type, object.name), derived});
  }
  return damages;
}

}  // namespace papers::library
