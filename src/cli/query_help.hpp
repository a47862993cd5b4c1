// The query language on one screen.
#pragma once

#include <span>
#include <string>

#include "cli/rows.hpp"

namespace papers::cli {

/// What can be written and what it finds; help and man page print it.
std::span<const Row> query_forms();

std::string query_help(int width_cols);

}  // namespace papers::cli
