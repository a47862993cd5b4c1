#include "search/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace papers::search {
namespace {
constexpr std::size_t longest_word_bytes = 64;  // nobody mistypes longer words than these
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
  const auto difference = static_cast<long>(a.size()) - static_cast<long>(b.size());
  if (std::labs(difference) > limit || a.size() > longest_word_bytes ||
      b.size() > longest_word_bytes)
    return limit + 1;
  std::array<std::array<int, longest_word_bytes + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const auto& before = rows[(i - 1) % 3];
    auto& row = rows[i % 3];
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int changed = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({changed, before[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

int tolerated_edits(std::size_t length) { return length < 4 ? 0 : length < 8 ? 1 : 2; }

}  // namespace papers::search
