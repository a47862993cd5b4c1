#include "library/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

#include "library/sqlite_error.hpp"

namespace papers::library {
namespace {

/// SQLITE_TRANSIENT without its C cast.
sqlite3_destructor_type copied() {
  return reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});
}

/// SQLite takes a null pointer for NULL, and an empty view may hold one.
const char* pointer(std::string_view text) { return text.data() == nullptr ? "" : text.data(); }

}  // namespace

Statement::Statement(sqlite3_stmt* handle, Database& database)
    : handle_(handle), database_(&database) {}

Statement::~Statement() { sqlite3_finalize(handle_); }

Statement::Statement(Statement&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), database_(other.database_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(database_, other.database_);
  return *this;
}

void Statement::require_ok(int code) const {
  if (code != SQLITE_OK) raise(sqlite3_db_handle(handle_), code, database_->file());
}

Statement& Statement::bind(int index, std::string_view text) {
  require_ok(
      sqlite3_bind_text64(handle_, index, pointer(text), text.size(), copied(), SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(int index, std::int64_t number) {
  require_ok(sqlite3_bind_int64(handle_, index, number));
  return *this;
}

Statement& Statement::bind(int index, double number) {
  require_ok(sqlite3_bind_double(handle_, index, number));
  return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  require_ok(sqlite3_bind_blob64(handle_, index, pointer(bytes), bytes.size(), copied()));
  return *this;
}

Statement& Statement::bind_null(int index) {
  require_ok(sqlite3_bind_null(handle_, index));
  return *this;
}

Statement& Statement::bind_or_null(int index, std::string_view text) {
  return text.empty() ? bind_null(index) : bind(index, text);
}

bool Statement::step() {
  database_->require_whole_transaction();
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(handle_);
    return false;
  }
  // The words are taken before the reset, which may replace them.
  sqlite3* const connection = sqlite3_db_handle(handle_);
  struct Reset {
    sqlite3_stmt* handle;
    ~Reset() { sqlite3_reset(handle); }
  } const reset_at_exit{handle_};
  raise(connection, code, database_->file());
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() {
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }

double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }

std::string_view Statement::text(int column) const {
  // Every sqlite3_column_ function would look the column up anew.
  sqlite3_value* const value = sqlite3_column_value(handle_, column);
  const bool is_blob = sqlite3_value_type(value) == SQLITE_BLOB;
  const void* const bytes = is_blob ? sqlite3_value_blob(value) : sqlite3_value_text(value);
  // Asked after the value, which may have been converted.
  const int size_bytes = sqlite3_value_bytes(value);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size_bytes)};
}

std::string quoted_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  return quoted + '"';
}

Transaction::Transaction(Database& database)
    : database_(&database), nested_(sqlite3_get_autocommit(database.handle()) == 0) {
  database.run(nested_ ? "SAVEPOINT nested" : "BEGIN IMMEDIATE");
  ++database_->transactions_;
}

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  --database_->transactions_;
  sqlite3* const connection = database_->handle();
  // SQLite may have rolled back by itself (disk full, interrupt).
  if (sqlite3_get_autocommit(connection) != 0) return;
  const char* const sql = nested_ ? "ROLLBACK TO nested; RELEASE nested" : "ROLLBACK";
  sqlite3_exec(connection, sql, nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_->busy_wait_.given_up = false;
  database_->run(nested_ ? "RELEASE nested" : "COMMIT");
  --database_->transactions_;
  database_ = nullptr;
}

}  // namespace papers::library
