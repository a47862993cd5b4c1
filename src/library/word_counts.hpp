// The `word` table: in how many papers each surface form stands. Kept exactly in step with the
// papers, but written in sorted batches: one row a word and paper would cost more than the index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

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
  void clear() { counts_.clear(); }

 private:
  struct Count {
    std::int64_t change = 0;
    std::uint64_t last_paper = 0;  ///< to count a form once a paper
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  void count(const IndexRow& row, std::int64_t change);

  Database& database_;
  std::string upsert_, remove_;
  std::unordered_map<std::string, Count, Hash, std::equal_to<>> counts_;
  std::uint64_t paper_ = 0;
};

}  // namespace papers::library
