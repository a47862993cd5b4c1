// Numbers as pictures in text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace papers::cli {

/// A horizontal bar of at most `width_cols` columns in eighths; never empty for a value above 0.
std::string bar(std::uint64_t value, std::uint64_t largest, int width_cols);

/// One character a value, scaled to the largest; a blank for 0.
std::string sparkline(const std::vector<std::uint64_t>& values);

}  // namespace papers::cli
