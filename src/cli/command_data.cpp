#include "cli/command_data.hpp"

#include "cli/arguments.hpp"

namespace papers::cli {

Arguments global_arguments() {
  // The targets are left dangling: whoever asks for the data parses nothing.
  Arguments arguments;
  GlobalOptions options;
  options.declare(arguments);
  return arguments;
}

void for_each_command(const std::function<void(const CommandInfo&, const Arguments&)>& visit) {
  for (const CommandInfo* info : commands()) {
    if (info->hidden) continue;
    const std::unique_ptr<Command> command = info->make();
    Arguments arguments;
    command->declare(arguments);
    visit(*info, arguments);
  }
}

}  // namespace papers::cli
