// Completion scripts and the man page: other shapes of the commands' own data.
#pragma once

#include <string>

namespace papers::cli {

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

/// papers(1) in man's macros. `version` as in --version.
std::string man_page(const std::string& version);

}  // namespace papers::cli
