// The `word` table: in how many papers each surface form stands. Kept exactly in step with the
// papers, but written in sorted batches: one row a word and paper would cost more than the index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "library/form_counts.hpp"

namespace papers::library {

class Database;

class WordCounts {
 public:
  /// Counts into `table`, which has the columns of `word`.
  explicit WordCounts(Database& database, std::string_view table = "word");

  /// Counts, or uncounts, the word_forms() of a paper.
  void add(std::string_view forms) { count(forms, 1); }
  void subtract(std::string_view forms) { count(forms, -1); }

  /// Writes what was counted. Must come before the transaction's commit.
  void flush();
  /// Forgets what was counted, for a transaction that was rolled back.
  void clear();

 private:
  void count(std::string_view forms, std::int32_t change);

  Database& database_;
  std::string upsert_, remove_;
  FormCounts counts_;
};

}  // namespace papers::library
