// Terms of papers: words and phrases of one to three words that stand in titles.
#pragma once

#include <vector>

#include "trends/listed.hpp"

namespace papers::trends {

/// The terms that stand in the title of a fifth of the papers that have them, and in a few papers;
/// what is part of a longer one and seldom alone is left out, an acronym counts with its long form.
std::vector<Trend> term_trends(library::Library& library, const Request& request,
                               const Papers& papers);

}  // namespace papers::trends
