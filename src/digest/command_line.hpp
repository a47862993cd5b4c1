// A search request as the papers command that a person would type.
#pragma once

#include <string>
#include <string_view>

#include "search/request.hpp"

namespace papers::digest {

/// `word` as one shell word, quoted only when it must be.
std::string shell_quoted(std::string_view word);

/// "papers list --sort votes … -n 0 'query'": everything the request matches, unlimited; "papers
/// show 3 1" for one that names papers.
std::string list_command(const search::Request& request);

}  // namespace papers::digest
