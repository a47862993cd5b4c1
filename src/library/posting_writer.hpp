// Writes posting lists: appends to them as a library grows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "postings/block.hpp"

namespace papers::library {

class Database;

/// Collects postings into blocks.
class BlockWriter {
 public:
  /// `impact`: at least that of the posting. In ascending order of papers. True when a block is
  /// full now, and can be taken.
  bool add(const postings::Posting& posting, float impact);
  [[nodiscard]] bool empty() const { return postings_.empty(); }
  [[nodiscard]] std::uint32_t first() const { return postings_.front().paper; }
  /// Adds what was collected to `out` as a block, and is empty then.
  void take(std::string& out);

 private:
  std::vector<postings::Posting> postings_;
  float impact_ = 0;
};

/// Appends to the list of a stem, which it makes where there is none; what it holds is stored by
/// finish().
class ListWriter {
 public:
  ListWriter(Database& database, std::string stem);
  /// Of a later paper than all that the list has.
  void add(const postings::Posting& posting, float impact);
  void finish();

 private:
  void end_block();
  void store_row();

  Database& database_;
  std::string stem_;
  std::int64_t first_ = 0;  ///< of the row
  std::string row_;         ///< whole blocks
  BlockWriter block_;
};

}  // namespace papers::library
