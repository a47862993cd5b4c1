// A command of papers, run with a fault at many of the places where one can happen.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "support/run_papers.hpp"

namespace papers::test {

struct FaultTrial {
  std::vector<std::string> command;
  /// What is wrong in the current folder, or with what the command said, after the command met a
  /// fault; empty when all is as it should be. The faults are over then.
  std::function<std::string(const Ran&)> judge;
  bool threaded = false;  ///< cannot be split in the middle: each place runs it from its beginning
};

struct FaultTally {
  int points = 0;
  std::vector<std::string> complaints;  ///< one for each bad point, with its place
};

/// Runs the command in the current folder. Every kind of fault of the file system, of SQLite's
/// memory and of the program's comes at `places` places, evenly spread over all where it can come,
/// each in a process and a copy of the folder of its own.
FaultTally try_faults(const FaultTrial& trial, int places);

}  // namespace papers::test
