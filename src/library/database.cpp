#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <thread>
#include <utility>

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "base/limits.hpp"
#include "library/database_file.hpp"
#include "library/functions.hpp"
#include "library/memory.hpp"
#include "library/sqlite.hpp"
#include "library/sqlite_error.hpp"

namespace papers::library {
namespace {

/// A few milliseconds of work between two questions whether a signal came.
constexpr int progress_steps = 10'000;

int stop_when_interrupted(void*) { return pending_interrupt() != 0 ? 1 : 0; }

/// One thread uses SQLite and nobody asks how much memory it has: every allocation would pay for
/// locks, counts and a heap made for more. Too late, and without effect, when something else in the
/// process has used SQLite before.
void configure() {
  static const bool done = [] {
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    use_small_blocks();
    return true;
  }();
  static_cast<void>(done);
}

/// What the SQLite documentation advises for files that somebody else may have made
/// (https://www.sqlite.org/security.html). Triggers stay off: papers has none, so any that are
/// there came with the file. Views stay on, for users' own.
void distrust(sqlite3* connection) {
  const auto set = [connection](int option, int value) {
    sqlite3_db_config(connection, option, value, nullptr);
  };
  set(SQLITE_DBCONFIG_DEFENSIVE, 1);
  set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  set(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  set(SQLITE_DBCONFIG_ENABLE_FKEY, 1);
  set(SQLITE_DBCONFIG_DQS_DML, 0);
  set(SQLITE_DBCONFIG_DQS_DDL, 0);
  sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 64 << 20);
  sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
  sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
}

/// While one lives, SQLite reads no more of a schema than a library and its user's own tables and
/// views may take: the bounds hold for what SQLite does inside a statement of ours.
class SchemaBounds {
 public:
  explicit SchemaBounds(sqlite3* connection)
      : connection_(connection),
        usual_length_(sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH,
                                    static_cast<int>(limits::schema_object_size_bytes))) {
    const auto stop = [](void*) { return 1; };
    sqlite3_progress_handler(connection, limits::schema_steps, stop, nullptr);
  }
  ~SchemaBounds() {
    sqlite3_limit(connection_, SQLITE_LIMIT_SQL_LENGTH, usual_length_);
    sqlite3_progress_handler(connection_, progress_steps, stop_when_interrupted, nullptr);
  }
  SchemaBounds(const SchemaBounds&) = delete;
  SchemaBounds& operator=(const SchemaBounds&) = delete;

