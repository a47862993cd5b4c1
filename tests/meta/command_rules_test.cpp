// Nothing a user can type may be without help, a scenario that runs it and a line in the docs.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "support/catch.hpp"
#include "support/places.hpp"
#include "support/shell.hpp"

namespace papers::meta_command_rules_test {

namespace {

namespace fs = std::filesystem;
using papers::cli::Arguments;
using papers::cli::CommandInfo;
using papers::cli::Option;

const fs::path source_folder = papers::test::source_folder();

bool ends_word(const std::string& text, std::size_t at) {
  if (at >= text.size()) return true;
  const char c = text[at];
  return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-';
}

bool has_word(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '`' ||
                        text[at - 1] == '/' || text[at - 1] == '|' || text[at - 1] == '(';
    if (begins && ends_word(text, at + word.size())) return true;
  }
  return false;
}

/// The command lines of all scenarios.
std::vector<std::string> scenario_commands() {
  std::vector<std::string> commands;
  for (const auto& entry : fs::directory_iterator(source_folder / "tests/golden")) {
    if (entry.path().extension() != ".test") continue;
    for (const std::string& line : papers::test::lines_of(papers::test::read_file(entry.path()))) {
      if (line.starts_with("$ ")) commands.push_back(line);
    }
  }
  return commands;
}

/// The part of docs/commands.md about one command: from its heading to the next of its kind.
std::string documented(const std::string& docs, const std::string& heading) {
  const std::string start = fmt::format("\n## {}\n", heading);
  const std::size_t begin = docs.find(start);
  if (begin == std::string::npos) return {};
  const std::size_t end = docs.find("\n## ", begin + start.size());
  return docs.substr(begin, end == std::string::npos ? end : end - begin);
}

Arguments arguments_of(const CommandInfo& info) {
  Arguments arguments;
  // The targets die with the command; only names and help are looked at.
  info.make()->declare(arguments);
  return arguments;
}

Arguments global_arguments() {
  Arguments arguments;
  papers::cli::GlobalOptions globals;
  globals.declare(arguments);
  return arguments;
}

bool any_name(const std::string& text, const Option& option) {
  for (const std::string& name : papers::cli::option_names(option)) {
    if (has_word(text, name)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every cmd_*.cpp is registered", "[commands]") {
  const std::string list = papers::test::read_file(source_folder / "src/cli/commands.def");
  for (const auto& entry : fs::directory_iterator(source_folder / "src/cli")) {
    const std::string stem = entry.path().stem().string();
    if (!stem.starts_with("cmd_") || entry.path().extension() != ".cpp") continue;
    INFO(entry.path().filename().string());
    CHECK(list.find(fmt::format("PAPERS_COMMAND({})", stem.substr(4))) != std::string::npos);
  }
}

TEST_CASE("every command and option says what it does", "[commands]") {
  std::set<std::string> names;
  for (const CommandInfo* info : papers::cli::commands()) {
    INFO(info->name);
    CHECK(names.insert(info->name).second);
    CHECK(std::string_view(info->summary) != "");
    CHECK(std::string_view(info->examples).substr(0, 1) != "");
    std::set<std::string> options;
    for (const Option& option : arguments_of(*info).options) {
      INFO(option.names);
      CHECK(option.help != "");
      CHECK(option.help.back() != '.');
      const bool flag = std::holds_alternative<bool*>(option.target);
      CHECK(flag == option.value.empty());
      for (const std::string& name : papers::cli::option_names(option)) {
        CHECK(options.insert(name).second);
      }
    }
  }
}

TEST_CASE("every command and option is run by a scenario", "[commands]") {
  const std::vector<std::string> lines = scenario_commands();
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  std::string missing;
  for (const CommandInfo* info : papers::cli::commands()) {
    std::string runs;
    for (const std::string& line : lines) {
      if (has_word(line, fmt::format("papers {}", info->name)) || has_word(line, info->name)) {
        runs += line + "\n";
      }
    }
    if (runs.empty()) missing += fmt::format("papers {}\n", info->name);
    for (const Option& option : arguments_of(*info).options) {
      // Shared options (filters, formats) are one piece of code: a scenario of any command will do.
      if (!any_name(runs, option) && !any_name(all, option))
        missing += fmt::format("papers {} {}\n", info->name, option.names);
    }
  }
  CHECK(missing == "");
}

TEST_CASE("every command and option stands in docs/commands.md", "[commands]") {
  const std::string docs = papers::test::read_file(source_folder / "docs/commands.md");
  const std::string filters = documented(docs, "Filters");
  const std::string formats = documented(docs, "Formats");
  std::string missing;
  for (const CommandInfo* info : papers::cli::commands()) {
    if (info->hidden) continue;
    const std::string text = documented(docs, info->name);
    if (text.empty()) missing += fmt::format("papers {}\n", info->name);
    const bool has_filters = text.find("(#filters)") != std::string::npos;
    const bool has_formats = text.find("(#formats)") != std::string::npos;
    for (const Option& option : arguments_of(*info).options) {
      if (any_name(text, option) || (has_filters && any_name(filters, option)) ||
          (has_formats && any_name(formats, option))) {
        continue;
      }
      missing += fmt::format("papers {} {}\n", info->name, option.names);
    }
  }
  for (const Option& option : global_arguments().options) {
    if (!any_name(docs, option)) missing += fmt::format("papers {}\n", option.names);
  }
  CHECK(missing == "");
}

}  // namespace papers::meta_command_rules_test
