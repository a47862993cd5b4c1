#include <array>

#include "cli/command.hpp"

namespace papers::cli {

#define PAPERS_COMMAND(name) extern const CommandInfo name##_command;
#include "cli/commands.def"
#undef PAPERS_COMMAND

namespace {

constexpr std::array all_commands = {
#define PAPERS_COMMAND(name) &name##_command,
#include "cli/commands.def"
#undef PAPERS_COMMAND
};

}  // namespace

std::span<const CommandInfo* const> commands() { return all_commands; }

const CommandInfo* find_command(std::string_view name) {
  for (const CommandInfo* command : all_commands) {
    if (name == command->name) return command;
  }
  return nullptr;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandInfo* command : all_commands) {
    if (!command->hidden) names.emplace_back(command->name);
  }
  return names;
}

}  // namespace papers::cli
