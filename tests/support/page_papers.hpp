// Papers for rendered pages, out of the site's own JSON. Reads it without the product's readers, so
// that a mistake of theirs cannot hide.
#pragma once

#include <string_view>
#include <vector>

#include "support/page_layouts.hpp"

namespace papers::test {

/// The rows of one day's answer of the API, in order; rows that are no objects are left out.
std::vector<PagePaper> page_papers(std::string_view api_json);

}  // namespace papers::test
