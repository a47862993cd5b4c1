// The `word` table: in how many papers each surface form stands. Kept exactly in step with the
// papers, but written in sorted batches: one row a word and paper would cost more than the index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "library/form_counts.hpp"

namespace papers::library {

class Database;
struct IndexRow;

class WordCounts {
 public:
  /// Counts into `table`, which has the columns of `word`.
  explicit WordCounts(Database& database, std::string_view table = "word");

  /// Counts, or uncounts, every distinct form of the paper's title, abstract, authors and keywords.
  void add(const IndexRow& row) { count(row, 1); }
  void subtract(const IndexRow& row) { count(row, -1); }

  /// Writes what was counted. Must come before the transaction's commit.
  void flush();
  /// Forgets what was counted, for a transaction that was rolled back.
  void clear();

 private:
  void count(const IndexRow& row, std::int32_t change);

  Database& database_;
  std::string upsert_, remove_;
  FormCounts counts_;
  std::uint32_t paper_ = 0;  ///< counted since the last flush
};

}  // namespace papers::library
