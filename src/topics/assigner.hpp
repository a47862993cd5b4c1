// The topics of stored papers: rows of `topic` and `paper_topic`.
#pragma once

#include <cstdint>
#include <vector>

#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "topics/judge.hpp"

namespace papers::topics {

/// True when the library's papers were assigned with another taxonomy, weights or lessons than
/// those of now. Cheap; writes nothing.
bool outdated(library::Library& library);

/// Makes the library's topics those that `judge` gives: unless they are, writes the rows of
/// `topic`, ids kept for slugs that stay, and assigns every paper again. Inside the caller's
/// transaction.
void conform(library::Library& library, Judge& judge);

/// conform() when outdated(), in a transaction of its own; returns whether it did anything. Throws
/// Error naming file and line when a file of the user's is wrong.
bool refresh(library::Library& library, Judge& judge);
bool refresh(library::Library& library);

/// Gives papers their topics, inside the caller's transaction, in a library that
/// conforms to the judge.
class Assigner {
 public:
  Assigner(library::Library& library, Judge& judge);
  Assigner(const Assigner&) = delete;
  Assigner& operator=(const Assigner&) = delete;

  /// Judges a stored paper by its words, and replaces the topics it has.
  void assign(std::int64_t paper);
  /// Stores the topics of a paper that has none yet.
  void store(std::int64_t paper, const std::vector<Assignment>& topics);
  /// Writes how many papers got which topics. Must come before the transaction's commit.
  void flush();

 private:
  library::Database& database_;
  Judge& judge_;
  std::vector<std::int64_t> topic_ids_;  // by place in the taxonomy
  std::vector<std::size_t> areas_;       // likewise: where its area stands, or it itself
  std::vector<std::int64_t> uncounted_;  // likewise: papers that are not counted yet
  library::Statement &read_, &has_, &clear_, &write_;
};

}  // namespace papers::topics
