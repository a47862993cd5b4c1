// Text that has to wait: kept in memory while it is short, in an unnamed temporary file after that.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace papers::cli {

/// For a report, which must not need memory in proportion to its document.
class SpillBuffer {
 public:
  void append(std::string_view text);
  /// Writes everything to stdout and forgets it.
  void print(const Context& context);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::string memory_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace papers::cli
