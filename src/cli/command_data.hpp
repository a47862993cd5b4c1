// Commands as plain lists, for help, completion and the man page.
#pragma once

#include <functional>

#include "cli/command.hpp"

namespace papers::cli {

/// Options of every command.
Arguments global_arguments();

/// Calls `visit` for every command that is not hidden, with what it declares.
void for_each_command(const std::function<void(const CommandInfo&, const Arguments&)>& visit);

}  // namespace papers::cli
