// What a file defines under the names of a library, and what of it papers did not make. A view in
// place of a table, a trigger or an index on an expression would run inside our own statements.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "library/schema.hpp"

namespace papers::library {

class Database;

/// A table, index, trigger or view as sqlite_schema has it.
struct SchemaObject {
  std::string type;
  std::string name;
  std::string table;  ///< what an index or trigger is on, else `name` again
  std::string sql;
};

/// Everything that somebody wrote a CREATE for, by name.
std::vector<SchemaObject> schema_objects(Database& database);

/// What `steps` make of an empty file.
std::vector<SchemaObject> schema_objects_after(std::span<const Migration> steps);

/// The CREATE statements of `script`, each without the ";" that ends its line; views into it.
std::vector<std::string_view> statements_of(std::string_view script);

/// Whether the file holds what `statements` make and nothing else, in whatever order. Compares the
/// texts that sqlite_schema keeps, byte by byte: SQLite has already refused to load a row whose
/// name or kind is not that of its text. Reads sqlite_schema only.
bool consists_of(Database& database, std::vector<std::string_view> statements);

/// Those of `found` that have a name of `expected` or stand on one of its tables, and are not as
/// `expected` has them. Names compare as SQLite compares them, whatever the case of letters.
std::vector<SchemaObject> foreign_objects(const std::vector<SchemaObject>& found,
                                          const std::vector<SchemaObject>& expected);

/// The foreign objects of a library of any schema.
std::vector<SchemaObject> foreign_objects_in(Database& database);

/// The full-text index or one of the tables that store it, which can be made again.
bool is_of_index(const SchemaObject& object);

/// "trigger 'x' on 'paper' is not part of a library"
std::string describe_foreign(const SchemaObject& object);

/// Throws Error when `database`, which `steps` made, has foreign objects. Reads sqlite_schema only.
void require_no_foreign_objects(Database& database, std::span<const Migration> steps);

/// Throws Error when something of the user's in `database`, which `made_by` made, has a name that
/// `steps` give something new.
void require_free_names(Database& database, std::span<const Migration> made_by,
                        std::span<const Migration> steps);

}  // namespace papers::library
