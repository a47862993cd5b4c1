// SQL functions that papers adds to every connection it opens.
#pragma once

struct sqlite3;

namespace papers::library {

/// Registers them on `connection`; Database calls it once, right after opening. Throws Error.
void register_functions(sqlite3* connection);

/// Those that only steps of the schema use (src/library/schema/). Throws Error.
void register_migration_functions(sqlite3* connection);

}  // namespace papers::library
