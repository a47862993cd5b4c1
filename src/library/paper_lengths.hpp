// The lengths of a library's texts, all in memory: 8 bytes a paper.
#pragma once

#include <cstdint>
#include <vector>

#include "postings/block.hpp"
#include "postings/formula.hpp"
#include "postings/lengths.hpp"

namespace papers::library {

class Database;

/// Of papers 1 to `last` and some more places, a whole number of windows.
class PaperLengths {
 public:
  PaperLengths(Database& database, std::int64_t last);

  [[nodiscard]] float impact(const postings::Posting& posting) const;
  /// Stores the windows from that of paper `from` on.
  void store(Database& database, std::int64_t from) const;
  /// How many windows are stored otherwise.
  [[nodiscard]] std::int64_t wrong_windows(Database& database) const;

 private:
  [[nodiscard]] std::vector<postings::Lengths> window(std::size_t first) const;

  postings::Formula impacts_;
  std::vector<postings::Lengths> lengths_;  ///< by paper
};

}  // namespace papers::library
