// Which words are options and which are text, decided before any parser sees them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace papers::cli {

/// Options every command takes, before or after its name.
struct GlobalOptions {
  std::optional<std::string> db;
  std::string color = "auto";
  bool quiet = false;
  bool no_pager = false;
  bool help = false;
  bool version = false;

  void declare(Arguments& arguments);
};

struct SplitWords {
  std::vector<std::string> options;  ///< long options with their values, in order
  std::vector<std::string> typed;    ///< the long names alone: "--limit"
  std::vector<std::string> texts;    ///< everything else
};

/// Splits the words of a command. With `dash_words` only known options are options (`-n 5`, `-n5`,
/// `-n=5`, `-qn5`, `--limit=5`); other words with a dash are text, unless they look like a long
/// option misspelt, or are one of another command: UsageError with a suggestion, as for a value
/// given to a flag. Without it every
/// word with a dash is an option. `--` ends options, a lone `-` is text.
SplitWords split_words(const std::vector<std::string>& words, const Arguments& arguments,
                       bool dash_words);

/// The place of the command's name in the words of a command line, behind options of every command
/// or of its own; words.size() when there is none.
std::size_t find_command_word(const std::vector<std::string>& words, const Arguments& globals);

/// Moves `texts` into the positionals. Throws UsageError for missing or surplus words.
void fill_positionals(const Arguments& arguments, const std::vector<std::string>& texts);

/// Parses option words into their targets. Throws UsageError for unknown options (with a
/// suggestion), missing or wrong values.
void parse_options(const Arguments& arguments, const std::vector<std::string>& words);

/// "-n,--limit" as {"-n", "--limit"}.
std::vector<std::string> option_names(const Option& option);
/// The last of its names, by which settings and messages call it: "--limit".
std::string long_name(const Option& option);
/// "text|json" as {"text", "json"}; empty for values that are no choice.
std::vector<std::string> option_choices(const Option& option);

/// Throws UsageError with a suggestion unless `value` is one of `choices` (empty: all are right).
void check_choice(const std::string& name, const std::string& value,
                  const std::vector<std::string>& choices);

/// The number that `value` is. Throws UsageError, with `name` for the option, when it is none from
/// 0.
std::int64_t whole_number(const std::string& name, const std::string& value);

/// Throws UsageError, with `name` for the option, unless `value` is one that it takes.
void check_value(const Option& option, const std::string& name, const std::string& value);

/// ", did you mean 'X'?" or nothing: what other programs' word stands for, or the nearest one.
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);
/// The same for an option that a command does not have: "--json" may mean "--format json".
std::string suggestion_for_option(std::string_view name, const Arguments& arguments);

}  // namespace papers::cli
