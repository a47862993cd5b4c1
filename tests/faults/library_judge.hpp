// Judges t.db in the current folder after a command that met a fault.
#pragma once

#include <string>
#include <vector>

#include "support/run_papers.hpp"

namespace papers::test {

/// A library at one time: its file, and all that its user put in.
struct LibraryState {
  std::string bytes, exported;
};
LibraryState library_state();
/// What it is after `command`, which is run in a copy of the current folder; the file is left out.
LibraryState state_after(const std::vector<std::string>& command);

/// What is wrong with how the command ended: it is done, or failed with one line that says where.
std::string judge_ending(const Ran& ran);

/// Whether the last of the program's own memory may have been missing to say what was done.
bool may_be_done(const Ran& ran);

/// The same, and what is wrong with the library: sound, and as before, or as after a command that
/// says that it is done or may be done.
std::string judge_library(const Ran& ran, const LibraryState& before, const LibraryState& after);

}  // namespace papers::test
