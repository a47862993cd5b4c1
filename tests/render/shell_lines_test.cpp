#include "render/shell_lines.hpp"

#include <algorithm>
#include <string>

#include "support/catch.hpp"

namespace papers::render_shell_lines_test {

using papers::render::shell_lines;

TEST_CASE("a command is broken between its words, never inside quotes", "[render]") {
  const std::string command = R"(papers search 'graph neural nets' topic\ one -n 5 > 'the file')";
  for (int limit_cols = 1; limit_cols <= 80; ++limit_cols) {
    std::string joined;
    for (const std::string& line : shell_lines(command, limit_cols)) {
      // A line that goes on ends in a backslash, and the shell takes both out.
      const bool goes_on = line.ends_with(" \\");
      joined += goes_on ? line.substr(0, line.size() - 1) : line;
      const std::string text = goes_on ? line.substr(0, line.size() - 2) : line;
      CHECK(std::count(text.begin(), text.end(), '\'') % 2 == 0);
      CHECK_FALSE(text.ends_with('\\'));
    }
    CHECK(joined == command);
  }
}

}  // namespace papers::render_shell_lines_test
