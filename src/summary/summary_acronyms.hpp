// Abbreviations that only another sentence of the abstract explains.
#pragma once

#include <string>
#include <string_view>

namespace papers::summary {

/// Whether the word has the form of an abbreviation that not every reader knows: "RSI", "VAEs".
bool is_acronym(std::string_view word);

/// "recursive self-improvement (RSI)" of "RSI", where `abstract` says so; else empty. Schwartz and
/// Hearst, A simple algorithm for identifying abbreviation definitions (2003).
std::string spelled_out(std::string_view abstract, std::string_view acronym);

}  // namespace papers::summary