 private:
  sqlite3* connection_;
  int usual_length_;
};

bool is_blank(std::string_view sql) {
  return sql.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool has_wal(const std::string& file) { return ::access((file + "-wal").c_str(), F_OK) == 0; }

}  // namespace

Database::Database(const std::filesystem::path& file, Mode mode)
    : file_(file.string()), busy_wait_{limits::busy_timeout_ms} {
  const bool in_memory = file_ == ":memory:";
  if (!in_memory) {
    if (mode == Mode::create) create_file(file);
    require_regular_file(file);
    if (mode != Mode::read) refuse_hard_links(file);
    refuse_foreign_journal(file);
  }
  try {
    // Readers too open for writing where they may: after a crash the first to come must roll back.
    connect(no_uri(file_), SQLITE_OPEN_READWRITE | (in_memory ? SQLITE_OPEN_CREATE : 0));
    if (!in_memory) settle(mode);
  } catch (...) {
    // The destructor does not run for a constructor that threw.
    sqlite3_close(handle_);
    throw;
  }
}

Database::~Database() {
  cache_.clear();
  sqlite3_close(handle_);
}

/// SQLite's own busy timeout sleeps through signals; this one does not.
int Database::wait_while_busy(void* busy_wait, int attempts) {
  using std::chrono::milliseconds;
  constexpr milliseconds pause{10};
  auto& wait = *static_cast<BusyWait*>(busy_wait);
  const milliseconds waited = pause * attempts;
  wait.given_up |=
      (pending_interrupt() != 0 && !wait.through_signals) || waited >= milliseconds(wait.wait_ms);
  if (wait.given_up) return 0;
  std::this_thread::sleep_for(pause);
  return 1;
}

void Database::connect(const std::string& name, int flags) {
  configure();
  const int opened = sqlite3_open_v2(name.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (opened != SQLITE_OK) raise(handle_, opened, file_);
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_handler(handle_, wait_while_busy, &busy_wait_);
  heed_signals(true);
  distrust(handle_);
  register_functions(handle_);
}

void Database::settle(Mode mode) {
  const FileHeader header = read_header(handle_, file_);
  refuse_foreign(header, file_);
  found_in_wal_ = header.wal;
  if (mode == Mode::read && header.wal && !has_wal(file_) && read_schema() != SQLITE_OK) {
    // WAL needs a writable folder even to read. Without a -wal file nobody writes now and nothing
    // waits to be recovered, so the file can be read as it stands.
    sqlite3_close(std::exchange(handle_, nullptr));
    connect(immutable_uri(file_), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  }
  require_schema();
  run("PRAGMA cell_size_check = ON");
  if (mode == Mode::read) run("PRAGMA query_only = ON");
}

int Database::read_schema() {
  const SchemaBounds bounds(handle_);
  // Any question about a table makes SQLite read the schema; this one needs no statement.
  return sqlite3_table_column_metadata(handle_, "main", "sqlite_schema", nullptr, nullptr, nullptr,
                                       nullptr, nullptr, nullptr);
}

void Database::require_schema() {
  const int code = read_schema();
  if (code == SQLITE_OK) return;
  if (code == SQLITE_INTERRUPT && pending_interrupt() == 0) {
    throw Error(fmt::format("{}: not a papers library (too many tables and views)", file_));
  }
  raise(handle_, code, file_);
}

/// What follows the first statement of `sql`.
std::string_view Database::prepare_first(std::string_view sql, Statement& statement) {
  sqlite3_stmt* handle = nullptr;
  const char* rest = nullptr;
  const int code =
      sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), 0, &handle, &rest);
  if (code != SQLITE_OK) raise(handle_, code, file_);
  statement = Statement(handle, *this);
  return sql.substr(static_cast<std::size_t>(rest - sql.data()));
}

Statement Database::prepare(std::string_view sql) {
  Statement statement;
  if (is_blank(prepare_first(sql, statement))) return statement;
  throw Error(fmt::format("{}: refused to run more than one statement at once", file_));
}

Statement& Database::cached(std::string_view sql) {
  auto found = cache_.find(sql);
  if (found == cache_.end()) found = cache_.emplace(std::string(sql), prepare(sql)).first;
  found->second.reset();
  return found->second;
}

void Database::run(std::string_view sql) { prepare(sql).run(); }

void Database::run_script(std::string_view sql) {
  while (!is_blank(sql)) {
    Statement statement;
    sql = prepare_first(sql, statement);
    statement.run();
  }
}

std::int64_t Database::integer(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

void Database::require_whole_transaction() {
  if (transactions_ == 0) busy_wait_.given_up = false;
  if (transactions_ == 0 || sqlite3_get_autocommit(handle_) == 0) return;
  throw Error(fmt::format("{}: nothing was stored, as an earlier write failed", file_));
}

void Database::heed_signals(bool heed) {
  busy_wait_.through_signals = !heed;
  sqlite3_progress_handler(handle_, progress_steps, heed ? stop_when_interrupted : nullptr,
                           nullptr);
}

int Database::set_busy_wait_ms(int wait_ms) { return std::exchange(busy_wait_.wait_ms, wait_ms); }

std::int64_t Database::last_row_id() const { return sqlite3_last_insert_rowid(handle_); }

std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }

MustLand::MustLand(Database& database)
    : database_(database), usual_ms_(database.set_busy_wait_ms(limits::must_land_timeout_ms)) {
  database_.heed_signals(false);
}

MustLand::~MustLand() {
  database_.heed_signals(true);
  database_.set_busy_wait_ms(usual_ms_);
}

}  // namespace papers::library
