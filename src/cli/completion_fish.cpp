#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/command_data.hpp"
#include "cli/completion.hpp"

namespace papers::cli {
namespace {

std::string fish_quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string value_words(const Option& option) {
  if (option.value.empty()) return {};
  const auto choices = option_choices(option);
  if (!choices.empty()) {
    return fmt::format(" -xa {}", fish_quoted(fmt::to_string(fmt::join(choices, " "))));
  }
  if (option.value == "FILE") return " -rF";
  if (!option.lister.empty()) return fmt::format(" -xa '(__papers_list {})'", option.lister);
  return " -x";
}

void append_option(std::string& out, const std::string& condition, const Option& option) {
  out += "complete -c papers" + condition;
  for (const std::string& name : option_names(option)) {
    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  out += fmt::format("{} -d {}\n", value_words(option), fish_quoted(option.help));
}

}  // namespace

std::string fish_completion() {
  std::string out =
      "# fish completion for papers; made by `papers completion fish`\n"
      "complete -c papers -f\n"
      "# What a papers command lists, of the library that is named on the line.\n"
      "function __papers_list\n"
      "  set -l words (commandline -opc)\n"
      "  set -l library\n"
      "  for i in (seq (count $words))\n"
      "    if string match -q -- --db $words[$i]; and test $i -lt (count $words)\n"
      "      set library --db (string replace -r '^~/' \"$HOME/\" $words[(math $i + 1)])\n"
      "    else if string match -q -- '--db=*' $words[$i]\n"
      "      set library $words[$i]\n"
      "    end\n"
      "  end\n"
      "  papers $library $argv 2>/dev/null\n"
      "end\n";
  for (const Option& option : global_arguments().options) append_option(out, "", option);
  for_each_command([&out](const CommandInfo& info, const Arguments& arguments) {
    out += fmt::format("complete -c papers -n __fish_use_subcommand -a {} -d {}\n", info.name,
                       fish_quoted(info.summary));
    const std::string condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", info.name);
    for (const Option& option : arguments.options) append_option(out, condition, option);
    for (const Positional& positional : arguments.positionals) {
      if (positional.name == "FILE") out += fmt::format("complete -c papers{} -F\n", condition);
      if (const std::string lister = lister_of(positional); !lister.empty()) {
        out += fmt::format("complete -c papers{} -k -a '(__papers_list {})'\n", condition, lister);
      }
      if (!positional.choices.empty()) {
        out += fmt::format("complete -c papers{} -a {}\n", condition,
                           fish_quoted(fmt::to_string(fmt::join(positional.choices, " "))));
      }
    }
  });
  return out;
}

}  // namespace papers::cli
