#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/command_data.hpp"
#include "cli/rows.hpp"
#include "render/shell_lines.hpp"
#include "text/width.hpp"

namespace papers::cli {
namespace {

std::string left_of(const Option& option) {
  std::string left = option.names;
  if (const std::size_t comma = left.find(','); comma != std::string::npos) {
    left.insert(comma + 1, " ");
  } else if (left.starts_with("--")) {
    left.insert(0, "    ");
  }
  if (!option.value.empty()) {
    left += option_choices(option).empty() ? " " + option.value : " " + std::string("WHICH");
  }
  return left;
}

std::string right_of(const Option& option) {
  const std::vector<std::string> choices = option_choices(option);
  if (choices.empty()) return option.help;
  return fmt::format("{}: {}", option.help, fmt::join(choices, ", "));
}

void append_options(std::string& out, const char* heading, const Arguments& arguments,
                    int width_cols) {
  if (arguments.options.empty()) return;
  out += '\n';
  append_paragraph(out, heading, width_cols);
  std::vector<Row> rows;
  for (const Option& option : arguments.options) {
    rows.push_back({left_of(option), right_of(option)});
  }
  append_rows(out, rows, width_cols);
}

/// Broken so that it can be pasted; only where it must be.
void append_command(std::string& out, std::string_view command, int width_cols) {
  const bool fits = width_cols == 0 || text::width_cols(command) + 2 <= width_cols;
  const std::vector<std::string> lines = fits ? std::vector<std::string>{std::string(command)}
                                              : render::shell_lines(command, width_cols - 2);
  for (const std::string& line : lines) out += "  " + line + "\n";
}

std::string capitalised(std::string_view sentence) {
  std::string result(sentence);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') {
    result[0] = static_cast<char>(result[0] - 'a' + 'A');
  }
  return result;
}

}  // namespace

std::string usage_line(const CommandInfo& command, const Arguments& arguments) {
  std::string line = fmt::format("papers {}", command.name);
  if (!arguments.options.empty()) line += " [OPTION…]";
  for (const Positional& positional : arguments.positionals) {
    const std::string words = positional.name + (positional.repeated ? "…" : "");
    line += positional.required ? " " + words : " [" + words + "]";
  }
  return line;
}

std::string overview_help(int width_cols) {
  std::string out;
  append_paragraph(out, "papers [OPTION…] COMMAND …", width_cols);
  append_paragraph(out, "Trending machine-learning papers: a searchable library and digests.",
                   width_cols);
  std::vector<std::string_view> groups;
  for (const CommandInfo* command : commands()) {
    if (std::find(groups.begin(), groups.end(), command->group) == groups.end()) {
      groups.emplace_back(command->group);
    }
  }
  for (const std::string_view group : groups) {
    std::vector<Row> rows;
    for (const CommandInfo* command : commands()) {
      if (group == command->group && !command->hidden) {
        rows.push_back({command->name, command->summary});
      }
    }
    if (rows.empty()) continue;
    out += '\n';
    append_paragraph(out, std::string(group), width_cols);
    append_rows(out, rows, width_cols);
  }
  append_options(out, "Options of every command", global_arguments(), width_cols);
  out += "\n";
  append_paragraph(out,
                   "'papers COMMAND -h' tells more; 'papers help query' is the query language.",
                   width_cols);
  return out;
}

std::string command_help(const CommandInfo& command, int width_cols) {
  Arguments arguments;
  const std::unique_ptr<Command> instance = command.make();
  instance->declare(arguments);

  std::string out;
  append_paragraph(out, capitalised(command.summary), width_cols);
  out += "\nExamples\n";
  std::string_view examples = command.examples;
  while (!examples.empty()) {
    const std::size_t end = std::min(examples.find('\n'), examples.size());
    append_command(out, examples.substr(0, end), width_cols);
    examples.remove_prefix(std::min(end + 1, examples.size()));
  }
  if (*command.undo != 0) {
    out += "\nTo take it back\n";
    append_command(out, command.undo, width_cols);
  }
  if (*command.keys != 0) {
    out += "\nKeys\n";
    append_paragraph(out, command.keys, width_cols, 2);
  }
  out += "\nUsage\n";
  append_command(out, usage_line(command, arguments), width_cols);
  if (!arguments.positionals.empty()) {
    std::vector<Row> rows;
    for (const Positional& positional : arguments.positionals) {
      rows.push_back({positional.name, positional.help});
    }
    out += "\nWords\n";
    append_rows(out, rows, width_cols);
  }
  append_options(out, "Options", arguments, width_cols);
  append_options(out, "Options of every command", global_arguments(), width_cols);
  return out;
}

}  // namespace papers::cli
