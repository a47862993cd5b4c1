#include "library/functions.hpp"

#include <sqlite3.h>

#include <new>
#include <string>

#include "library/fts_walk.hpp"
#include "library/identities.hpp"
#include "library/sqlite_error.hpp"

namespace papers::library {
namespace {

/// The value of an identity of the kind 'title' with its title_key() in place of the folded title.
void short_citation(sqlite3_context* result, int, sqlite3_value** values) {
  try {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (text == nullptr) return;
    Citation citation = citation_of_value(text);
    citation.title = title_key(std::move(citation.title));
    const std::string value = value_of(citation);
    sqlite3_result_text(result, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(result);
  }
}

}  // namespace

void register_functions(sqlite3* connection) { register_fts_walk(connection); }

void register_migration_functions(sqlite3* connection) {
  const int code =
      sqlite3_create_function_v2(connection, "papers_short_citation", 1,
                                 SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                                 short_citation, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) raise(connection, code, "");
}

}  // namespace papers::library
