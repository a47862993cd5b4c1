// A long shell command over several lines that still can be pasted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace papers::render {

/// `command` broken at blanks outside quotes, with a backslash at the end of every line but the
/// last. A word longer than `limit_cols` stands on a line of its own. Controls become blanks.
std::vector<std::string> shell_lines(std::string_view command, int limit_cols);

}  // namespace papers::render
