// Sentences that lean on the one before them, and phrases that only tie them to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "summary/summary_spans.hpp"

namespace papers::summary {

/// Whether `phrase`, at the start of a sentence and before a comma, only ties it to the one before:
/// "specifically", "to this end".
bool is_connective(std::string_view phrase);

/// How much of a span only the sentence before it explains: a word of it, what it is about ("We
/// validate this theory"), or all that it says ("We answer this question").
enum class Leaning : std::uint8_t { none, some, much, all };

/// How the words of a span of the sentence lean on the sentence before it, without those that
/// are left off.
Leaning leaning_of(const Sentence& sentence, const SummaryWords& words, const Span& span,
                   const std::optional<PointingClause>& left_off = {});

/// Whether word `at` of a span that starts at word `first` points at something outside of it:
/// "this vision".
bool points_outside(const Sentence& sentence, const SummaryWords& words, std::size_t first,
                    std::size_t at);

}  // namespace papers::summary
