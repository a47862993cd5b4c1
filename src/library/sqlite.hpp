// SQLite as values with destructors. The only header the layers above may use to reach SQL; it
// keeps sqlite3.h to src/library/*.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace papers::library {

/// A prepared statement. Parameters are bound by position from 1, columns read from 0.
class Statement {
 public:
  Statement() = default;
  Statement(sqlite3_stmt* handle, const std::string* file);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;

  /// The text is copied.
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
  Statement& bind(int index, const std::string& text) { return bind(index, std::string_view(text)); }
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
  /// Lives until the next step or reset.
  [[nodiscard]] std::string_view text(int column) const;

 private:
  sqlite3_stmt* handle_ = nullptr;
  const std::string* file_ = nullptr;
};

/// A connection with the project's settings (busy timeout, defensive, untrusted schema, foreign
/// keys on, limits), closed by its destructor.
class Database {
 public:
  enum class Mode { read, write, create };
  Database(const std::filesystem::path& file, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] Statement prepare(std::string_view sql);
  /// A statement kept for the connection's life, ready to bind; for hot paths. Not reentrant: finish
  /// with one use of a text before its next.
  Statement& cached(std::string_view sql);
  /// Runs one or more statements without parameters.
  void run(std::string_view sql);
  /// The first column of the first row, 0 when there is none.
  std::int64_t integer(std::string_view sql);

  [[nodiscard]] std::int64_t last_row_id() const;
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] sqlite3* handle() { return handle_; }
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  std::string file_;
  sqlite3* handle_ = nullptr;
  std::unordered_map<std::string, Statement> cache_;
};

/// BEGIN IMMEDIATE at construction; rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database* database_;
};

}  // namespace papers::library
