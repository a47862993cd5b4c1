#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/command_data.hpp"
#include "cli/completion.hpp"

namespace papers::cli {
namespace {

std::string option_words(const Arguments& arguments) {
  std::string words;
  for (const Option& option : arguments.options) {
    for (const std::string& name : option_names(option)) words += " " + name;
  }
  return words;
}

/// What completes an option's value: a shell command that fills COMPREPLY; empty for free text.
std::string value_completion(const Option& option) {
  const auto choices = option_choices(option);
  if (!choices.empty()) {
    return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$current\"))", fmt::join(choices, " "));
  }
  if (option.value == "FILE") return "COMPREPLY=($(compgen -f -- \"$current\"))";
  if (!option.lister.empty()) {
    return fmt::format("COMPREPLY=($(compgen -W \"$(papers {} 2>/dev/null)\" -- \"$current\"))",
                       option.lister);
  }
  return ":";
}

void append_value_cases(std::string& out, const std::string& command, const Arguments& arguments) {
  for (const Option& option : arguments.options) {
    if (option.value.empty()) continue;
    std::string patterns;
    for (const std::string& name : option_names(option)) {
      patterns += fmt::format("{}{}:{}", patterns.empty() ? "" : "|", command, name);
    }
    out += fmt::format("    {}) {}; return ;;\n", patterns, value_completion(option));
  }
}

bool takes_files(const Arguments& arguments) {
  for (const Positional& positional : arguments.positionals) {
    if (positional.name == "FILE") return true;
  }
  return false;
}

/// The words a positional can be, when they are few and known: "bash|zsh|fish".
std::string known_words(const Arguments& arguments) {
  std::string words;
  for (const Positional& positional : arguments.positionals) {
    for (const std::string& word : positional.choices) words += " " + word;
  }
  return words;
}

}  // namespace

std::string bash_completion() {
  const Arguments globals = global_arguments();
  std::string values, words;
  append_value_cases(values, "*", globals);
  for_each_command([&](const CommandInfo& info, const Arguments& arguments) {
    append_value_cases(values, info.name, arguments);
    words += fmt::format("    {}) words='{}{}'", info.name, known_words(arguments),
                         option_words(arguments));
    words += takes_files(arguments) ? "; files=yes ;;\n" : " ;;\n";
  });
  return fmt::format(R"script(# bash completion for papers; made by `papers completion bash`
_papers() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
  local command='' word words='' files=no
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case $word in
    {names}) command=$word; break ;;
    esac
  done
  case $command:$previous in
{values}  esac
  case $command in
    '') words='{spaced}' ;;
{words}  esac
  COMPREPLY=($(compgen -W "$words{globals}" -- "$current"))
  if [[ $files == yes && $current != -* ]]; then
    COMPREPLY+=($(compgen -f -- "$current"))
  fi
}}
complete -o filenames -F _papers papers
)script",
                     fmt::arg("names", fmt::to_string(fmt::join(command_names(), "|"))),
                     fmt::arg("values", values),
                     fmt::arg("spaced", fmt::to_string(fmt::join(command_names(), " "))),
                     fmt::arg("words", words), fmt::arg("globals", option_words(globals)));
}

}  // namespace papers::cli
