// Function words that are half of a term: "few shot", "on policy", "sim to real".
#pragma once

#include <vector>

#include "search/query.hpp"
#include "search/vocabulary.hpp"

namespace papers::search {

/// `nodes` (children of one `all`) with words in a row made one word where the library takes them
/// for one term: a function word among them, and some paper writes them with hyphens
/// ("sim to real" -> sim-to-real). Nothing but function words become one sequence where a paper has
/// it ("to be or not to be").
std::vector<Node> with_terms_joined(const std::vector<Node>& nodes, Vocabulary& vocabulary);

}  // namespace papers::search
