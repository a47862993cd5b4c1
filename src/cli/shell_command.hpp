// Other programs in the foreground: editors, browsers.
#pragma once

#include <string>
#include <vector>

namespace papers::cli {

/// Starts `command` as the shell reads it, with `words` behind it or in the place of each `%s` in
/// it (as BROWSER has it, xdg-open(1)), on our terminal, and waits. Its exit code, 128 and more
/// after a signal; 127 when there is no such program.
int run_in_foreground(const std::string& command, const std::vector<std::string>& words);

}  // namespace papers::cli
