#include "cli/terminal.hpp"

#include <cstdlib>
#include <initializer_list>
#include <utility>

#include "support/catch.hpp"

namespace papers::cli_terminal_test {

using papers::cli::inspect_terminal;

namespace {

/// Only these variables, of those that inspect_terminal() reads.
void live_with(std::initializer_list<std::pair<const char*, const char*>> variables) {
  for (const char* const name : {"NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM"}) unsetenv(name);
  for (const auto& [name, value] : variables) setenv(name, value, 1);
}

}  // namespace

TEST_CASE("colour is what was asked for on the line, then what NO_COLOR says", "[cli]") {
  live_with({{"CLICOLOR_FORCE", "1"}});
  CHECK(inspect_terminal("auto").color);
  CHECK_FALSE(inspect_terminal("never").color);
  live_with({{"CLICOLOR_FORCE", "0"}});
  CHECK(inspect_terminal("auto").color == inspect_terminal("auto").is_terminal);
  live_with({{"NO_COLOR", "1"}, {"CLICOLOR_FORCE", "1"}});
  CHECK_FALSE(inspect_terminal("auto").color);
  CHECK(inspect_terminal("always").color);
  live_with({{"NO_COLOR", ""}, {"CLICOLOR_FORCE", "1"}});  // no-color.org: when not empty
  CHECK(inspect_terminal("auto").color);
}

TEST_CASE("a text is laid out for twenty columns and more", "[cli]") {
  for (const auto& [columns, width] : {std::pair{"1", 20}, {"19", 20}, {"20", 20}, {"57", 57}}) {
    live_with({{"COLUMNS", columns}});
    CHECK(inspect_terminal("never").width_cols == width);
  }
}

}  // namespace papers::cli_terminal_test
