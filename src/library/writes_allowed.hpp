// Lets a reading connection use statements that SQLite counts as writes though they change nothing
// in the library: the index's own check, temporary tables, a copy into another file.
#pragma once

namespace papers::library {

class Database;

class WritesAllowed {
 public:
  explicit WritesAllowed(Database& database);
  ~WritesAllowed();
  WritesAllowed(const WritesAllowed&) = delete;
  WritesAllowed& operator=(const WritesAllowed&) = delete;

 private:
  Database& database_;
  bool was_read_only_;
};

}  // namespace papers::library
