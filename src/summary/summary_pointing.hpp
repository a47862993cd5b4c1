// Clauses that say what something is for by pointing at a sentence that nobody sees: "that
// addresses these challenges". What they stand in says as much without them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "summary/summary_spans.hpp"

namespace papers::summary {

/// The first in the span. None where what is left would be no whole sentence.
std::optional<PointingClause> pointing_clause(const Sentence& sentence, const SummaryWords& words,
                                              const Span& span);

/// Whether "to", word `at`, completes what a word before it needs: "allows models to".
bool completes_need(const Sentence& sentence, const SummaryWords& words, std::size_t first,
                    std::size_t at);

}  // namespace papers::summary
