// The program in this process, for what no other process can do to it.
#pragma once

#include <string>
#include <vector>

namespace papers::test {

struct Ran {
  int code = 0;
  std::string out, err;
};

/// Runs `papers ARGUMENTS...` on a fixed day, with the current folder as its home and with nothing
/// but that from the environment; what it writes is taken from it.
Ran run_papers(const std::vector<std::string>& arguments);

}  // namespace papers::test
