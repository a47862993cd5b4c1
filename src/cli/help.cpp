#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/command_data.hpp"
#include "cli/rows.hpp"

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
  out += fmt::format("\n{}\n", heading);
  std::vector<Row> rows;
  for (const Option& option : arguments.options) {
    rows.push_back({left_of(option), right_of(option)});
  }
  append_rows(out, rows, width_cols);
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
  std::string out = "papers [OPTION…] COMMAND …\n";
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
    out += fmt::format("\n{}\n", group);
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
    out += fmt::format("  {}\n", examples.substr(0, end));
    examples.remove_prefix(std::min(end + 1, examples.size()));
  }
  out += fmt::format("\nUsage\n  {}\n", usage_line(command, arguments));
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
