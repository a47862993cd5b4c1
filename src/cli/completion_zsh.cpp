#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/command_data.hpp"
#include "cli/completion.hpp"

namespace papers::cli {
namespace {

/// Text inside a single-quoted _arguments specification.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\'') {
      result += "'\\''";
    } else if (c == '[' || c == ']' || c == ':' || c == '\\') {
      result += '\\';
      result += c;
    } else {
      result += c;
    }
  }
  return result;
}

std::string value_action(const Option& option) {
  const auto choices = option_choices(option);
  if (!choices.empty()) return fmt::format("({})", fmt::join(choices, " "));
  if (option.value == "FILE") return "_files";
  if (!option.lister.empty()) return fmt::format("{{_papers_values {}}}", option.lister);
  return " ";
}

void append_option(std::string& out, const Option& option) {
  const bool repeats = std::holds_alternative<std::vector<std::string>*>(option.target);
  for (const std::string& name : option_names(option)) {
    out += fmt::format(" \\\n        '{}{}", repeats ? "*" : "", name);
    if (!option.value.empty() && name.starts_with("--")) out += "=";
    out += fmt::format("[{}]", escaped(option.help));
    if (!option.value.empty()) {
      const bool choice = !option_choices(option).empty();
      out += fmt::format(":{}:{}", choice ? "which" : option.value, value_action(option));
    }
    out += "'";
  }
}

void append_positional(std::string& out, const Positional& positional) {
  std::string action = " ";
  if (positional.name == "FILE") action = "_files";
  if (!positional.choices.empty()) {
    action = fmt::format("({})", fmt::join(positional.choices, " "));
  } else if (const std::string lister = lister_of(positional); !lister.empty()) {
    action = fmt::format("{{_papers_values {}}}", lister);
  }
  out += fmt::format(" \\\n        '{}:{}:{}'", positional.repeated ? "*" : "", positional.name,
                     action);
}

}  // namespace

std::string zsh_completion() {
  const Arguments globals = global_arguments();
  std::string global_specs, descriptions, cases;
  for (const Option& option : globals.options) append_option(global_specs, option);
  for_each_command([&](const CommandInfo& info, const Arguments& arguments) {
    descriptions += fmt::format("    '{}:{}'\n", info.name, escaped(info.summary));
    cases += fmt::format("      {})\n        _arguments -s{}", info.name, global_specs);
    for (const Option& option : arguments.options) append_option(cases, option);
    for (const Positional& positional : arguments.positionals) {
      append_positional(cases, positional);
    }
    cases += " ;;\n";
  });
  return fmt::format(R"script(#compdef papers
# zsh completion for papers; made by `papers completion zsh`
# What a papers command lists: a word a line, behind a tab what it means.
_papers_values() {{
  local -a values library
  local file=${{(Q)${{opt_args[--db]:-$db}}}}
  if [[ -n $file ]]; then library=(--db "${{file/#\~\//$HOME/}}"); fi
  values=(${{(f)"$(papers $library "$@" 2>/dev/null | sed 's/:/\\:/g; s/\t/:/')"}})
  _describe -V 'value' values
}}

_papers() {{
  local context state state_descr line db
  typeset -A opt_args
  local -a commands
  commands=(
{descriptions}  )
  _arguments -C -s{globals} \
        '1:command:->command' '*::word:->words'
  db=$opt_args[--db]
  case $state in
    command) _describe 'command' commands ;;
    words)
      case $line[1] in
{cases}      esac ;;
  esac
}}

if [ "$funcstack[1]" = _papers ]; then
  _papers "$@"
else
  compdef _papers papers
fi
)script",
                     fmt::arg("descriptions", descriptions), fmt::arg("globals", global_specs),
                     fmt::arg("cases", cases));
}

}  // namespace papers::cli
