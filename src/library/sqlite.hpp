// SQLite as values with destructors. The only header the layers above may use to reach SQL; it
// keeps sqlite3.h to src/library/*.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace papers::library {

class Database;

/// A prepared statement. Parameters are bound by position from 1, columns read from 0.
class Statement {
 public:
  Statement() = default;
  Statement(sqlite3_stmt* handle, Database& database);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;

  /// The text is copied.
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
  Statement& bind(int index, const std::string& text) {
    return bind(index, std::string_view(text));
  }
  Statement& bind(int index, std::int64_t number);
  Statement& bind(int index, int number) { return bind(index, static_cast<std::int64_t>(number)); }
  Statement& bind(int index, double number);
  Statement& bind_blob(int index, std::string_view bytes);
  Statement& bind_null(int index);
  /// Empty text becomes NULL.
  Statement& bind_or_null(int index, std::string_view text);
  template <typename Optional>
  Statement& bind_optional(int index, const Optional& number) {
    return number ? bind(index, static_cast<std::int64_t>(*number)) : bind_null(index);
  }

  /// True when a row is there, false at the end (and then reset for the next use).
  bool step();
  /// Runs to the end, and resets.
  void run();
  /// Forgets rows and bindings.
  void reset();

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  /// Of a text or a blob; empty for NULL. Lives until the next step or reset.
  [[nodiscard]] std::string_view text(int column) const;

 private:
  void require_ok(int code) const;

  sqlite3_stmt* handle_ = nullptr;
  Database* database_ = nullptr;
};

/// A connection with the project's settings (busy timeout, defensive, untrusted schema, foreign
/// keys on, triggers off, limits), closed by its destructor. Long statements end in an Error with
/// code 130 or 143 once a signal is noted.
class Database {
 public:
  /// read: never changes data, but rolls back what a crashed writer left where the file allows it.
  enum class Mode { read, write, create };
  /// Refuses what is no regular file, no SQLite file, marked as another program's, or has more
  /// tables and views than can be read at once, without touching it. ":memory:" is a database in
  /// memory.
  Database(const std::filesystem::path& file, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// One statement; throws when more follows it.
  [[nodiscard]] Statement prepare(std::string_view sql);
  /// A statement kept for the connection's life, ready to bind; for hot paths. Not reentrant:
  /// finish with one use of a text before its next.
  Statement& cached(std::string_view sql);
  /// Runs one statement without parameters.
  void run(std::string_view sql);
  /// Runs the statements of a script that is part of the program.
  void run_script(std::string_view sql);
  /// The first column of the first row, 0 when there is none.
  std::int64_t integer(std::string_view sql);

  /// How long a statement waits for another process before BusyError; returns the wait until now.
  /// Within a transaction one wait to no end is enough: when a reader stays, every page that is
  /// written before its time would wait anew. Its commit waits once more.
  int set_busy_wait_ms(int wait_ms);

  [[nodiscard]] std::int64_t last_row_id() const;
  [[nodiscard]] std::int64_t changes() const;
  /// The file was in WAL mode when it was opened.
  [[nodiscard]] bool found_in_wal() const { return found_in_wal_; }
  [[nodiscard]] sqlite3* handle() { return handle_; }
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  friend class Statement;
  friend class Transaction;
  friend class MustLand;
  struct BusyWait {
    int wait_ms;
    bool through_signals = false;
    bool given_up = false;  ///< in this transaction
  };
  /// Lets strings be looked up by views.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  void connect(const std::string& name, int flags);
  void settle(Mode mode);
  int read_schema();
  void require_schema();
  std::string_view prepare_first(std::string_view sql, Statement& statement);
  /// Called before every statement. Throws Error when SQLite has rolled back by itself, as it does
  /// on a full disk, what a Transaction still holds: the statement would stand alone and be kept.
  void require_whole_transaction();
  static int wait_while_busy(void* busy_wait, int attempts);
  void heed_signals(bool heed);

  std::string file_;
  BusyWait busy_wait_;
  bool found_in_wal_ = false;
  int transactions_ = 0;  ///< that are open, each inside the one before
  sqlite3* handle_ = nullptr;
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> cache_;
};

/// While it lives, no signal ends a statement or a wait of `database`, and the wait is
/// limits::must_land_timeout_ms: for storing what has happened outside of the library already.
class MustLand {
 public:
  explicit MustLand(Database& database);
  ~MustLand();
  MustLand(const MustLand&) = delete;
  MustLand& operator=(const MustLand&) = delete;

 private:
  Database& database_;
  int usual_ms_;
};

/// `name` as an SQL identifier, whatever it holds: the only way for a name out of a file into SQL.
std::string quoted_name(std::string_view name);

/// BEGIN IMMEDIATE at construction; rolls back unless committed. Inside another transaction: a
/// savepoint of it.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database* database_;
  bool nested_;
};

}  // namespace papers::library
