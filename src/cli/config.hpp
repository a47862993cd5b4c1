// $XDG_CONFIG_HOME/papers/config.toml: defaults for options, read only when the file exists.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace papers::cli {

/// Where the user's own files are: $XDG_CONFIG_HOME/papers (absolute only), else ~/.config/papers;
/// empty without a home.
std::filesystem::path config_folder();

struct Config {
  std::vector<std::string> option_words;  ///< "--limit=5", for before the typed words
  MailSettings mail;
};

/// Settings for one command: top-level keys are options of every command that takes them so, a
/// table named like a command holds that command's, `[mail]` is about digests sent by mail. Keys
/// are long option names without dashes. Throws Error with file:line for what it does not
/// understand.
Config read_config(const CommandInfo& command, const Arguments& arguments);

}  // namespace papers::cli
