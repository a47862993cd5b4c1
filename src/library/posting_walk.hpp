// Postings out of the full-text index.
#pragma once

#include <functional>
#include <string_view>

#include "library/fts_walk.hpp"
#include "postings/block.hpp"

namespace papers::library {

/// Calls `visit` for each of `papers` that has the phrase, in ascending order: folded words with
/// blanks between them.
void for_each_posting(Database& database, std::string_view phrase, PaperSpan papers,
                      const std::function<void(const postings::Posting&)>& visit);

}  // namespace papers::library
