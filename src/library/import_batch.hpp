// One transaction for the imports of several documents: a commit costs as much as some dozen
// papers, most of it the disk and the segment that the full-text index writes each time.
#pragma once

#include <optional>

#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "library/word_counts.hpp"

namespace papers::library {

/// Begins with the first record of its first import; each import ends before the next begins. An
/// import without the batch may come between them, and lands with it all the same.
/// Destroyed without land(): nothing of them is stored.
class ImportBatch {
 public:
  explicit ImportBatch(Library& library) : database_(library.database()), words_(database_) {}
  ImportBatch(const ImportBatch&) = delete;
  ImportBatch& operator=(const ImportBatch&) = delete;

  /// Writes what is still to be counted of them. To be called before a change to the library that
  /// is none of the batch's own imports.
  void settle() { words_.flush(); }
  /// Commits what the imports have finished. Throws Error when broken().
  void land();
  /// An import stored a part of its document and did not finish: nothing can be kept any more.
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  friend class Import;

  Database& database_;
  WordCounts words_;
  std::optional<Transaction> transaction_;
  bool broken_ = false;
};

}  // namespace papers::library
