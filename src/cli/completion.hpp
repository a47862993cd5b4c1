// Completion scripts and the man page: other shapes of the commands' own data.
#pragma once

#include <string>

#include "cli/command.hpp"

namespace papers::cli {

/// The papers command that prints what `positional` can be, a word a line and behind a tab what a
/// shell may show beside it; empty when it is neither of the library nor of the query language.
std::string lister_of(const Positional& positional);

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

/// papers(1) in man's macros. `version` as in --version.
std::string man_page(const std::string& version);

}  // namespace papers::cli
