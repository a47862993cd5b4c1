// What a sentence is in its abstract: what the authors do, or what they start from and end with.
// Who wants one sentence wants the first, which argumentative zoning calls "own": Teufel and
// Moens, Summarizing scientific articles (2002).
#pragma once

#include <cstddef>
#include <cstdint>

#include "summary/summary_spans.hpp"

namespace papers::summary {

/// The first statement that words `first` to `end` of a sentence make about the work itself.
struct Claim {
  enum class Kind : std::uint8_t { none, offers, shows, other } kind = Kind::none;
  std::size_t subject = 0;  ///< the word for the authors or the work
  std::size_t verb = 0;     ///< the word that says what they do
};
Claim claim_in(const Sentence& sentence, std::size_t first, std::size_t end);

/// What the authors do; what they suppose before it or reach by it; what is so without them.
enum class Role : std::uint8_t { deed, aside, background };

/// `starts_with_name`: the span's first word is the name that the work goes by.
Role role_of(const Sentence& sentence, const SummaryWords& words, const Span& span,
             bool starts_with_name);

}  // namespace papers::summary
