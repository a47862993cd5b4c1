// Help texts, made from the commands' own data.
#pragma once

#include <string>

#include "cli/command.hpp"

namespace papers::cli {

/// `papers -h`: the commands by group.
std::string overview_help(int width_cols);

/// `papers COMMAND -h`: examples first, then usage, words, options.
std::string command_help(const CommandInfo& command, int width_cols);

/// "papers search [OPTION…] QUERY…".
std::string usage_line(const CommandInfo& command, const Arguments& arguments);

}  // namespace papers::cli
