#include <algorithm>
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

const CommandInfo* find_command_by_other_name(std::string_view name) {
  for (const CommandInfo* command : all_commands) {
    for (std::string_view others = command->other_names; !others.empty();) {
      const std::size_t end = std::min(others.find(' '), others.size());
      if (others.substr(0, end) == name) return command;
      others.remove_prefix(std::min(end + 1, others.size()));
    }
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
