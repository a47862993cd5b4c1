// The query language on one screen.
#pragma once

#include <string>
#include <vector>

#include "cli/rows.hpp"

namespace papers::cli {

/// What can be written and what it finds; help and man page print it.
std::vector<Row> query_forms();

std::string query_help(int width_cols);

/// What --template can print.
std::string fields_help(int width_cols);

}  // namespace papers::cli
