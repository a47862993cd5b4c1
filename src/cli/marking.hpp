// Tags put on papers, as tag, star and dismiss do it.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace papers::cli {

/// Adds and takes away tags of the papers that `ids` name, and says how many changed.
ExitCode mark_papers(Context& context, const std::vector<std::string>& ids,
                     const std::vector<std::string>& added,
                     const std::vector<std::string>& removed);

}  // namespace papers::cli
