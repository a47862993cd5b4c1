// How many fault points a run tries, and what it found.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "support/catch.hpp"
#include "support/fault_points.hpp"
#include "support/temp_dir.hpp"

namespace papers::test {

/// A new folder, the current one while this lives.
class WorkFolder {
 public:
  WorkFolder() { std::filesystem::current_path(folder_.path()); }
  ~WorkFolder() { std::filesystem::current_path(before_); }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

 private:
  std::filesystem::path before_ = std::filesystem::current_path();
  TempDir folder_;
};

/// `usual` places a kind of fault; $PAPERS_FAULT_PLACES times as many in scripts/fault-points.
inline int places(int usual) {
  const char* const times = std::getenv("PAPERS_FAULT_PLACES");
  return times == nullptr ? usual : usual * std::atoi(times);
}

/// Adds up over the trials of a test, and tells.
class FaultRun {
 public:
  void add(const FaultTally& tally) {
    points_ += tally.points;
    bad_ += tally.complaints.size();
    for (const std::string& complaint : tally.complaints) FAIL_CHECK(complaint);
  }
  /// Fails when the run has shrunk below `least` points.
  void report(const char* what, int least) const {
    std::printf("%s: %d fault points, %zu bad\n", what, points_, bad_);
    CHECK(points_ >= least);
  }

 private:
  int points_ = 0;
  std::size_t bad_ = 0;
};

}  // namespace papers::test
