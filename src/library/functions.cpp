#include "library/functions.hpp"

#include <sqlite3.h>

#include <new>
#include <string>

#include "library/author_names.hpp"
#include "library/fts_walk.hpp"
#include "library/paper_names.hpp"
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

/// The value of an identity of the kind 'title' that follows from title, authors_text,
/// published and arxiv_id.
void citation(sqlite3_context* result, int, sqlite3_value** values) {
  const auto text = [&](int i) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(values[i]));
    return std::string(bytes == nullptr ? "" : bytes);
  };
  try {
    Record record;
    record.title = text(0);
    record.authors = authors_in(text(1));
    record.published = text(2);
    record.arxiv_id = text(3);
    const std::string value = value_of(citation_of(record));
    sqlite3_result_text(result, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(result);
  }
}

}  // namespace

void register_functions(sqlite3* connection) { register_fts_walk(connection); }

void register_migration_functions(sqlite3* connection) {
  const auto add = [&](const char* name, int arguments, auto function) {
    const int code = sqlite3_create_function_v2(
        connection, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
        nullptr, function, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) raise(connection, code, "");
  };
  add("papers_short_citation", 1, short_citation);
  add("papers_citation", 4, citation);
}

}  // namespace papers::library
