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
  if (option.value == "FILE") return "_papers_files";
  if (!option.lister.empty()) return fmt::format("_papers_offer {}", option.lister);
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

/// What the words of a command can be, as assignments to `words`, `lister` and `files`.
std::string word_assignments(const Arguments& arguments) {
  std::string words, lister, files;
  for (const Positional& positional : arguments.positionals) {
    for (const std::string& word : positional.choices) words += " " + word;
    if (lister.empty()) lister = lister_of(positional);
    if (positional.name == "FILE") files = "; files=yes";
  }
  if (!lister.empty()) lister = fmt::format("; lister='{}'", lister);
  return fmt::format("words='{}'{}{}", words, lister, files);
}

}  // namespace

std::string bash_completion() {
  const Arguments globals = global_arguments();
  std::string values, words;
  append_value_cases(values, "*", globals);
  for_each_command([&](const CommandInfo& info, const Arguments& arguments) {
    append_value_cases(values, info.name, arguments);
    words += fmt::format("    {}) {}; options='{}' ;;\n", info.name, word_assignments(arguments),
                         option_words(arguments));
  });
  return fmt::format(R"script(# bash completion for papers; made by `papers completion bash`
_papers_files() {{
  local IFS=$'\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY+=($(compgen -f -- "$current"))
}}

# Takes the value of --db as it is typed: nothing has expanded it yet.
_papers_library() {{
  local file=${{1//[\\\"\']/}}
  library=(--db "${{file/#\~\//$HOME/}}")
}}

# Offers what a papers command lists, the text of each line before the tab. Not by compgen, which
# would run a $(command) that stands in the name of a document.
_papers_offer() {{
  local word
  while IFS=$'\t' read -r word _; do
    printf -v word %q "$word"
    if [[ $word == "$current"* ]]; then COMPREPLY+=("$word"); fi
  done < <(papers "${{library[@]}}" "$@" 2>/dev/null)
}}

_papers() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
  local command='' word words='' options='' lister='' files=no
  local last='' library=()
  # Readline splits --topic=agents in three, unless = is taken from COMP_WORDBREAKS.
  if [[ $current == = ]]; then
    current=''
  elif [[ $previous == = && $COMP_CWORD -gt 2 ]]; then
    previous=${{COMP_WORDS[COMP_CWORD - 2]}}
  elif [[ $current == --*=* ]]; then
    previous=${{current%%=*}} current=${{current#*=}}
  fi
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    if [[ $last == --db && $word == = ]]; then continue; fi
    if [[ $last == --db ]]; then
      _papers_library "$word"
    elif [[ $word == --db=* ]]; then
      _papers_library "${{word#--db=}}"
    elif [[ -z $command ]]; then
      case $word in
      {names}) command=$word ;;
      esac
    fi
    last=$word
  done
  case $command:$previous in
{values}  esac
  case $command in
    '') words='{spaced}' ;;
{words}  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options{globals}" -- "$current"))
    return
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [[ -n $lister ]]; then _papers_offer $lister; fi
  if [[ ${{COMPREPLY[0]}} == *: ]]; then compopt -o nospace 2>/dev/null; fi
  if [[ $files == yes ]]; then _papers_files; fi
}}
complete -F _papers papers
)script",
                     fmt::arg("names", fmt::to_string(fmt::join(command_names(), "|"))),
                     fmt::arg("values", values),
                     fmt::arg("spaced", fmt::to_string(fmt::join(command_names(), " "))),
                     fmt::arg("words", words), fmt::arg("globals", option_words(globals)));
}

}  // namespace papers::cli
