#include "cli/bars.hpp"

#include <algorithm>
#include <array>

namespace papers::cli {
namespace {

constexpr std::array<const char*, 9> widths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
constexpr std::array<const char*, 9> heights = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

}  // namespace

std::string bar(std::uint64_t value, std::uint64_t largest, int width_cols) {
  if (value == 0 || largest == 0) return {};
  const std::uint64_t eighths = std::max<std::uint64_t>(
      1, std::min(value, largest) * static_cast<std::uint64_t>(width_cols) * 8 / largest);
  std::string text;
  for (std::uint64_t i = 0; i < eighths / 8; ++i) text += widths[8];
  return text + widths[eighths % 8];
}

std::string sparkline(const std::vector<std::uint64_t>& values) {
  std::uint64_t largest = 1;
  for (const std::uint64_t value : values) largest = std::max(largest, value);
  std::string text;
  for (const std::uint64_t value : values) text += heights[(value * 8 + largest - 1) / largest];
  return text;
}

}  // namespace papers::cli
