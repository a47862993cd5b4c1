// The sentence of an abstract that says what the work does.
#pragma once

#include <string>
#include <string_view>

#include "paper/paper.hpp"

namespace papers::summary {

/// A span of one sentence of `abstract` that reads as a whole sentence: it starts with a
/// capital and ends with a stop, or with an ellipsis where the rest was left off. One that leans on
/// the sentence before it only where there is no other. Abbreviations are spelled out as another
/// sentence does. Empty for an empty abstract.
/// Choice and trimming are measured by scripts/summary-eval.
std::string one_sentence(std::string_view title, std::string_view abstract);

/// Fills paper.summary with it, cut after a few hundred columns.
void add_summary(Paper& paper);

}  // namespace papers::summary
